import { Decimal } from 'decimal.js';
import type { Anchor, SourceDocument } from '../../../src/engine/document/document.js';
import type { Figure, Report, Table } from '../../../src/engine/report/report.js';
import type { Check, Operand } from '../../../src/engine/rules/check.js';

/** Small reports and checks by hand: what the steps before would have made of a table of one column. */

export function figure(address: string, printed: string, row = 0, state: Figure['state'] = printed === '' ? 'blank' : 'read'): Figure {
  const value = state === 'read' ? new Decimal(printed) : new Decimal(0);
  return {
    address,
    label: address.replaceAll('/', ' '),
    state,
    amount: { printed, value, half: new Decimal(state === 'read' ? '0.005' : 0), unit: '万元' },
    anchors: [{ line: row + 1, column: 1, length: printed.length }],
    place: { block: 0, row, column: 0, start: 0, end: printed.length },
  };
}

export function operand(of: Figure, side: Operand['side'] = 'left', sign: Operand['sign'] = 1): Operand {
  return { side, sign, address: of.address, label: of.label, figure: of };
}

export function check(given: Partial<Check> & { operands: Operand[] }): Check {
  const words = { zh: '一句话', en: 'a sentence' };
  return {
    rule: 'rule',
    binding: {},
    statement: null,
    severity: 'error',
    group: 'within-table',
    verdict: 'violated',
    relation: '',
    operator: 'equals',
    actual: null,
    expected: null,
    difference: null,
    bound: null,
    leftRange: null,
    rightRange: null,
    why: null,
    title: words,
    message: words,
    ...given,
  };
}

export function table(figures: Figure[], given: Partial<Table> = {}): Table {
  return {
    id: '05',
    layout: '05',
    title: '',
    titleAnchors: [],
    form: null,
    formAnchors: [],
    unit: '万元',
    unitAnchors: [],
    places: 2,
    filled: false,
    cut: false,
    blocks: [0],
    notes: [],
    columns: [],
    rows: [],
    figures: figures.map((each) => [each]),
    remarks: [],
    ...given,
  };
}

export function report(tables: Table[], given: Partial<Report> = {}): Report {
  return {
    document: documentOf([]),
    kind: 'final-accounts',
    department: null,
    year: 2024,
    unit: '万元',
    tables,
    unrecognised: [],
    misplaced: [],
    leftovers: [],
    remarks: [],
    ...given,
  };
}

/** A document of one paragraph a line, each character where it stands. */
export function documentOf(lines: string[]): SourceDocument {
  return {
    name: 'made.txt',
    bytes: 0,
    sha256: '0'.repeat(64),
    format: 'text',
    encoding: 'utf-8',
    blocks: lines.map((text, index) => ({
      kind: 'paragraph',
      text,
      level: 0,
      joined: 1,
      pieces: [{ start: 0, end: text.length, anchor: line(index + 1, 1, text.length) }],
    })),
    remarks: [],
  };
}

export function line(line: number, column: number, length: number): Anchor {
  return { line, column, length };
}
