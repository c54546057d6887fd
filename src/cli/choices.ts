import { readFile } from 'node:fs/promises';
import { importList, worded, type Choice, type Pack } from '../engine/audit.js';
import { faultOf } from './inputs.js';
import type { CliWords, Language } from './words.js';

/** A list whose choices cannot be made again, in words. */
export class ChoicesError extends Error {}

/** What was decided about the reading of one report. */
export interface Chosen {
  /** Of the report's file. */
  sha256: string;
  name: string;
  choices: Choice[];
  /** The encoding among them, which is needed before the report is read. */
  encoding: string | null;
}

/** The choices of an exported finding list. Throws ChoicesError. */
export async function choicesFrom(path: string, pack: Pick<Pack, 'messages'>, lang: Language, words: CliWords): Promise<Chosen> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    throw new ChoicesError(`${path}: ${words[faultOf(error)]}`);
  });
  const result = importList(text);
  if (!result.ok) throw new ChoicesError(`${path}: ${worded(pack.messages, result.code, result.values)[lang]}`);
  const { report, choices } = result.list;
  return {
    sha256: report.sha256,
    name: report.name,
    choices,
    encoding: choices.flatMap((choice) => (choice.kind === 'encoding' ? [choice.encoding] : [])).at(-1) ?? null,
  };
}
