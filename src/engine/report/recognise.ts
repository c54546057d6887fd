import type { Block, ParagraphBlock, Remark, SourceDocument } from '../document/document.js';
import type { Layout, TableForms, Vocabulary } from '../pack/layout.js';
import type { ReportKind } from '../pack/rule.js';
import type { Choice } from './choice.js';
import { Decided } from './decided.js';
import { identityOfReport } from './identity.js';
import { kindOfDocument } from './kind.js';
import { leftoversOf } from './leftovers.js';
import { piecesOf, sheetsOf, type Piece, type Sheet } from './pieces.js';
import { rolesOfNames } from './name-list.js';
import { markInterrupted, remarksOf } from './remarks.js';
import { markCut } from './unfinished.js';
import { onlyPart, partsOf, type Part } from './parts.js';
import type { Misplaced, Report, Table, Unrecognised } from './report.js';
import { assemble } from './tables/assemble.js';
import { frameLine, isNote } from './tables/context.js';
import { nearestLayout, titleLine } from './tables/identify.js';
import { usualPlaces } from './tables/precision.js';
import { CellRoles, type Reading } from './tables/reading.js';

/** Most reports print 万元 with two decimals; what a report prints otherwise is taken from its own figures. */
const PLACES_OF_A_REPORT_WITHOUT_FRACTIONS = 2;

/** What a document says: its prescribed tables with addresses, and every other number of it with the reason why it has none. */
export function recognise(source: SourceDocument, forms: TableForms, choices: readonly Choice[] = []): Report {
  const { vocabulary } = forms;
  const decided = new Decided(source, choices);
  const whole = sheetsOf(source, vocabulary, decided);
  const parts = partsOf(source, whole, forms);
  const part = partChosen(parts, choices, decided);
  const own = parts[part]!;
  const document = parts.length === 1 ? source : onlyPart(source, own);
  const sheets = whole.filter(({ grid }) => grid.block >= own.from && grid.block < own.to);
  const kind =
    decided.report?.kind ??
    kindOfDocument(
      document,
      sheets.map((sheet) => sheet.context),
      forms,
    ) ??
    kindByTables(document.blocks, sheets, forms);
  const layouts = forms.layouts.filter((layout) => layout.kind === kind);
  const { pieces, unknown } = piecesOf(document.blocks, sheets, layouts, vocabulary, decided);

  const unit = pieces.find((piece) => piece.context.unit)?.context.unit?.value ?? null;
  const tables = tablesOf(pieces, unit, forms);
  const roles = new CellRoles();
  const misplaced: Misplaced[] = [];
  tables.forEach((table, index) => {
    const { readings, identity } = pieces[index]!;
    table.notes = notesOf(document.blocks, table, vocabulary);
    for (const reading of readings) {
      misplaced.push(...strayFigures(reading, table, identity.layout));
      roles.add(reading.roles);
    }
  });
  const unfinished = markCut(document, tables, layouts);
  markInterrupted(
    document.blocks,
    tables,
    unknown.filter((sheet) => decided.tables.get(sheet.grid.block)?.value !== null),
  );
  const recognised = new Set(tables.flatMap((table) => table.blocks));
  const missed = unknown.filter((sheet) => {
    const names = nearness(sheet, layouts, vocabulary) < NEAR ? rolesOfNames(sheet) : null;
    if (names === null) return true;
    roles.add(names);
    recognised.add(sheet.grid.block);
    return false;
  });
  return {
    document,
    ...identityOfReport(
      document,
      kind,
      pieces.map((piece) => piece.context.department),
      vocabulary,
    ),
    unit,
    tables,
    unrecognised: missed.map((sheet) => unknownTable(sheet, layouts, vocabulary, decided)),
    misplaced,
    leftovers: [...leftoversOf(source, roles, recognised, vocabulary), ...unfinished],
    remarks: [...severalReports(parts, part), ...remarksOf(document, tables, layouts, forms)],
    ...(parts.length > 1 ? { parts } : {}),
    decided,
  };
}

/** Index of the report that the user chose, else of the first. */
function partChosen(parts: Part[], choices: readonly Choice[], decided: Decided): number {
  let chosen = 0;
  for (const [index, choice] of choices.entries()) {
    if (choice.kind !== 'part') continue;
    if (parts[choice.part - 1] === undefined) decided.refuse(index, 'choice-no-part', { part: String(choice.part), parts: String(parts.length) });
    else chosen = choice.part - 1;
  }
  return chosen;
}

function severalReports(parts: Part[], part: number): Remark[] {
  if (parts.length === 1) return [];
  const list = parts.map(({ title }, index) => `${index + 1}. ${title || '—'}`).join('；');
  return [
    {
      code: 'several-reports',
      values: { count: String(parts.length), number: String(part + 1), list },
      anchors: parts.flatMap(({ anchors }) => anchors.slice(0, 1)),
    },
  ];
}

