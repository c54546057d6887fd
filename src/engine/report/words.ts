/** How recognition compares words: spaces, quotes, bracket widths, radicals and ordinals are evened out, nothing else. */

const QUOTES = /[“”"‘’'「」『』《》〈〉]/g;
const CIRCLED = /[①-⓿]/g;
/** Nothing in it to even out. */
const EVEN = /^[\u4e00-\u9fffA-Za-z\d.,:()+%-]*$/;
const LONGEST_FORM = 24;
const DIGIT = '一二三四五六七八九十百〇零';
const ORDINAL = new RegExp(`^(?:[${DIGIT}]+[、.,:]|\\([${DIGIT}\\d]+\\)|\\d{1,2}[、.)](?!\\d))+`);

/** Without white space and quotes, in half-width forms: '公务用车购 置费' → '公务用车购置费', '因公出国（境）费' → '因公出国(境)费'. */
export function plain(text: string): string {
  if (EVEN.test(text)) return text;
  return text.replace(CIRCLED, '').normalize('NFKC').replace(/\s+/g, '').replace(QUOTES, '');
}

/** `plain` without a leading ordinal: '十八、自然资源海洋气象等支出' → '自然资源海洋气象等支出'. */
export function unnumbered(text: string): string {
  return plain(text).replace(ORDINAL, '');
}

/** As printed, only without spaces: what a row is called when no vocabulary knows it. */
export function spaceless(text: string): string {
  return text.replace(/\s+/g, '');
}

/** The printed label without its ordinal and spaces, its brackets as printed. */
export function bareLabel(text: string): string {
  return spaceless(text).replace(/^(?:[一二三四五六七八九十百]+[、.．]|[（(][一二三四五六七八九十\d]+[）)]|\d{1,2}[、.．](?!\d))+/, '');
}

/** The ordinal a line begins with, '' where it has none: '十八、', '(二)', '3.'. */
export function ordinalOf(text: string): string {
  return ORDINAL.exec(plain(text))?.[0] ?? '';
}

/** A line that is nothing but the number of a page, or blank. */
export function isPageNumber(line: string): boolean {
  return /^[\s\d—–-]*$/.test(line);
}

/** A line that is nothing but the number of a form: 公开01表, 部门公开表14, 表1-1. */
export function isFormLine(line: string, { formMarks }: { formMarks: string[] }): boolean {
  const marks = formMarks.join('|');
  return line.length < LONGEST_FORM && new RegExp(`^\\p{L}{0,8}(?:${marks})\\s*\\d{1,2}(?:[-－]\\d{1,2})*(?:${marks})?$`, 'u').test(line.trim());
}
