// Some fonts have one glyph for a character and for the radical that looks like it, and a printer then notes the radical: what is read off
// such a PDF is U+2F00 where 一 was typed. This does to a PDF of Chromium's printer what such a font would have done.
import { deflateSync, inflateSync } from 'node:zlib';

/** Radicals of both blocks, beside the characters that they look like. */
const RADICALS = Object.fromEntries(
  [
    ...'一⼀二⼆人⼈入⼊八⼋力⼒十⼗又⼜口⼝土⼟大⼤女⼥子⼦小⼩工⼯己⼰干⼲心⼼户⼾手⼿支⽀文⽂方⽅日⽇月⽉木⽊止⽌比⽐水⽔用⽤田⽥白⽩目⽬示⽰立⽴老⽼而⽽自⾃行⾏衣⾐里⾥金⾦长⻓门⻔页⻚车⻋贝⻉见⻅民⺠食⻝'.matchAll(
      /(.)(.)/gu,
    ),
  ].map(([, character, radical]) => [character, radical]),
);

/** The bytes of the PDF with radicals in its maps from glyphs to characters. */
export function withRadicals(bytes) {
  const file = bytes.toString('latin1');
  const root = /\/Root (\d+ 0 R)/.exec(file)[1];
  const objects = [...file.matchAll(/(?:^|\n)(\d+) 0 obj\n?/g)].map((match) => {
    const start = match.index + match[0].length;
    const head = file.slice(start, start + 4000);
    const stream = /^<<[^]*?\/Length (\d+)[^]*?>>\s*stream\r?\n/.exec(head);
    const end =
      stream && head.indexOf('endobj') > head.indexOf('stream')
        ? file.indexOf('endobj', start + stream[0].length + Number(stream[1]))
        : file.indexOf('endobj', start);
    return {
      number: Number(match[1]),
      body: file.slice(start, end),
      stream: stream && head.indexOf('endobj') > head.indexOf('stream') ? { from: stream[0].length, length: Number(stream[1]) } : null,
    };
  });
  let out = '%PDF-1.4\n';
  const offsets = new Map();
  for (const { number, body, stream } of objects) {
    offsets.set(number, out.length);
    out += `${number} 0 obj\n${stream ? renamed(body, stream) : body}endobj\n`;
  }
  const last = Math.max(...offsets.keys());
  const start = out.length;
  const entry = (number) => (offsets.has(number) ? `${String(offsets.get(number)).padStart(10, '0')} 00000 n \n` : '0000000000 65535 f \n');
  out += `xref\n0 ${last + 1}\n${Array.from({ length: last + 1 }, (_, number) => entry(number)).join('')}trailer\n<</Size ${last + 1}\n/Root ${root}>>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(out, 'latin1');
}

function renamed(body, { from, length }) {
  if (!/\/FlateDecode/.test(body.slice(0, from))) return body;
  const map = inflateSync(Buffer.from(body.slice(from, from + length), 'latin1')).toString('latin1');
  if (!map.includes('begincodespacerange')) return body;
  const entries = [];
  for (const [, list] of map.matchAll(/beginbfchar([^]*?)endbfchar/g))
    for (const [, glyph, code] of list.matchAll(/<([0-9A-F]+)> <([0-9A-F]+)>/gi)) entries.push([glyph, code]);
  for (const [, list] of map.matchAll(/beginbfrange([^]*?)endbfrange/g))
    for (const [, first, end, code] of list.matchAll(/<([0-9A-F]+)> <([0-9A-F]+)> <([0-9A-F]+)>/gi))
      for (let at = parseInt(first, 16); at <= parseInt(end, 16); at++) entries.push([hex(at), hex(parseInt(code, 16) + at - parseInt(first, 16))]);
  const lines = entries.map(
    ([glyph, code]) => `<${glyph}> <${hex((RADICALS[String.fromCharCode(parseInt(code, 16))] ?? String.fromCharCode(parseInt(code, 16))).charCodeAt(0))}>\n`,
  );
  const blocks = [];
  for (let at = 0; at < lines.length; at += 100)
    blocks.push(`${Math.min(100, lines.length - at)} beginbfchar\n${lines.slice(at, at + 100).join('')}endbfchar\n`);
  const start = map.search(/\d+ beginbf/);
  const end = Math.max(map.lastIndexOf('endbfchar') + 'endbfchar'.length, map.lastIndexOf('endbfrange') + 'endbfrange'.length);
  const packed = deflateSync(Buffer.from(map.slice(0, start) + blocks.join('') + map.slice(end).trimStart(), 'latin1')).toString('latin1');
  return `<</Filter /FlateDecode /Length ${packed.length}>> stream\n${packed}\nendstream\n`;
}

function hex(code) {
  return code.toString(16).toUpperCase().padStart(4, '0');
}
