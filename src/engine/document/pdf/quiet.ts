/**
 * In Node pdf.js warns while it is loaded that it cannot draw, which nobody asks of it there. Imported just before it;
 * `speak` gives the console back just after.
 */
const warn = console.warn;

console.warn = (...words: unknown[]): void => {
  if (!/@napi-rs\/canvas|Cannot polyfill `(?:DOMMatrix|Path2D)`/.test(String(words[0]))) warn(...words);
};

export function speak(): void {
  console.warn = warn;
}
