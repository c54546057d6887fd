import type { AuditView, FigureState } from '../engine.js';
import { captionsOf } from './captions.js';
import type { Cell, ReportIndex } from '../state/report-index.js';
import type { Selection } from '../state/route.js';

/** The states of a figure; then verified by no more than one relation, so that nothing else would catch an error there; then numbers that are no figures. */
export type Tally = FigureState | 'single' | 'notFigures';
export const TALLIES: readonly Tally[] = ['verified', 'single', 'violated', 'undecided', 'unchecked', 'unread', 'notFigures'];

/** A table, a grid that was not recognised, or a section of the prose. */
export interface Place {
  /** `t:05`, `g:12` and `s:40`, the latter two by their block, and REST; stable for one reading, so it can stand in a link. */
  key: string;
  kind: 'table' | 'grid' | 'section';
  /** Id of the table, else ''. */
  table: string;
  title: string;
  counts: Record<Tally, number>;
}

type NotFigure = AuditView['notFigures'][number];

export interface Ledger {
  places: Place[];
  /** By the key of a place, or ALL. */
  figures(place: string, tally: Tally): Cell[];
  notFigures(place: string): NotFigure[];
}

export const ALL = 'all';
/** All sections of the prose that have numbers, and no figure among them. */
export const REST = 's:rest';

/** Every number of the document under the table or section it stands in. Blank cells print no number and are not counted. */
export function ledgerOf(view: AuditView, index: ReportIndex): Ledger {
  const { places, homes } = placesOf(view, index);
  const byKey = new Map(places.map((place) => [place.key, place]));
  const rest = new Set<string>();
  const home = (block: number): string => (rest.has(homes[block] ?? '') ? REST : (homes[block] ?? ''));
  const cells = index.cells.filter((cell) => !cell.blank);
  const talliesOf = new Map(cells.map((cell) => [cell, tallies(cell, view)]));
  for (const cell of cells) {
    const place = byKey.get(home(cell.figure.place.block));
    if (place) for (const tally of talliesOf.get(cell) ?? []) place.counts[tally] += 1;
  }
  for (const { place } of view.notFigures) {
    const counts = byKey.get(home(place.block))?.counts;
    if (counts) counts.notFigures += 1;
  }
  const within = (place: string, block: number): boolean => place === ALL || home(block) === place;
  // Sections without a figure are one line: there is nothing to check in them.
  const other: Place = { key: REST, kind: 'section', table: '', title: '', counts: none() };
  for (const { key, kind, counts } of places) {
    if (kind !== 'section' || TALLIES.some((tally) => tally !== 'notFigures' && counts[tally] > 0)) continue;
    rest.add(key);
    other.counts.notFigures += counts.notFigures;
  }
  return {
    places: [...places.filter(({ key }) => !rest.has(key)), other].filter(({ counts }) => TALLIES.some((tally) => counts[tally] > 0)),
    figures: (place, tally) => cells.filter((cell) => within(place, cell.figure.place.block) && talliesOf.get(cell)?.includes(tally) === true),
    notFigures: (place) => view.notFigures.filter((number) => within(place, number.place.block)),
  };
}

function tallies({ figure }: Cell, view: AuditView): Tally[] {
  if (figure.state !== 'verified') return [figure.state];
  const own = figure.checks.filter((check) => verifies(view.checks[check]));
  return own.length === 1 ? ['verified', 'single'] : ['verified'];
}

/** As in the engine's ledger: only a relation to another figure verifies, and a notice does not. */
function verifies(check: AuditView['checks'][number] | undefined): boolean {
  if (check === undefined || check.severity === 'notice') return false;
  return (check.verdict === 'exact' || check.verdict === 'rounding') && new Set(check.operands.map((operand) => operand.address)).size > 1;
}

function placesOf(view: AuditView, index: ReportIndex): { places: Place[]; homes: string[] } {
  const places = new Map<string, Place>();
  const homes: string[] = [];
  const add = (key: string, kind: Place['kind'], table: string, title: string): string => {
    if (!places.has(key)) places.set(key, { key, kind, table, title, counts: none() });
    return key;
  };
  const notes = new Map(view.tables.flatMap((table) => table.notes.map((note) => [note, table] as const)));
  // Title, form number and unit line of a table stand above it and belong to it.
  const captions = new Map(
    [...captionsOf(view, index).below].flatMap(([title, lines]) => [title, ...lines].map((line) => [line, tableBelow(view, index, title)])),
  );
  let section = add('s:0', 'section', '', '');
  for (const [number, block] of view.document.blocks.entries()) {
    const table = notes.get(number) ?? captions.get(number) ?? view.tables[index.tableOf.get(number) ?? -1];
    const title = index.headings.get(number)?.title ?? '';
    if (table !== undefined) homes[number] = add(`t:${table.id}`, 'table', table.id, table.title);
    else if (block.kind === 'table') homes[number] = add(`g:${number}`, 'grid', '', '');
    else {
      if (title !== '') section = add(`s:${number}`, 'section', '', title);
      homes[number] = section;
    }
  }
  return { places: [...places.values()], homes };
}

function tableBelow(view: AuditView, index: ReportIndex, title: number): AuditView['tables'][number] | undefined {
  const below = view.document.blocks.findIndex((block, number) => number > title && block.kind === 'table');
  return view.tables[index.tableOf.get(below) ?? -1];
}

function none(): Record<Tally, number> {
  return { verified: 0, single: 0, violated: 0, undecided: 0, unchecked: 0, unread: 0, notFigures: 0 };
}

/** The figures that a link to a count names; none where it names nothing. */
export function figuresOf(content: { view: AuditView | null; index: ReportIndex | null }, named: { tally: string; place: string }): Cell[] {
  const tally = TALLIES.find((one) => one === named.tally);
  return tally === undefined ? [] : (ledgerFor(content)?.figures(named.place, tally) ?? []);
}

type Figures = { kind: 'figures'; tally: Tally; place: string };

/** Every place of the report that has figures which were not checked, and which of the two kinds, in reading order. */
export function notChecked(content: { view: AuditView | null; index: ReportIndex | null }): Figures[] {
  const places = ledgerFor(content)?.places ?? [];
  return places.flatMap(({ key, counts }) =>
    (['unread', 'unchecked'] as const).filter((tally) => counts[tally] > 0).map((tally): Figures => ({ kind: 'figures', tally, place: key })),
  );
}

export function uncheckedAt(all: readonly Figures[], selection: Selection | null): number {
  return all.findIndex((one) => selection?.kind === 'figures' && one.tally === selection.tally && one.place === selection.place);
}

const made = new WeakMap<AuditView, Ledger>();

/** The same ledger for the same audit: the page, the detail and the marks all ask for it. */
export function ledgerFor(content: { view: AuditView | null; index: ReportIndex | null }): Ledger | null {
  const { view, index } = content;
  if (view === null || index === null) return null;
  const known = made.get(view) ?? ledgerOf(view, index);
  made.set(view, known);
  return known;
}
