/** How an operand enters its side: '×' or '÷' where the relation has that before it, else its own sign; '' for the first of a side. */
export function signOf({ sign, address }: { sign: 1 | -1; address: string | null }, first: boolean, relation: string): '' | '+' | '−' | '×' | '÷' {
  const at = address === null ? -1 : relation.indexOf(address);
  const before = at < 0 ? null : (['×', '÷'] as const).find((mark) => new RegExp(`${mark} \\(?$`).test(relation.slice(0, at)));
  // 100 × a ÷ b: the hundred is no figure.
  if (before === '÷' || (before === '×' && !/100 × \(?$/.test(relation.slice(0, at)))) return before;
  return sign === -1 ? '−' : first || before === '×' ? '' : '+';
}
