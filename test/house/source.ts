import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseSync } from 'vite';
import { root } from '../../scripts/house.mjs';

export interface Import {
  /** Posix path below the project's folder. */
  file: string;
  /** As written, without `?query`. */
  from: string;
  /** `import type`: gone when built. */
  typeOnly: boolean;
}

/** Posix paths of all files below a folder that end with `ending`. */
export function files(folder: string, ending = '.ts'): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
    .filter((name) => name.endsWith(ending))
    .sort();
}

export function read(file: string): string {
  return readFileSync(join(root, file), 'utf8');
}

/** Every import and re-export of a file. */
export function imports(file: string): Import[] {
  const { module } = parse(file);
  const found = module.staticImports.map(({ moduleRequest, entries }) => ({
    from: moduleRequest.value,
    typeOnly: entries.length > 0 && entries.every((entry) => entry.isType),
  }));
  for (const { entries } of module.staticExports) {
    for (const entry of entries) if (entry.moduleRequest) found.push({ from: entry.moduleRequest.value, typeOnly: entry.isType });
  }
  const source = read(file);
  for (const { moduleRequest } of module.dynamicImports) found.push({ from: source.slice(moduleRequest.start + 1, moduleRequest.end - 1), typeOnly: false });
  return found.map(({ from, typeOnly }) => ({ file, from: from.replace(/\?.*$/, ''), typeOnly }));
}

/** The source of every string, template and regular expression of a file, as written. */
export function literals(file: string): { line: number; text: string }[] {
  const source = read(file);
  const found: { line: number; text: string }[] = [];
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) return node.forEach(visit);
    if (typeof node !== 'object' || node === null) return;
    const { type, start, end } = node as { type?: string; start?: number; end?: number };
    if (type === 'Literal' || type === 'TemplateElement') {
      found.push({ line: source.slice(0, start).split('\n').length, text: source.slice(start, end) });
    }
    Object.values(node).forEach(visit);
  };
  visit(parse(file).program);
  return found;
}

function parse(file: string): ReturnType<typeof parseSync> {
  const parsed = parseSync(file, read(file));
  if (parsed.errors.length > 0) throw new Error(`${file}: ${parsed.errors[0]?.message}`);
  return parsed;
}
