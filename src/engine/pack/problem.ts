import type { Words } from './words.js';

/** Why a rule pack is refused, at one place of one file. */
export interface Problem {
  file: string;
  /** Null where the file as a whole is meant, or the rule has no id. */
  rule: string | null;
  /** JSON pointer from the rule: '/conditions/all/0/params/at'; '' for the rule or file itself. */
  path: string;
  message: Words;
}

/** A pack that cannot be used; says everything that is wrong with it, not only the first. */
export class PackError extends Error {
  constructor(readonly problems: Problem[]) {
    super(
      problems.map(({ file, rule, path, message }) => `${file}${rule === null ? '' : ` ${rule}`}${path === '' ? '' : ` ${path}`}: ${message.en}`).join('\n'),
    );
    this.name = 'PackError';
  }
}

export type Messages = Record<string, Words>;

/** A problem before it is put into words. */
export interface Fault {
  path: string;
  code: string;
  values: Record<string, string>;
}

export function fault(path: string, code: string, values: Record<string, string> = {}): Fault {
  return { path, code, values };
}

/** Words of a code. One that has none is a mistake of the program, and throws. */
export function worded(messages: Messages, code: string, values: Record<string, string | Words> = {}): Words {
  const words = Object.hasOwn(messages, code) ? messages[code] : undefined;
  if (!words) throw new Error(`no words for ${code} in common/messages.json`);
  return { zh: fill(words.zh, values, 'zh'), en: fill(words.en, values, 'en') };
}

/** Fills {placeholders}; one without a value is left as it stands. */
export function fill(text: string, values: Record<string, string | Words>, language: keyof Words): string {
  return text.replace(/\{([a-zA-Z]+)\}/g, (whole, name: string) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    return value === undefined ? whole : typeof value === 'string' ? value : value[language];
  });
}
