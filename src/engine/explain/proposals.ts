import { residualProbability } from './likelihood.js';
import { absolute, cellsOf, impliedSpan, isEmpty, meet, openSpan, outcome, valueOf, type Relation, type Span, type System, type Values } from './system.js';
import { COPY_COST, typo, type Reason } from './typo.js';

export interface Edit {
  cell: number;
  value: bigint;
}

/** One slip of one hand: a figure, or several that the same slip made wrong. */
export interface Proposal {
  edits: Edit[];
  reason: Reason;
  /** −ln of the prior, what every edit costs included. */
  cost: number;
}

/** What the cells' places in the report say: which stand beside which, and what slipped out of its cell. */
export interface Neighbours {
  /** Whether the cell stands in a table of the report; the rows and columns of claims are nowhere beside each other. */
  isPrinted(cell: number): boolean;
  /** Whether the same digits, not just two or three of them, are printed close by for something else. */
  standsElsewhere(cell: number): boolean;
  /** Cells of the same table row, in column order, and of the same column, in row order. */
  row(cell: number): number[];
  column(cell: number): number[];
  /** A figure that was read where none belongs, by the blank cell it may have come from. */
  slipped: Map<number, bigint>;
}

const PER_EDIT = 4.6;
/** Each further place where the same wrong figure stands. */
const PER_TWIN = 0.7;
const MOST_TWINS = 12;
const FAR_COPY = 1;
const ROW_COPIED = 4;
const INTERCHANGED = 3;
const SLIPPED = 0.5;
/** Of an interval of likely values no more than these are looked at; a wider one tells nothing but its nominal values. */
const MOST_VALUES = 40n;
/** Least share of what rounding explains; a residual that cannot come from it is not ruled out by this alone. */
const LEAST_PROBABILITY = 0.002;

/** Ways to repair a violated relation by one slip, cheapest first: at most `most` that change one figure, and as many that change several. */
export function proposalsFor(system: System, relation: number, values: bigint[], neighbours: Neighbours, most: number): Proposal[] {
  const proposals: Proposal[] = [];
  for (const cell of cellsOf(system.relations[relation]!)) {
    const single = singleEdits(system, relation, cell, values, neighbours);
    proposals.push(...single);
    for (const proposal of single.slice(0, 2)) {
      const twins = withTwins(system, proposal, values);
      if (twins) proposals.push(twins);
    }
    for (const copy of rowCopies(system, cell, values, neighbours)) {
      const twins = withTwins(system, copy, values);
      proposals.push(copy, ...(twins ? [twins] : []));
    }
    proposals.push(...interchanges(system, relation, cell, values, neighbours));
  }
  proposals.sort((one, other) => one.cost - other.cost || one.edits[0]!.cell - other.edits[0]!.cell);
  const kept = { single: most, several: most };
  const seen = new Set<string>();
  return proposals.filter(({ edits }) => {
    const key = edits.map(({ cell, value }) => `${cell}=${value}`).sort().join();
    if (seen.has(key)) return false;
    seen.add(key);
    return kept[edits.length === 1 ? 'single' : 'several']-- > 0;
  });
}

function singleEdits(system: System, relation: number, cell: number, values: bigint[], neighbours: Neighbours): Proposal[] {
  const own = system.cells[cell]!;
  const slipped = neighbours.slipped.get(cell);
  const candidates = likelyValues(system, relation, cell, values);
  const proposals = candidates.map((value): Proposal => {
    const { reason, cost } = typo(values[cell]! / own.step, value / own.step);
    const asCopy = copyCost(cell, values, neighbours);
    const best = slipped !== undefined && slipped === value ? { reason: 'slipped' as const, cost: SLIPPED } : asCopy < cost ? { reason: 'copied' as const, cost: asCopy } : { reason, cost };
    return { edits: [{ cell, value }], reason: best.reason, cost: PER_EDIT + best.cost + inexactness(system, cell, values, value) };
  });
  proposals.sort((one, other) => one.cost - other.cost);
  return proposals.slice(0, 3);
}

