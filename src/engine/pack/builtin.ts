import { loadPack, type Pack } from './pack.js';

const PREFIX = '/rules/';

/** The shipped rules as files: path below rules/ → JSON. A user's own are added to these. */
export const builtinFiles: Record<string, unknown> = Object.fromEntries(
  Object.entries(import.meta.glob(['/rules/**/*.json', '!/rules/schema/**'], { eager: true, import: 'default' })).map(([path, json]) => [
    path.slice(PREFIX.length),
    json,
  ]),
);

/** The shipped rules, checked. Throws PackError. */
export function builtinPack(): Pack {
  return loadPack(builtinFiles);
}
