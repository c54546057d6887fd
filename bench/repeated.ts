/**
 * A long report made of a short one: its pages again and again, as an update at the end of the file (PDF 32000-1, 7.5.6), so that every page
 * is a page of its own. For files whose page objects are not packed, as browsers print them.
 */
export function repeatedPdf(bytes: Uint8Array, pages: number): Uint8Array {
  const file = Buffer.from(bytes).toString('latin1');
  const bodies = [...file.matchAll(/(?:^|\n)(\d+) 0 obj\s*(<<(?:(?!endobj)[^])*?>>)\s*endobj/g)].map(([, number, body]) => ({
    number: Number(number),
    body: body!,
  }));
  const sheets = bodies.filter(({ body }) => /\/Type\s*\/Page\b(?!s)/.test(body));
  const root = /\/Root\s+(\d+) 0 R/.exec(file)?.[1];
  const tree = new RegExp(`(?:^|\\n)${root} 0 obj[^]*?/Pages\\s+(\\d+) 0 R`).exec(file)?.[1];
  const size = Number(/\/Size\s+(\d+)/.exec(file)?.[1]);
  const previous = /startxref\s+(\d+)/.exec(file.slice(file.lastIndexOf('startxref')))?.[1];
  if (sheets.length === 0 || !root || !tree || !previous) throw new Error('a PDF whose pages cannot be repeated');
  const added = Array.from({ length: pages }, (_, index) => ({
    number: size + index,
    body: sheets[index % sheets.length]!.body.replace(/\/Parent\s+\d+ 0 R/, `/Parent ${tree} 0 R`),
  }));
  const kids = added.map(({ number }) => `${number} 0 R`).join(' ');
  let out = '\n';
  const offsets = new Map<number, number>();
  for (const { number, body } of [{ number: Number(tree), body: `<< /Type /Pages /Kids [${kids}] /Count ${pages} >>` }, ...added]) {
    offsets.set(number, file.length + out.length);
    out += `${number} 0 obj\n${body}\nendobj\n`;
  }
  const start = file.length + out.length;
  const entry = (number: number) => `${String(offsets.get(number)).padStart(10, '0')} 00000 n \n`;
  out += `xref\n${tree} 1\n${entry(Number(tree))}${size} ${pages}\n${added.map(({ number }) => entry(number)).join('')}`;
  out += `trailer\n<< /Size ${size + pages} /Root ${root} 0 R /Prev ${previous} >>\nstartxref\n${start}\n%%EOF\n`;
  return new Uint8Array(Buffer.concat([bytes, Buffer.from(out, 'latin1')]));
}