/** The figure also stands in its row or column: beside it, or, a little less likely, elsewhere. */
function copyCost(cell: number, values: Values, neighbours: Neighbours): number {
  if (values[cell] === 0n) return Infinity;
  if (!neighbours.isPrinted(cell)) return neighbours.standsElsewhere(cell) ? COPY_COST + FAR_COPY : Infinity;
  const [row, column] = [neighbours.row(cell), neighbours.column(cell)];
  const isSame = (other: number): boolean => other !== cell && values[other] === values[cell];
  if ([...nearby(row, cell), ...nearby(column, cell)].some(isSame)) return COPY_COST;
  return [...row, ...column].some(isSame) ? COPY_COST + FAR_COPY : Infinity;
}

function nearby(line: number[], cell: number): number[] {
  const at = line.indexOf(cell);
  return [line[at - 1], line[at + 1]].filter((other): other is number => other !== undefined);
}

/** What the relations of a cell leave for it: all of them together, else the violated ones, else the one asked about. */
function likelyValues(system: System, relation: number, cell: number, values: bigint[]): bigint[] {
  const step = printedStep(system, cell);
  const spans = (relations: number[]): Span =>
    relations.reduce<Span>((span, at) => {
      const implied = impliedSpan(system, system.relations[at]!, cell, values);
      return implied ? meet(span, implied) : span;
    }, openSpan);
  const violated = system.of[cell]!.filter((at) => outcome(system, system.relations[at]!, values) === 'violated');
  const found = new Set<bigint>();
  for (const relations of [system.of[cell]!, violated, [relation]]) {
    const span = spans(relations);
    if (isEmpty(span)) continue;
    const inside = steps(span, step);
    for (const value of inside.length > 0 ? inside : nominals(system, relations, cell, values, span)) if (value !== values[cell]) found.add(value);
    if (found.size > 0) break;
  }
  return [...found];
}

/** Printable values in an interval; none where there are too many to say anything. */
function steps({ least, greatest }: Span, step: bigint): bigint[] {
  if (least === null || greatest === null || (greatest - least) / step > MOST_VALUES) return [];
  const values: bigint[] = [];
  for (let value = ceilTo(least, step); value <= greatest; value += step) values.push(value);
  return values;
}

function ceilTo(value: bigint, step: bigint): bigint {
  const rest = ((value % step) + step) % step;
  return rest === 0n ? value : value + step - rest;
}

/** A percentage is given to two places even where the wrong one has fewer: it is computed anew, not retyped. */
function printedStep(system: System, cell: number): bigint {
  const { amount, scale, step } = system.cells[cell]!;
  const hundredth = scale >= 2 ? 10n ** BigInt(scale - 2) : step;
  return amount.unit === '%' && step > hundredth ? hundredth : step;
}

/** What each relation makes of the other figures as printed. */
function nominals(system: System, relations: number[], cell: number, values: bigint[], within: Span): bigint[] {
  const step = printedStep(system, cell);
  return relations.flatMap((at) => {
    const exact = nominal(system.relations[at]!, cell, values);
    const value = exact === null ? null : roundTo(exact, step);
    return value !== null && (within.least === null || value >= within.least) && (within.greatest === null || value <= within.greatest) ? [value] : [];
  });
}

function nominal(relation: Relation, cell: number, values: Values): { value: bigint; by: bigint } | null {
  if (relation.kind === 'ratio') {
    const to = valueOf(relation.to, values);
    return 'cell' in relation.percent && relation.percent.cell === cell && to > 0n ? { value: valueOf(relation.of, values), by: to } : null;
  }
  const part = relation.form.parts.find((candidate) => candidate.cell === cell);
  if (!part) return null;
  const rest = valueOf(relation.form, values) - part.coefficient * values[cell]!;
  return part.coefficient > 0n ? { value: -rest, by: part.coefficient } : { value: rest, by: -part.coefficient };
}

/** The multiple of `step` nearest to a quotient, halves away from zero. */
function roundTo({ value, by }: { value: bigint; by: bigint }, step: bigint): bigint {
  const whole = by * step;
  const rounded = (absolute(value) * 2n + whole) / (whole * 2n);
  return (value < 0n ? -rounded : rounded) * step;
}