/** No line tells the kind: that of most of the tables that are known whatever the kind. */
function kindByTables(blocks: Block[], sheets: Sheet[], forms: TableForms): ReportKind | null {
  const kinds = piecesOf(blocks, sheets, forms.layouts, forms.vocabulary, null).pieces.map((piece) => piece.identity.layout.kind);
  const count = (kind: ReportKind): number => kinds.filter((one) => one === kind).length;
  return kinds.sort((one, other) => count(other) - count(one))[0] ?? null;
}

function tablesOf(pieces: Piece[], unit: Table['unit'], forms: TableForms): Table[] {
  const texts = pieces.flatMap((piece) =>
    piece.readings.flatMap((reading) => reading.rows.flatMap((row) => row.places.map((place) => place?.cell?.text ?? null))),
  );
  const places = usualPlaces(texts, PLACES_OF_A_REPORT_WITHOUT_FRACTIONS);
  const instances = new Map<string, number>();
  return pieces.map(({ identity, context, grids, readings }) => {
    const { layout } = identity;
    const count = (instances.get(layout.id) ?? 0) + 1;
    instances.set(layout.id, count);
    return assemble(
      count === 1 ? layout.id : `${layout.id}#${count}`,
      identity,
      grids.map((grid) => grid.block),
      readings,
      {
        unit: context.unit?.value ?? unit,
        unitAnchors: context.unit?.anchors ?? [],
        usualPlaces: places,
        codes: forms.codes ?? [],
        functions: forms.vocabulary.functions,
      },
    );
  });
}

/** A header that shares this much with a layout is worth naming it. */
const NEAR = 0.5;

function nearness({ grid, split }: Sheet, layouts: Layout[], vocabulary: Vocabulary): number {
  return nearestLayout(grid, split, layouts, vocabulary)?.likeness ?? 0;
}

function unknownTable({ grid, split, context }: Sheet, layouts: Layout[], vocabulary: Vocabulary, decided: Decided): Unrecognised {
  const title = titleLine(context, vocabulary)?.text ?? '';
  const cell = grid.cell(0, 0);
  const near = nearestLayout(grid, split, layouts, vocabulary);
  const why: Remark =
    decided.tables.get(grid.block)?.value === null
      ? { code: 'unknown-table-chosen', values: {}, anchors: [] }
      : near && near.likeness >= NEAR
        ? nearly(title, near)
        : { code: 'unknown-table', values: { title }, anchors: [] };
  return { title, block: grid.block, anchors: cell ? cell.pieces.map((piece) => piece.anchor) : [], why };
}

/** A header that lacks nothing has no list of what it lacks. */
function nearly(title: string, { layout, likeness, missing }: NonNullable<ReturnType<typeof nearestLayout>>): Remark {
  const values = { title, table: layout.titles[0]!, share: String(Math.round(likeness * 100)) };
  if (missing.length === 0) return { code: 'unknown-table-same', values, anchors: [] };
  return { code: 'unknown-table-near', values: { ...values, missing: missing.join('、') }, anchors: [] };
}

/** 注：… and what follows it up to the next heading or table; words that end with a colon lead to the note below them. */
function notesOf(blocks: Block[], table: Table, vocabulary: Vocabulary): number[] {
  const notes: number[] = [];
  for (let index = table.blocks.at(-1)! + 1; index < blocks.length; index++) {
    const block = blocks[index]!;
    if (block.kind === 'table') break;
    if (isNote(frameLine(block).word, vocabulary)) notes.push(index);
    else if (notes.length > 0 && (/^\s*[(（]?\d{1,2}[.、．)）]/.test(block.text) || leadsToNote(block, blocks[index + 1], vocabulary))) notes.push(index);
    else break;
  }
  return notes;
}

function leadsToNote({ text }: ParagraphBlock, next: Block | undefined, vocabulary: Vocabulary): boolean {
  return /[:：]\s*$/.test(text) && next?.kind === 'paragraph' && isNote(frameLine(next).word, vocabulary);
}

function strayFigures(reading: Reading, table: Table, layout: Layout): Misplaced[] {
  return reading.stray.map(({ place, column }) => {
    const below = column === null ? -1 : table.figures.findIndex((row) => row[column]?.state === 'blank');
    const next = column === null ? undefined : table.figures[below]?.[column];
    return {
      printed: place.cell?.text ?? '',
      label: `${layout.label.zh} ${table.columns[column ?? -1]?.id ?? ''}`.trim(),
      anchors: place.anchors,
      place: { block: place.block, row: place.row, column: place.column, start: 0, end: place.cell?.text.length ?? 0 },
      table: table.id,
      fits: next?.address ?? null,
    };
  });
}
