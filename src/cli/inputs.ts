import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** What reports are called; whether a file is one, its content tells. */
const REPORT = /\.(?:txt|text|md|html?|pdf|docx?|xlsx?|csv)$/i;

export type Input = { path: string } | { path: string; fault: 'noSuchFile' | 'notReadable' | 'emptyFolder' };

/** The files behind the arguments, folders opened, in a fixed order; an argument that leads to none says why. */
export async function inputsOf(paths: readonly string[]): Promise<Input[]> {
  const found: Input[] = [];
  for (const path of paths) found.push(...(await inputsAt(path)));
  return found;
}

async function inputsAt(path: string): Promise<Input[]> {
  try {
    if (!(await stat(path)).isDirectory()) return [{ path }];
    const entries = await readdir(path, { recursive: true, withFileTypes: true });
    const files = entries
      .filter((entry) => entry.isFile() && REPORT.test(entry.name) && !entry.name.startsWith('.') && !entry.name.startsWith('~$'))
      .map((entry) => join(entry.parentPath, entry.name))
      .sort();
    return files.length > 0 ? files.map((file) => ({ path: file })) : [{ path, fault: 'emptyFolder' }];
  } catch (error) {
    return [{ path, fault: faultOf(error) }];
  }
}

/** Which words explain a failure of the file system; any other failure is passed on. */
export function faultOf(error: unknown): 'noSuchFile' | 'notReadable' {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (code === 'ENOENT' || code === 'ENOTDIR') return 'noSuchFile';
  if (code === 'EACCES' || code === 'EPERM') return 'notReadable';
  throw error;
}
