import { engineMessage } from '../words/engine-messages.js';
import type { Language, Words as PageWords } from '../words/words.js';
import { WorkerError } from '../workers.js';

/** Something that went wrong with one file, kept as data so that it can be told in either language. */
export interface Problem {
  file: string;
  /** A code of rules/common/messages.json, one of the page's own, or 'unexpected'. */
  code: string;
  values: Record<string, string>;
  /** Where in the program; no text of the document. */
  trace: string;
  at: string;
  bytes: number | null;
}

/** What, where, what to do. */
export interface Telling {
  what: string;
  where: string | null;
  todo: string;
}

export function problemOf(error: unknown, file: string, bytes: number | null): Problem {
  const base = { file, bytes, at: new Date().toISOString() };
  if (error instanceof WorkerError) {
    const { code, values, trace } = error.fault;
    return { ...base, code: code ?? 'unexpected', values, trace };
  }
  if (error instanceof DOMException && ['NotFoundError', 'NotReadableError', 'NotAllowedError'].includes(error.name))
    return { ...base, code: 'unreadable', values: {}, trace: error.name };
  const frames = error instanceof Error ? (error.stack ?? '').split('\n').filter((line) => /^\s*at\s/.test(line)) : [];
  return { ...base, code: 'unexpected', values: {}, trace: [error instanceof Error ? error.name : typeof error, ...frames.slice(0, 12)].join('\n') };
}

export function tell(problem: Problem, words: PageWords, language: Language): Telling {
  const { problem: w } = words;
  const path = problem.values['path'];
  const where = path === undefined ? null : w.path(path);
  const worded = engineMessage(problem.code, problem.values, language);
  if (worded !== null) return { what: worded, where, todo: problem.code.startsWith('import-') ? w.notListTodo : w.readTodo };
  const seconds = problem.values['seconds'] ?? '';
  switch (problem.code) {
    case 'read-too-long':
    case 'audit-too-long':
      return { what: w.tooLong(seconds), where, todo: w.tooLongTodo };
    case 'unreadable':
      return { what: w.unreadable, where, todo: w.unreadableTodo };
    case 'no-files':
      return { what: w.noFiles, where, todo: w.noFilesTodo };
    case 'too-big':
      return { what: w.tooBig(problem.values['size'] ?? '', problem.values['limit'] ?? ''), where, todo: w.tooBigTodo };
    default:
      return { what: w.unexpected, where, todo: w.unexpectedTodo };
  }
}

/** For the maintainers: program, browser, code; the file only by its size and ending. */
export function diagnostics(problem: Problem, version: string, browser: string): string {
  const ending = /\.[A-Za-z0-9]{1,8}$/.exec(problem.file)?.[0] ?? '';
  const known = Object.fromEntries(Object.entries(problem.values).filter(([key]) => ['path', 'seconds', 'limit', 'count'].includes(key)));
  return JSON.stringify(
    {
      product: 'gouji',
      version,
      browser,
      at: problem.at,
      code: problem.code,
      values: known,
      file: { ending, bytes: problem.bytes },
      trace: problem.trace.split('\n'),
    },
    null,
    2,
  );
}
