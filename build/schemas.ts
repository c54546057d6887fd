import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import standaloneCode from 'ajv/dist/standalone/index.js';
import type { Plugin } from 'vite';

const prefix = 'virtual:schema/';

/**
 * `virtual:schema/<name>` → `{ validate }` for rules/schema/<name>.schema.json.
 * The schemas are compiled when the page is built, because its security policy forbids `new Function`.
 * A schema refers to another one by its file name: `"$ref": "common.schema.json#/$defs/words"`.
 */
export function schemas(root: string): Plugin {
  const folder = join(root, 'rules', 'schema');
  return {
    name: 'gouji:schemas',
    resolveId: (id) => (id.startsWith(prefix) ? `\0${id}` : null),
    load(id) {
      if (!id.startsWith(`\0${prefix}`)) return null;
      const name = `${id.slice(prefix.length + 1)}.schema.json`;
      const files = readdirSync(folder).filter((file) => file.endsWith('.schema.json'));
      for (const file of files) this.addWatchFile(join(folder, file));
      return compile(folder, files, name);
    },
  };
}

function compile(folder: string, files: string[], name: string): string {
  const ajv = new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true, inlineRefs: false, code: { source: true, esm: true } });
  for (const file of files) {
    const schema = JSON.parse(readFileSync(join(folder, file), 'utf8')) as Record<string, unknown>;
    ajv.addSchema({ ...schema, $id: file }, file);
  }
  const validate = ajv.getSchema(name);
  if (!validate) throw new Error(`${name}: no such schema in ${folder}; there are ${files.join(', ')}`);
  return withImports(standaloneCode(ajv, validate));
}

/** ajv writes `require("ajv/dist/runtime/…").default` even into modules. */
function withImports(code: string): string {
  const imports: string[] = [];
  const body = code.replace(/require\("([^"]+)"\)\.default/g, (_, path: string) => {
    const name = `runtime${imports.length}`;
    imports.push(`import ${name} from '${path.endsWith('.js') ? path : `${path}.js`}';`);
    // The whole CommonJS module or its default export, as the loader sees it.
    return `(${name}.default ?? ${name})`;
  });
  if (/\brequire\(/.test(body)) throw new Error('ajv left a require() in a compiled schema');
  return `${imports.join('\n')}\n${body}`;
}
