import type { Pack } from '../pack/pack.js';
import { worded } from '../pack/problem.js';
import type { Rule } from '../pack/rule.js';
import type { Report, Table } from '../report/report.js';
import type { Check } from '../rules/check.js';
import { operandsOf } from './findings.js';
import { JOINT } from './causes.js';
import { formulaOf } from './formula.js';
import { remarkWords } from './remark-words.js';
import { MISPLACED } from './misplaced.js';
import { basisOf } from './reading-view.js';
import type { CheckView, RuleView, TableView } from './view.js';

export function tableView(table: Table, report: Report, pack: Pack): TableView {
  return {
    id: table.id,
    title: table.title,
    form: table.form,
    basis: basisOf(table, report, pack),
    unit: table.unit,
    blocks: table.blocks,
    notes: table.notes,
    headerRows: Object.fromEntries(table.blocks.map((block) => [block, headerRows(table, block, report)])),
    remarks: table.remarks.map((remark) => remarkWords(remark, pack)),
    rows: table.rows.map(({ id, name, code }) => ({ id, name, code })),
    columns: table.columns.map(({ id, label }) => ({ id, label })),
  };
}

/** The rows above the first one that has figures of the form, filled in or blank; all of them where the table is empty. */
function headerRows(table: Table, block: number, report: Report): number {
  const grid = report.document.blocks[block];
  let first = grid?.kind === 'table' ? grid.grid.length : 0;
  for (const figure of table.figures.flat())
    if (figure !== undefined && figure.place.block === block && 'row' in figure.place) first = Math.min(first, figure.place.row);
  return first;
}

export function checkView(check: Check, finding: string | null): CheckView {
  const { rule, binding, statement, severity, group, verdict, title, relation, actual, expected, difference, bound, leftRange, rightRange, why } = check;
  const operands = operandsOf(check).map(({ side, sign, address, label, printed, least, greatest }) => ({
    side,
    sign,
    address,
    label,
    printed,
    least,
    greatest,
  }));
  return {
    rule,
    binding,
    statement,
    severity,
    group,
    verdict,
    title,
    relation,
    actual,
    expected,
    difference,
    bound,
    leftRange,
    rightRange,
    why,
    operands,
    finding,
  };
}

export function ruleView(rule: Rule): RuleView {
  return {
    id: rule.id,
    title: rule.title,
    why: rule.why,
    basis: rule.basis,
    group: rule.group,
    severity: rule.severity,
    formula: formulaOf(rule),
    examples: rule.examples.map(({ given, verdict }) => ({ given, verdict })),
  };
}

/** The rules whose relation is no formula: of misplaced figures, and of relations that cannot hold together. */
export function unwrittenRules({ messages }: Pack): RuleView[] {
  const say = (code: string) => worded(messages, code, {});
  return [
    {
      id: MISPLACED,
      title: say('finding-misplaced-title'),
      why: say('finding-misplaced-why'),
      basis: say('finding-misplaced-basis').zh,
      group: 'structure',
      severity: 'warning',
      formula: say('finding-misplaced-formula').zh,
      examples: [],
    },
    {
      id: JOINT,
      title: say('explain-joint-title'),
      why: say('explain-joint-why'),
      basis: say('explain-joint-basis').zh,
      group: 'cross-table',
      severity: 'warning',
      formula: '',
      examples: [],
    },
  ];
}
