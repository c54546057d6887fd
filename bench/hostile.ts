/** Texts that make a reader slow which looks ahead or back too far, each to be repeated many times. */
export const HOSTILE: readonly (readonly [name: string, unit: string])[] = [
  ['one long line', '收入合计1,320.15万元，'],
  ['stars', '** a '],
  ['dollar signs', '$1 '],
  ['open tags', '<b '],
  ['ampersands', '&am'],
  ['brackets', '（“'],
  ['tabs', '1\t'],
  ['rows', '甲\t1\n'],
  ['indented lines', '\t甲，\n'],
  ['form feeds', '甲，\f'],
  ['unfinished lines', '甲乙丙丁戊己庚辛，\n'],
  ['page numbers', '- 1 -\n'],
];
