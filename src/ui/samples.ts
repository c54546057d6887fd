/** The made-up reports of sample-reports/, part of this file like everything else; those that only show a form are not worth their size. */
const texts = import.meta.glob<string>(['/sample-reports/*.txt', '!/sample-reports/province-*.txt'], { eager: true, query: '?raw', import: 'default' });

export interface Sample {
  name: string;
  text: string;
  /** First line that is words: the department or the title. */
  title: string;
}

export const samples: readonly Sample[] = Object.entries(texts).map(([path, text]) => ({ name: path.split('/').at(-1) ?? path, text, title: titleOf(text) }));

function titleOf(text: string): string {
  const lines = text.split(/\r?\n/).map((line) => line.replace(/[#*\s]+/g, ' ').trim());
  return lines.find((line) => line.length > 3 && !/^[\d\s年度]+$/.test(line)) ?? '';
}
