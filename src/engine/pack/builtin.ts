import { sha256 } from 'virtual:checked-rules';
import { packOf, type Pack } from './pack.js';

const PREFIX = '/rules/';

/** The shipped rules as files: path below rules/ → JSON. A user's own are added to these. */
export const builtinFiles: Record<string, unknown> = Object.fromEntries(
  Object.entries(import.meta.glob(['/rules/**/*.json', '!/rules/schema/**'], { eager: true, import: 'default' })).map(([path, json]) => [
    path.slice(PREFIX.length),
    json,
  ]),
);

/** The shipped rules. The build checked them by `loadPack`, and there is none with rules that it refuses. */
export function builtinPack(): Pack {
  return packOf(builtinFiles, sha256);
}
