/** A stretch of a source line between form feeds: `raw[from, to)` of the 1-based line `number`. */
export interface Line {
  raw: string;
  from: number;
  to: number;
  number: number;
}

/** CR LF, CR and LF end a line. A form feed ends a page, not a line: what follows it keeps the number and the columns of its line. */
export function splitLines(text: string): Line[] {
  const lines: Line[] = [];
  text.split(/\r\n|\r|\n/).forEach((raw, index) => {
    let from = 0;
    for (;;) {
      const feed = raw.indexOf('\f', from);
      const to = feed === -1 ? raw.length : feed;
      lines.push({ raw, from, to, number: index + 1 });
      if (feed === -1) break;
      from = feed + 1;
    }
  });
  return lines;
}
