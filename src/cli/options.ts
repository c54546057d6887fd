import { parseArgs } from 'node:util';
import type { Language } from './words.js';

const FORMATS = ['text', 'json', 'ndjson', 'addresses', 'ledger', 'recognition'] as const;
export type OutputFormat = (typeof FORMATS)[number];

export interface Options {
  files: string[];
  format: OutputFormat;
  all: boolean;
  selfTest: boolean;
  rules: string | null;
  /** An exported finding list, whose choices about the reading are made again. */
  choices: string | null;
  lang: Language;
  encoding: string | null;
  /** Of several reports in a file, the one to audit, counted from 1. */
  part: number | null;
  help: boolean;
  version: boolean;
}

/** A command that makes no sense; the message is the parser's own and names the option. */
export class UsageError extends Error {}

export function parseOptions(args: readonly string[]): Options {
  const { values, positionals } = parse(args);
  return {
    // `gouji audit FILE…` reads well, and other verbs may come.
    files: positionals[0] === 'audit' ? positionals.slice(1) : positionals,
    format: oneOf('format', values.format, FORMATS),
    all: values.all,
    selfTest: values['self-test'],
    rules: values.rules ?? null,
    choices: values.choices ?? null,
    lang: oneOf('lang', values.lang, ['zh', 'en'] as const),
    encoding: values.encoding ?? null,
    part: values.part === undefined ? null : wholeNumber('part', values.part),
    help: values.help,
    version: values.version,
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        format: { type: 'string', default: 'text' },
        all: { type: 'boolean', default: false },
        'self-test': { type: 'boolean', default: false },
        rules: { type: 'string' },
        choices: { type: 'string' },
        lang: { type: 'string', default: 'zh' },
        encoding: { type: 'string' },
        part: { type: 'string' },
        help: { type: 'boolean', short: 'h', default: false },
        version: { type: 'boolean', default: false },
      },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function wholeNumber(option: string, value: string): number {
  if (!/^[1-9]\d*$/.test(value)) throw new UsageError(`--${option} ${value}: 1, 2, 3 …`);
  return Number(value);
}

function oneOf<T extends string>(option: string, value: string, allowed: readonly T[]): T {
  const found = allowed.find((each) => each === value);
  if (found === undefined) throw new UsageError(`--${option} ${value}: ${allowed.join(' | ')}`);
  return found;
}
