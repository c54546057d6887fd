import fc from 'fast-check';
import type { Anchor } from '../../../src/engine/document/document.js';
import type { Finding, FindingList, FindingOperand, Suspect } from '../../../src/engine/findings/list.js';
import type { Choice } from '../../../src/engine/report/choice.js';

/** Any list that the format allows, for properties of export and import. */

const text = fc.string({ unit: 'grapheme', maxLength: 12 });
const maybe = fc.option(text);
const count = fc.nat(100_000);
const words = fc.record({ zh: text, en: text });
const counts = { exact: count, rounding: count, violated: count, undecided: count, notApplicable: count };
const hex = (digits: number) => fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: digits, maxLength: digits });
/** Not -0, which JSON writes as 0. */
const number = fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0);

const anchor: fc.Arbitrary<Anchor> = fc.oneof(
  fc.record({ line: fc.integer({ min: 1 }), column: fc.integer({ min: 1 }), length: count }),
  fc.record({ page: fc.integer({ min: 1 }), box: fc.tuple(number, number, number, number) }),
  fc.record({ sheet: text, cell: text }),
  fc.record({ block: count, start: count, end: count }),
);
const anchors = fc.array(anchor, { maxLength: 3 });
const several = <T>(of: fc.Arbitrary<T>): fc.Arbitrary<T[]> => fc.array(of, { maxLength: 4 });

const choice: fc.Arbitrary<Choice> = fc.oneof(
  fc.record({ kind: fc.constant('encoding' as const), encoding: text }),
  fc.record({ kind: fc.constant('table' as const), anchor, table: maybe }),
  fc.record({ kind: fc.constant('header' as const), anchor, header: fc.boolean() }),
  fc.record({ kind: fc.constant('joined' as const), anchor, to: fc.option(anchor) }),
  fc.record({ kind: fc.constant('report' as const), report: fc.constantFrom('final-accounts' as const, 'budget' as const) }),
  fc.record({ kind: fc.constant('part' as const), part: fc.integer({ min: 1, max: 9 }) }),
  fc.record({ kind: fc.constant('rule-off' as const), rule: text, reason: text }),
);

const operand: fc.Arbitrary<FindingOperand> = fc.record({
  side: fc.constantFrom('left', 'right'),
  sign: fc.constantFrom(1, -1),
  address: maybe,
  label: text,
  printed: text,
  value: maybe,
  unit: text,
  anchors,
  least: maybe,
  greatest: maybe,
});

const suspect: fc.Arbitrary<Suspect> = fc.record({
  operand: fc.option(count),
  suggestion: text,
  reason: text,
  edits: several(fc.record({ address: text, label: text, printed: text, suggestion: text, anchors })),
  repairs: several(text),
  breaks: several(text),
  margin: fc.constantFrom('likely', 'possible', 'tied'),
  alternatives: several(fc.record({ address: text, label: text, printed: text, suggestion: text, reason: text })),
  source: fc.option(fc.record({ address: text, label: text, printed: text })),
  misread: fc.boolean(),
});

/** Import drops these keys, so a list that has them does not come back. */
const variable = text.filter((key) => !['__proto__', 'constructor', 'prototype'].includes(key));

const finding: fc.Arbitrary<Finding> = fc.record({
  id: hex(16),
  rule: text,
  title: words,
  why: words,
  basis: text,
  binding: fc.dictionary(variable, text, { maxKeys: 3, noNullPrototype: true }),
  statement: maybe,
  verdict: fc.constantFrom('violated', 'rounding', 'undecided'),
  severity: fc.constantFrom('error', 'warning', 'notice'),
  group: fc.constantFrom('within-table', 'cross-table', 'narrative-table', 'narrative', 'performance', 'structure'),
  message: words,
  relation: text,
  actual: maybe,
  expected: maybe,
  difference: maybe,
  bound: maybe,
  operands: several(operand),
  cause: maybe,
  proof: several(text),
  suspect: fc.option(suspect),
  disposition: fc.record({ state: fc.constantFrom('open', 'confirmed', 'dismissed'), reason: text, note: text, by: text, at: text }),
  baseline: fc.option(fc.constantFrom('new', 'unchanged', 'updated', 'absent')),
});

export const anyList: fc.Arbitrary<FindingList> = fc.record({
  format: fc.constant('gouji.findings/1' as const),
  tool: fc.record({ name: fc.constant('gouji' as const), version: text }),
  rules: fc.record({ version: text, sha256: text, off: several(fc.record({ rule: text, reason: text })), own: several(text) }),
  audited: text,
  choices: several(choice),
  report: fc.record({
    name: text,
    sha256: hex(64),
    bytes: count,
    format: fc.constantFrom('text', 'pdf', 'docx', 'xlsx', 'html'),
    kind: fc.constantFrom('final-accounts', 'budget', 'unknown'),
    department: maybe,
    year: fc.option(fc.integer()),
    unit: maybe,
    tables: several(fc.record({ id: text, title: text, unit: maybe, anchors, figures: count, remarks: several(words) })),
    unrecognised: several(fc.record({ title: text, anchors, why: words })),
    remarks: several(words),
  }),
  ledger: several(
    fc.record({
      table: maybe,
      title: text,
      figures: count,
      verified: count,
      single: count,
      violated: count,
      undecided: count,
      unchecked: count,
      unread: count,
      notFigures: count,
    }),
  ),
  coverage: fc.record({ figures: count, verified: count, violated: count, undecided: count, unchecked: count, unread: count, notFigures: count }),
  checks: fc.record(counts),
  byRule: several(fc.record({ rule: text, why: several(words), ...counts })),
  findings: fc.uniqueArray(finding, { selector: ({ id }) => id, maxLength: 4 }),
});
