import type { Decimal } from '../figures/exact.js';
import { halfUnit, readAmount } from '../figures/parse.js';
import { MONEY_NAMES, type Unit } from '../figures/unit.js';
import { parseAddress } from '../pack/address.js';
import { frameOf, type Frame } from '../pack/fit.js';
import type { Layout } from '../pack/layout.js';
import type { Pack } from '../pack/pack.js';
import type { Example, ExampleRow, ExampleTable, Rule, Verdict } from '../pack/rule.js';
import type { Figure, Report, Row, Table } from '../report/report.js';
import { buildTree } from '../report/tables/tree.js';
import type { Check } from './check.js';
import { nameIndexOf, type NameIndex } from './report-index.js';
import { run } from './run.js';

export interface ExampleResult {
  verdict: Verdict;
  checks: Check[];
}

/** Instances that do not apply hide none that do. */
const WORST_FIRST: Verdict[] = ['violated', 'undecided', 'rounding', 'exact', 'notApplicable'];

/** Runs a rule on the report that one of its examples describes. Throws where `each` or `statement` of the example pick no check. */
export async function runExample(rule: Rule, example: Example, pack: Pack): Promise<ExampleResult> {
  const { checks } = await run(reportOf(example, rule, pack), { ...pack, rules: [rule] });
  const picked = checks.filter((check) => {
    const bound = Object.entries(example.each ?? {}).every(([name, word]) => check.binding[name] === word);
    return bound && (example.statement === undefined || check.statement === example.statement);
  });
  const worst = WORST_FIRST.find((verdict) => picked.some((check) => check.verdict === verdict));
  if (worst === undefined) throw new Error(`an example of ${rule.id} picks no check`);
  return { verdict: worst, checks: picked };
}

