import { builtinFiles } from './builtin.js';
import { holdsRules, loadPack, type Pack } from './pack.js';

/**
 * The shipped rules with a user's own: a file of the same path replaces the shipped file, a rule of the same id the shipped rule.
 * `files`: path below the user's folder → parsed JSON. Throws PackError.
 */
export function withOwn(files: Record<string, unknown>): { pack: Pack; own: string[] } {
  const own = Object.entries(files)
    .filter(([path]) => isRuleFile(path))
    .flatMap(([, json]) => rulesIn(json))
    .map(idOf)
    .filter((id) => id !== null);
  const replaced = new Set(own);
  const shipped = Object.entries(builtinFiles)
    .filter(([path]) => !Object.hasOwn(files, path))
    .map(([path, json]) => [path, isRuleFile(path) ? rulesIn(json).filter((rule) => !replaced.has(idOf(rule) ?? '')) : json]);
  return { pack: loadPack({ ...Object.fromEntries(shipped), ...files }), own };
}

function isRuleFile(path: string): boolean {
  const folder = path.slice(0, Math.max(0, path.lastIndexOf('/')));
  return holdsRules(folder) && !/(^|\/)layout$/.test(folder);
}

/** A rule file is a list of rules or one rule. */
function rulesIn(json: unknown): unknown[] {
  return Array.isArray(json) ? json : [json];
}

/** What a broken file lacks is for the loader to say. */
function idOf(rule: unknown): string | null {
  return typeof rule === 'object' && rule !== null && 'id' in rule && typeof rule.id === 'string' ? rule.id : null;
}
