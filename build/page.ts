import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Script } from 'node:vm';
import type { Plugin } from 'vite';

const entry = '<script type="module" src="/src/ui/main.ts"></script>';
const policyPlace = '<!-- security policy -->';

/** Turns the bundle into one HTML file: the script classic and inline, the security policy first in the head. */
export function page(root: string, fileName: string): Plugin {
  return {
    name: 'gouji:page',
    enforce: 'post',
    generateBundle(_, bundle) {
      let script = '';
      let css = '';
      for (const [name, file] of Object.entries(bundle)) {
        if (file.type === 'chunk' && file.isEntry) script = file.code;
        else if (file.type === 'asset' && name.endsWith('.css')) css += String(file.source);
        else throw new Error(`${name}: the page must be one file`);
        delete bundle[name];
      }
      const html = readFileSync(join(root, 'index.html'), 'utf8');
      this.emitFile({ type: 'asset', fileName, source: assemble(html, script, css) });
    },
  };
}

function assemble(html: string, script: string, css: string): string {
  for (const place of [entry, policyPlace]) if (html.split(place).length !== 2) throw new Error(`index.html must contain ${place} once`);
  // Where the check above it found the browser too old, the script must not run.
  const guarded = inlineable(`if(!self.goujiTooOld){${script.trimEnd()}\n}`);
  const whole = html
    .replace(/^ *<!-- security policy -->\n/m, () => `    ${policyPlace}\n`)
    .replace('</head>', () => (css ? `<style>${css}</style></head>` : '</head>'))
    .replace(entry, () => `<script>${guarded}</script>`);
  return whole.replace(policyPlace, () => `<meta http-equiv="Content-Security-Policy" content="${policy(whole)}" />`);
}

/** In strings, templates and regular expressions these mean the same; elsewhere a bundle has none of them. */
function inlineable(script: string): string {
  const escaped = script.replace(/<\/(script)/gi, '<\\/$1').replace(/<!--/g, '\\x3C!--');
  void new Script(escaped); // throws where that was wrong
  return escaped;
}

/** `default-src 'none'` forbids what is not listed, every connection included; workers from blob: URLs inherit it. */
function policy(html: string): string {
  const hashes = (tag: string): string =>
    [...html.matchAll(new RegExp(`<${tag}>([^]*?)</${tag}>`, 'g'))]
      .map(
        ([, text]) =>
          `'sha256-${createHash('sha256')
            .update(text ?? '')
            .digest('base64')}'`,
      )
      .join(' ') || "'none'";
  return [
    "default-src 'none'",
    `script-src ${hashes('script')}`,
    `style-src ${hashes('style')}`,
    'worker-src blob:',
    "connect-src 'none'",
    'img-src blob: data:',
    "font-src 'none'",
    "object-src 'none'",
    "frame-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}
