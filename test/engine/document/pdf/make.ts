/**
 * Writes small PDFs for tests, without compression: what is on the page stands in the test. Text is set in a Chinese
 * font that is named and not embedded, as old printers do, so that the character maps are needed to read it.
 */
export interface Page {
  content: string;
  width?: number;
  height?: number;
  rotate?: number;
}

export interface Options {
  /** More objects as `dictionary or stream` text, by the name under which the pages have them as XObject. */
  xObjects?: Record<string, string>;
  /** What goes into the trailer besides the root. */
  trailer?: string;
  /** Another font object in place of the usual one. */
  font?: string;
}

const songFont =
  '<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light' +
  ' /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> /DW 1000 /W [1 95 500]' +
  ' /FontDescriptor << /Type /FontDescriptor /FontName /STSong-Light /Flags 4 /FontBBox [0 -120 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 700 /StemV 80 >> >>] >>';

export function makePdf(pages: readonly Page[], options: Options = {}): Uint8Array {
  const objects: string[] = ['', '', options.font ?? songFont];
  const add = (body: string): string => `${objects.push(body)} 0 R`;
  const resources = Object.entries(options.xObjects ?? {}).map(([name, body]) => `/${name} ${add(body)}`);
  const kids = pages.map(({ content, width = 595, height = 842, rotate = 0 }) => {
    const stream = add(streamOf('', content));
    return add(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${width} ${height}] /Rotate ${rotate} /Contents ${stream} /Resources << /Font << /F 3 0 R >> /XObject << ${resources.join(' ')} >> >> >>`,
    );
  });
  objects[0] = '<< /Type /Catalog /Pages 2 0 R >>';
  objects[1] = `<< /Type /Pages /Kids [${kids.join(' ')}] /Count ${kids.length} >>`;
  let file = '%PDF-1.7\n';
  const offsets = objects.map((body, i) => {
    const offset = file.length;
    file += `${i + 1} 0 obj\n${body}\nendobj\n`;
    return offset;
  });
  const start = file.length;
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')}`;
  file += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${options.trailer ?? ''} >>\nstartxref\n${start}\n%%EOF\n`;
  return Uint8Array.from(file, (char) => char.charCodeAt(0));
}

export function streamOf(entries: string, content: string): string {
  return `<< ${entries} /Length ${content.length} >>\nstream\n${content}\nendstream`;
}

/** The codes of the text in the usual font. */
export function codes(value: string): string {
  return `<${Array.from({ length: value.length }, (_, i) => value.charCodeAt(i).toString(16).padStart(4, '0')).join('')}>`;
}

/** `value` with its first letter's lower left corner at x, y from the lower left of the page. */
export function text(x: number, y: number, value: string, size = 10): string {
  return `BT /F ${size} Tf ${x} ${y} Td ${codes(value)} Tj ET\n`;
}

export function line(x0: number, y0: number, x1: number, y1: number): string {
  return `0.5 w ${x0} ${y0} m ${x1} ${y1} l S\n`;
}

/** All lines of a table with these columns and rows; y grows upwards. */
export function ruled(xs: readonly number[], ys: readonly number[]): string {
  const [left, right, bottom, top] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  return xs.map((x) => line(x, bottom, x, top)).join('') + ys.map((y) => line(left, y, right, y)).join('');
}

/** Texts into a table of even rows, from the top: each two points right of its column's line. */
export function filled(xs: readonly number[], top: number, height: number, rows: readonly (readonly string[])[], size = 10): string {
  return rows.map((row, i) => row.map((cell, j) => (cell === '' ? '' : text((xs[j] as number) + 2, top - (i + 1) * height + 5, cell, size))).join('')).join('');
}

export function steps(from: number, step: number, count: number): number[] {
  return Array.from({ length: count }, (_, i) => from + i * step);
}