/** How unlikely the residuals are that a value leaves in the sums of its cell: −ln of their probability under honest rounding. */
function inexactness(system: System, cell: number, values: bigint[], value: bigint): number {
  const before = values[cell]!;
  values[cell] = value;
  let cost = 0;
  for (const at of system.of[cell]!) {
    const relation = system.relations[at]!;
    // A relation that no longer holds is counted as broken, not as unlikely.
    if (relation.kind !== 'linear' || relation.sense !== '=' || outcome(system, relation, values) === 'violated') continue;
    const rounded = relation.form.parts.filter((part) => system.cells[part.cell]!.half > 0n);
    const unit = rounded.reduce((largest, part) => (absolute(part.coefficient) * system.cells[part.cell]!.step > largest ? absolute(part.coefficient) * system.cells[part.cell]!.step : largest), 1n);
    const units = Number(valueOf(relation.form, values) / unit);
    cost -= Math.log(Math.max(LEAST_PROBABILITY, residualProbability(Math.max(1, rounded.length - 1), units)));
  }
  values[cell] = before;
  return cost;
}

/** The same slip in every place that repeats its figures. */
function withTwins(system: System, proposal: Proposal, values: Values): Proposal | null {
  const edits = new Map(proposal.edits.flatMap(({ cell, value }) => twinsOf(system, cell, values).map((twin): [number, bigint] => [twin, value])));
  const more = edits.size - proposal.edits.length;
  if (more <= 0 || edits.size > MOST_TWINS) return null;
  return { edits: [...edits].map(([cell, value]) => ({ cell, value })), reason: proposal.reason === 'other' ? 'repeated' : proposal.reason, cost: proposal.cost + PER_TWIN * more };
}

/** A figure and those that repeat it: relations of two filled cells that hold as printed tie them together. */
function twinsOf(system: System, cell: number, values: Values): number[] {
  const twins = new Set([cell]);
  for (const from of twins) {
    for (const at of system.of[from]!) {
      const relation = system.relations[at]!;
      if (relation.kind !== 'linear' || relation.sense !== '=' || relation.form.constant !== 0n) continue;
      // Empty addends do not break the tie: a total of one figure repeats it.
      const others = relation.form.parts.filter((part) => part.cell !== from && (values[part.cell] !== 0n || values[cell] === 0n));
      const [other] = others;
      if (others.length !== 1 || !other || values[other.cell] !== values[cell] || system.cells[other.cell]!.scale !== system.cells[cell]!.scale) continue;
      if (outcome(system, relation, values) === 'exact') twins.add(other.cell);
    }
  }
  return [...twins];
}

/** Two or more figures of a row that are those of another row: each goes back to what its relations imply. */
function rowCopies(system: System, cell: number, values: bigint[], neighbours: Neighbours): Proposal[] {
  if (values[cell] === 0n || !neighbours.isPrinted(cell)) return [];
  const proposals: Proposal[] = [];
  const row = neighbours.row(cell);
  for (const original of neighbours.column(cell)) {
    if (original === cell || values[original] !== values[cell]) continue;
    const others = neighbours.row(original);
    const copied = row.filter((own) => values[own] !== 0n && others.some((other) => values[other] === values[own] && neighbours.column(own).includes(other)));
    if (copied.length < 2) continue;
    const edits = copied.flatMap((own) => restored(system, own, copied, values));
    if (edits.length >= 2) proposals.push({ edits, reason: 'row-copied', cost: PER_EDIT + ROW_COPIED + edits.length * 0.5 });
  }
  return proposals;
}

/** What a violated relation that rests on no other copied figure makes of this one. */
function restored(system: System, cell: number, copied: number[], values: bigint[]): Edit[] {
  const witness = system.of[cell]!.find(
    (at) => outcome(system, system.relations[at]!, values) === 'violated' && cellsOf(system.relations[at]!).every((other) => other === cell || !copied.includes(other)),
  );
  if (witness === undefined) return [];
  const [value] = nominals(system, [witness], cell, values, openSpan);
  return value === undefined || value === values[cell] ? [] : [{ cell, value }];
}

function interchanges(system: System, relation: number, cell: number, values: bigint[], neighbours: Neighbours): Proposal[] {
  const proposals: Proposal[] = [];
  if (!neighbours.isPrinted(cell)) return [];
  for (const other of [...nearby(neighbours.row(cell), cell), ...nearby(neighbours.column(cell), cell)]) {
    const [one, two] = [values[cell]!, values[other]!];
    if (one === two || one === 0n || two === 0n) continue;
    values[cell] = two;
    values[other] = one;
    const repaired = outcome(system, system.relations[relation]!, values) !== 'violated';
    values[cell] = one;
    values[other] = two;
    if (repaired) proposals.push({ edits: [{ cell, value: two }, { cell: other, value: one }], reason: 'interchanged', cost: PER_EDIT + INTERCHANGED });
  }
  return proposals;
}
