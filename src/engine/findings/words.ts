import type { Words } from '../rules/check.js';

/** Codes of rules/common/messages.json with their wording; `{name}` stands for a value. */
export type Messages = Record<string, Words>;

/** The words of `code` with its placeholders filled. A code or a value that is missing is a mistake of the program and throws. */
export function words(messages: Messages, code: string, values: Record<string, string> = {}): Words {
  const message = Object.hasOwn(messages, code) ? messages[code] : undefined;
  if (message === undefined) throw new Error(`no words for message code '${code}'`);
  return { zh: fill(message.zh, values, code), en: fill(message.en, values, code) };
}

function fill(text: string, values: Record<string, string>, code: string): string {
  return text.replace(/\{([a-zA-Z]+)\}/g, (_, name: string) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    if (value === undefined) throw new Error(`message '${code}' needs a value for {${name}}`);
    return value;
  });
}
