import { build, type InlineConfig, type Plugin, type Rolldown } from 'vite';

const suffix = '?worker-source';

/**
 * `import source from './reader.ts?worker-source'` → the worker, bundled into one classic script, as a string.
 * On file:// neither a module worker nor a worker with an address of its own starts; a classic one from a blob: URL does.
 */
export function workers(config: (input: string) => InlineConfig): Plugin {
  return {
    name: 'gouji:workers',
    enforce: 'pre',
    async resolveId(id, importer) {
      if (!id.endsWith(suffix)) return null;
      const resolved = await this.resolve(id.slice(0, -suffix.length), importer);
      if (!resolved) throw new Error(`${id}: there is no such worker (imported from ${importer})`);
      // \0 keeps other plugins from taking it for a TypeScript file.
      return `\0${resolved.id}${suffix}`;
    },
    async load(id) {
      if (!id.startsWith('\0') || !id.endsWith(suffix)) return null;
      const output = await bundle(id.slice(1, -suffix.length), config);
      for (const file of output.moduleIds) if (!file.startsWith('\0')) this.addWatchFile(file);
      return `export default ${JSON.stringify(output.code)};`;
    },
  };
}

async function bundle(input: string, config: (input: string) => InlineConfig): Promise<Rolldown.OutputChunk> {
  const base = config(input);
  const result = (await build({ ...base, logLevel: 'warn', build: { ...base.build, write: false } })) as Rolldown.RolldownOutput;
  const [chunk, ...rest] = result.output;
  if (rest.length > 0) throw new Error(`${input}: a worker must be one script, but the build also made ${rest.map((file) => file.fileName).join(', ')}`);
  return chunk;
}