/** What an example describes, as recognition would hand it on: the tables that it mentions, with just the rows and columns that it mentions. */
export function reportOf(example: Example, rule: Pick<Rule, 'report'>, pack: Pack): Report {
  const cells = Object.entries(example.given).map(([text, printed]) => {
    const [table, row, column] = parseAddress(text).text.split('/') as [string, string, string];
    return { table, row, column, printed };
  });
  const ids = new Set([...Object.keys(example.tables ?? {}), ...Object.keys(example.rows ?? {}), ...cells.map((cell) => cell.table)]);
  const notes: string[] = [];
  const tables = [...ids].map((id) => {
    const layout = pack.layouts.find((each) => each.kind === rule.report && each.id === id.replace(/[:#].*$/, ''));
    const setting = example.tables?.[id] ?? {};
    const table = tableOf(id, layout, setting, cells.filter((cell) => cell.table === id), example.rows?.[id] ?? [], pack);
    if (setting.notes !== undefined) table.notes.push(notes.push(setting.notes) - 1);
    return table;
  });
  return {
    document: {
      name: '',
      bytes: 0,
      sha256: '',
      format: 'text',
      encoding: null,
      blocks: notes.map((text) => ({ kind: 'paragraph', text, pieces: [], level: 0, joined: 1 })),
      remarks: [],
    },
    kind: rule.report === 'any' ? 'unknown' : rule.report,
    department: null,
    year: null,
    unit: '万元',
    tables,
    unrecognised: [],
    misplaced: [],
    leftovers: [],
    remarks: [],
  };
}

interface Cell {
  row: string;
  column: string;
  printed: string;
}

function tableOf(id: string, layout: Layout | undefined, setting: ExampleTable, cells: Cell[], described: ExampleRow[], pack: Pack): Table {
  const unit = setting.unit ?? '万元';
  const places = setting.places ?? 2;
  const filled = setting.filled ?? false;
  const columns = unique([...(setting.columns ?? []), ...cells.map((cell) => cell.column)]);
  const names = nameIndexOf(pack);
  const rows = unique([...described.map((row) => row.id), ...cells.map((cell) => cell.row)]).map((row) => rowOf(row, described.find((each) => each.id === row) ?? { id: row }, layout, names));
  const frame = layout ? frameOf(layout, pack.vocabulary) : null;
  const printed = new Map(cells.map((cell) => [`${cell.row}/${cell.column}`, cell.printed]));
  const figures = rows.map((row) =>
    columns.map((column): Figure | undefined => {
      const text = printed.get(`${row.id}/${column}`);
      if (text === undefined && frame && lacks(frame, row.id, column)) return undefined;
      const [words, ownUnit] = unitOf(text ?? '', unit);
      const { state, amount } = readAmount(words, { unit: ownUnit, places, filled });
      return { address: `${id}/${row.id}/${column}`, label: `${id} ${row.label} ${column}`, state, amount, anchors: [], place: { block: 0, start: 0, end: 0 } };
    }),
  );
  plant(rows, described, figures, layout, halfUnit(unit, places));
  return {
    id,
    layout: layout?.id ?? '',
    title: setting.title ?? layout?.titles[0] ?? '',
    titleAnchors: [],
    form: setting.form ?? null,
    formAnchors: [],
    unit,
    unitAnchors: [],
    places,
    filled,
    cut: setting.cut ?? false,
    blocks: [],
    notes: [],
    columns: columns.map((column) => ({ id: column, label: column, anchors: [] })),
    rows,
    figures,
    remarks: [],
  };
}

/** A row of one side has no cell under the other side's columns. */
function lacks(frame: Frame, row: string, column: string): boolean {
  return frame.hasRow(row) && !frame.hasColumn(column, row);
}

const AMOUNT = new RegExp(`^(.+?)(${MONEY_NAMES})$`);

/** A figure with its own unit behind it. */
function unitOf(printed: string, unit: Unit): [string, Unit] {
  const match = AMOUNT.exec(printed);
  return match ? [match[1]!, match[2] as Unit] : [printed, unit];
}

function rowOf(id: string, said: ExampleRow, layout: Layout | undefined, names: NameIndex): Row {
  const code = said.code !== undefined ? said.code : (/^(?:[^:]+:)?(\d{3,})(?:\+\d+)?(?:#\d+)?$/.exec(id)?.[1] ?? null);
  const known = code === null ? undefined : names.nameOf(code);
  const name = said.name ?? known ?? id.replace(/#\d+$/, '').split('>').at(-1)!;
  return {
    id,
    code,
    name,
    label: name,
    anchors: [],
    codeAnchors: [],
    class: said.class !== undefined ? said.class : classOf(id, code, layout, names),
    partOf: null,
    parent: null,
    children: [],
    misfit: false,
  };
}

function classOf(id: string, code: string | null, layout: Layout | undefined, names: NameIndex): string | null {
  for (const side of layout?.sides ?? []) {
    const row = side.rows.find((each) => each.id === id);
    if (row) return row.class ?? null;
  }
  if (names.functionCode(id.split('>').at(-1)!) !== undefined) {
    // Another side may be open too, for labels that are of the class of its named rows.
    const side = layout?.sides?.find(({ open, rows }) => open && rows.every((row) => row.class !== open.class));
    if (side?.open) return side.open.class;
  }
  return (code !== null && layout?.rows?.classes?.[String(code.length)]) || null;
}

/** Parents by the codes, as recognition finds them, unless the example says otherwise. */
function plant(rows: Row[], described: ExampleRow[], figures: (Figure | undefined)[][], layout: Layout | undefined, half: Decimal): void {
  const byId = new Map(rows.map((row, index) => [row.id, index]));
  const at = (id: string): number => {
    const index = byId.get(id);
    if (index === undefined) throw new Error(`an example has no row ${id}`);
    return index;
  };
  for (const { id, partOf } of described) if (partOf !== undefined) rows[at(id)]!.partOf = at(partOf);
  const root = layout?.rows?.root?.[0];
  const tree = buildTree(
    rows.map((row, index) => ({
      code: row.code,
      isRoot: row.id === root,
      isOutside: row.partOf !== null,
      amounts: figures[index]!.map((figure) => (figure?.state === 'read' ? figure.amount.value : null)),
      half,
    })),
  );
  tree.forEach(({ parent, misfit }, index) => Object.assign(rows[index]!, { parent, misfit }));
  for (const { id, parent } of described) if (parent !== undefined) rows[at(id)]!.parent = parent === null ? null : at(parent);
  rows.forEach((row, index) => {
    if (row.parent !== null) rows[row.parent]!.children.push(index);
  });
}

function unique(words: string[]): string[] {
  return [...new Set(words)];
}
