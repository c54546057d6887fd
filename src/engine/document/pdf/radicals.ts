/**
 * Radicals for the characters they look like. Fonts that share one glyph for both often name the radical, and a PDF then
 * says U+2EDA where U+9875 was typed.
 */

/** U+2E80 to U+2EF3, sixteen a row: Unicode gives no decomposition for these. One that stands for no character of its own stays itself. */
const supplement = [
  '2e80 5382 4e5b 4e5a 4e59 4ebb 5182 51e0 2e88 5202 535c 353e 5c0f 5c0f 5140 5c23',
  '5c22 5c23 5df3 5e7a 5f51 5f50 5fc4 38fa 624c 6535 2e9a 65e1 5183 6708 6b7a 6bcd',
  '6c11 6c35 6c3a 706c 722b 722b 4e2c 725b 72ad 738b 758b 76ee 793a 793b 7af9 7cf9',
  '7e9f 7f53 7f52 7f51 7f51 7f51 7f8a 7f8a 7f8a 8002 8080 807f 8089 81fc 8279 8279',
  '8279 864e 8864 8980 897f 89c1 89d2 89d2 8ba0 8d1d 8db3 8f66 8fb6 8fb6 8fb6 961d',
  '9485 9577 9578 957f 95e8 961c 961d 96e8 9752 97e6 9875 98ce 98de 98df 98e0 98e0',
  '9963 9996 9a6c 9aa8 9b3c 9c7c 9e1f 5364 9ea6 9ec4 9efe 6589 9f50 6b6f 9f7f 7adc',
  '9f99 9f9c 4e80 9f9f',
]
  .join(' ')
  .split(' ')
  .map((code) => String.fromCharCode(Number.parseInt(code, 16)));

/** Kangxi radicals and compatibility ideographs have a decomposition; the forms of punctuation for vertical lines too. */
const decomposed = /[\u2f00-\u2fd5\uf900-\ufaff\ufe30-\ufe4f]/g;

/** ⼾⾭⿈ decompose into forms that mainland fonts do not draw with the glyph of the radical: there it is that of 户青黄. */
const drawn: Partial<Record<string, string>> = { '\u2f3e': '\u6237', '\u2fad': '\u9752', '\u2fc8': '\u9ec4' };

export function withoutRadicals(text: string): string {
  return text
    .replace(decomposed, (char) => drawn[char] ?? char.normalize('NFKC'))
    .replace(/[\u2e80-\u2ef3]/g, (char) => supplement[char.charCodeAt(0) - 0x2e80] as string);
}
