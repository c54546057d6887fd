/** A stretch of text and the span of source columns (0-based, in the line) that it stands for. */
export interface Span {
  text: string;
  from: number;
  to: number;
}

const signs = new Map<string, string>([
  ['geq', '≥'],
  ['ge', '≥'],
  ['geqslant', '≥'],
  ['leq', '≤'],
  ['le', '≤'],
  ['leqslant', '≤'],
  ['gt', '>'],
  ['lt', '<'],
  ['neq', '≠'],
  ['ne', '≠'],
  ['approx', '≈'],
  ['times', '×'],
  ['div', '÷'],
  ['pm', '±'],
  ['cdot', '·'],
  ['sim', '~'],
  ['ldots', '…'],
  ['dots', '…'],
  ['quad', ' '],
]);

/** Commands that only dress their argument. */
const dressing = new Set(['text', 'mathrm', 'mathbf', 'rm', 'bf', 'left', 'right', 'mathit', 'operatorname']);

/**
 * The readable characters of `$…$` whose content is `line[from, to)`, or null where the dollar signs enclose no formula
 * (two prices in one sentence). A command that is not known stays as it is written.
 */
export function latex(line: string, from: number, to: number): Span[] | null {
  const content = line.slice(from, to);
  if (!content.includes('\\') && !/^[\d\s.,+\-=<>%^_{}≥≤×÷]+$/.test(content)) return null;
  const spans: Span[] = [];
  let i = from;
  while (i < to) {
    const char = line[i] as string;
    if (char === '\\') {
      const word = /^[A-Za-z]+/.exec(line.slice(i + 1, Math.min(to, i + 24)))?.[0] ?? '';
      const end = i + 1 + Math.max(word.length, i + 1 < to ? 1 : 0);
      const sign = word === '' ? escaped(line.slice(i + 1, end)) : signs.get(word);
      if (sign !== undefined) spans.push({ text: sign, from: i, to: end });
      else if (!dressing.has(word)) spans.push(...literally(line, i, end));
      i = end;
      continue;
    }
    if (char !== '{' && char !== '}' && char !== '^' && char !== '_') spans.push({ text: char, from: i, to: i + 1 });
    i += 1;
  }
  return trimmed(spans);
}

/** `\%` is a percent sign; `\,` and its like are thin spaces. */
function escaped(char: string): string {
  return /^[,;:! ]$/.test(char) ? ' ' : char;
}

function literally(line: string, from: number, to: number): Span[] {
  return Array.from({ length: to - from }, (_, k) => ({ text: line[from + k] as string, from: from + k, to: from + k + 1 }));
}

function trimmed(spans: Span[]): Span[] {
  const blank = (span: Span | undefined) => span !== undefined && span.text.trim() === '';
  let start = 0;
  let end = spans.length;
  while (start < end && blank(spans[start])) start += 1;
  while (end > start && blank(spans[end - 1])) end -= 1;
  return spans.slice(start, end);
}
