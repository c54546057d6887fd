import type { FindingOperand } from '../engine.js';

/** What stands before and behind a figure of a side. */
export interface Sign {
  before: string;
  behind: string;
}

const OPERATORS: Record<string, string> = { '+': '+', '-': '−', '×': '×', '÷': '÷' };
/** The hundred of `100 × a ÷ b`, and a share that is not printed: no figures. */
const LITERAL = /^\d[\d.…]*%?$/;

/**
 * How the figures of one side of a relation enter, by that side as it is written: `a + b`, `100 × (a + b) ÷ (c + d)`, `a × b + c × d`. Where what is
 * written are not the operands one by one, a sum has the operands' own signs, and anything else no sign at all rather than a wrong one.
 */
export function signsOf(relation: string, which: FindingOperand['side'], operands: readonly Pick<FindingOperand, 'sign'>[]): Sign[] {
  const [left = '', right = ''] = relation.split(/ [=≠≤≥] /);
  const written = which === 'left' ? left : right;
  const signs = parsed(written);
  if (signs.length === operands.length) return signs;
  if (/ [×÷] /.test(written)) return operands.map(() => ({ before: '', behind: '' }));
  return operands.map(({ sign }, index) => ({ before: sign === -1 ? '−' : index > 0 ? '+' : '', behind: '' }));
}

function parsed(written: string): Sign[] {
  const signs: Sign[] = [];
  let before = '';
  let open = false;
  for (const token of written.split(' ')) {
    const operator = OPERATORS[token];
    if (operator !== undefined) {
      // The first figure has no sign of its own.
      if (signs.length > 0) before = operator;
      continue;
    }
    if (!LITERAL.test(token)) {
      const opens = token.startsWith('(');
      const closes: boolean = (open || opens) && token.endsWith(')');
      open = (open || opens) && !closes;
      signs.push({ before: `${before}${opens ? '（' : ''}${token.startsWith('-') ? '−' : ''}`, behind: closes ? '）' : '' });
    }
    before = '';
  }
  return signs;
}

/** Whether a side of a relation is a share or a rate: what is computed for it is one as well. */
export function isRate(operands: readonly Pick<FindingOperand, 'side' | 'printed'>[]): boolean {
  const left = operands.filter(({ side }) => side === 'left');
  return left.length > 0 && left.every(({ printed }) => /[%％]\s*$/.test(printed));
}
