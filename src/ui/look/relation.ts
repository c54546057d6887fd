import type { Finding } from '../engine.js';

/** More figures of one side than these are told by the first ones: the arithmetic has them all. */
const SHOWN = 4;

/**
 * A relation as one would write it: `05/合计/小计 = 05/合计/基本支出 + …` with the names of the figures. Null for one about names, counts and texts, which
 * the title of its rule says in words.
 */
export function relationInWords({ relation, operands }: Pick<Finding, 'relation' | 'operands'>): string | null {
  if (/[A-Za-z]\(|[⊆⊇]/.test(relation)) return null;
  const labels = new Map(operands.map(({ address, label }) => [address, label]));
  const name = (address: string): string => labels.get(address) ?? address.split('/').join(' ');
  const written = (token: string): string => {
    const [, open = '', minus = '', address = '', close = ''] = /^(\(?)(-?)(.*?)(\)?)$/.exec(token) ?? [];
    if (!address.includes('/')) return token === '-' ? '−' : token;
    return `${open && '（'}${minus && '−'}${name(address)}${close && '）'}`;
  };
  return relation
    .split(/ ([=≠≤≥]) /)
    .map((side) => shortened(side.split(' ')).map(written).join(' '))
    .join(' ');
}

/** Figures and the signs between them; of a long sum the first figures, and the last. */
function shortened(tokens: readonly string[]): readonly string[] {
  const isSum = tokens.every((token, at) => at % 2 === 0 || token === '+' || token === '-');
  return isSum && tokens.length > 2 * SHOWN ? [...tokens.slice(0, 2 * SHOWN - 3), '+ … +', tokens.at(-1)!] : tokens;
}
