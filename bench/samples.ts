import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';

export interface Sample {
  name: string;
  path: string;
  bytes: Uint8Array;
}

/** The reports of a folder in a format that is read, as bytes; paths are those of the project, from where the runner starts. */
export function samples(folder = 'sample-reports', formats = /\.(txt|pdf|docx|xlsx|html)$/): Sample[] {
  return readdirSync(folder)
    .filter((name) => formats.test(name))
    .sort()
    .map((name) => sample(join(folder, name)));
}

export function sample(path: string): Sample {
  return { name: basename(path), path, bytes: new Uint8Array(readFileSync(path)) };
}

/** Real reports that developers may keep beside the project; none where the folder is absent. */
export function realReports(formats = /final-accounts\.txt$/): Sample[] {
  const folder = join('..', 'shared', 'reports');
  return existsSync(folder) ? samples(folder, formats) : [];
}
