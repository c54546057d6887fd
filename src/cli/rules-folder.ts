import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { builtinPack, withOwn, type Pack } from '../engine/audit.js';
import type { CliWords } from './words.js';

/** A folder of rules that cannot be used, in words. */
export class RulesError extends Error {}

/** The shipped rules, with those of `folder` added or in their place. Throws RulesError, and PackError for rules that are broken. */
export async function rulesWith(folder: string | null, words: CliWords): Promise<{ pack: Pack; own: string[] }> {
  if (folder === null) return { pack: builtinPack(), own: [] };
  const files = await jsonFiles(folder, words);
  if (files.length === 0) throw new RulesError(words.noRules(folder));
  const parsed: Record<string, unknown> = {};
  for (const path of files) {
    const name = relative(folder, path).split(sep).join('/');
    try {
      parsed[name] = JSON.parse((await readFile(path, 'utf8')).replace(/^\uFEFF/, ''));
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
      throw new RulesError(`${path}: ${words.brokenJson(error.message)}`);
    }
  }
  return withOwn(parsed);
}

async function jsonFiles(folder: string, words: CliWords): Promise<string[]> {
  try {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    return entries
      .filter((entry) => entry.isFile() && entry.name.endsWith('.json'))
      .map((entry) => join(entry.parentPath, entry.name))
      .sort();
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')) throw new RulesError(words.noSuchRules(folder));
    throw error;
  }
}
