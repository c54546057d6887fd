import type { Anchor, Remark, SourceDocument } from '../document/document.js';
import type { ReportKind } from '../pack/rule.js';
import type { Choice } from './choice.js';

/** Choices about the reading, found again in the document. What recognition could not follow is told in `untaken`, never dropped. */
export class Decided {
  /** Block of a grid → id of its table, null for none of the prescribed ones. */
  readonly tables = new Map<number, Numbered<string | null>>();
  /** Block of a grid → row → whether it is a header. */
  readonly headers = new Map<number, Map<number, boolean>>();
  /** Block of a grid → block of the grid that it goes on from, null for none. */
  readonly joined = new Map<number, Numbered<number | null>>();
  /** The kind of report. */
  report: { kind: ReportKind; index: number } | null = null;
  /** Index of a choice → the row that its anchor stands in. */
  readonly places = new Map<number, CellRow>();
  /** Index of a choice → why it was not followed. */
  readonly untaken = new Map<number, Remark>();

  constructor(
    document: SourceDocument,
    readonly choices: readonly Choice[],
  ) {
    const said = new Map<string, number>();
    for (const [index, choice] of choices.entries()) {
      if (choice.kind === 'encoding') {
        if (choice.encoding !== document.encoding) this.refuse(index, 'choice-encoding', { encoding: choice.encoding });
        continue;
      }
      if (choice.kind === 'report') {
        if (this.report !== null && this.report.kind !== choice.report) this.refuse(this.report.index, 'choice-overruled', { later: String(index + 1) });
        this.report = { kind: choice.report, index };
        continue;
      }
      if (choice.kind === 'rule-off' || choice.kind === 'part') continue;
      const place = placeOf(document, choice.anchor);
      if (place === null) {
        this.refuse(index, 'choice-no-place');
        continue;
      }
      this.places.set(index, place);
      const key = `${choice.kind} ${place.block} ${choice.kind === 'header' ? place.row : ''}`;
      const earlier = said.get(key);
      if (earlier !== undefined && JSON.stringify(choices[earlier]) !== JSON.stringify(choice))
        this.refuse(earlier, 'choice-overruled', { later: String(index + 1) });
      said.set(key, index);
      if (choice.kind === 'table') this.tables.set(place.block, { value: choice.table, index });
      else if (choice.kind === 'header') this.#header(place.block, place.row, choice.header);
      else this.#joined(document, place.block, choice.to, index);
    }
  }

  refuse(index: number, code: string, values: Record<string, string> = {}): void {
    this.untaken.set(index, { code, values: { number: String(index + 1), ...values }, anchors: [] });
  }

  #header(block: number, row: number, header: boolean): void {
    const rows = this.headers.get(block) ?? new Map<number, boolean>();
    this.headers.set(block, rows.set(row, header));
  }

  #joined(document: SourceDocument, block: number, to: Anchor | null, index: number): void {
    if (to === null) {
      this.joined.set(block, { value: null, index });
      return;
    }
    const before = placeOf(document, to)?.block ?? null;
    if (before === null) this.refuse(index, 'choice-no-place');
    else if (before >= block) this.refuse(index, 'choice-joined-order');
    else this.joined.set(block, { value: before, index });
  }
}

export interface CellRow {
  block: number;
  row: number;
}

interface Numbered<T> {
  value: T;
  /** Which of the choices it is. */
  index: number;
}

/** The cell of a grid whose text stands at an anchor: at exactly this one, else the first that shares a part of it. */
function placeOf(document: SourceDocument, anchor: Anchor): CellRow | null {
  const key = keyOf(anchor);
  return find(document, (own) => keyOf(own) === key) ?? find(document, (own) => overlap(own, anchor));
}

function find(document: SourceDocument, fits: (anchor: Anchor) => boolean): CellRow | null {
  for (const [block, { kind, ...content }] of document.blocks.entries()) {
    if (kind !== 'table' || !('grid' in content)) continue;
    const row = content.grid.findIndex((cells) => cells.some((cell) => cell?.pieces.some((piece) => fits(piece.anchor)) ?? false));
    if (row >= 0) return { block, row };
  }
  return null;
}

/** Keys of an anchor that came from a file may stand in any order. */
function keyOf(anchor: Anchor): string {
  return JSON.stringify(Object.entries(anchor).sort(([one], [other]) => (one < other ? -1 : 1)));
}

function overlap(a: Anchor, b: Anchor): boolean {
  if ('line' in a && 'line' in b) return a.line === b.line && a.column < b.column + b.length && b.column < a.column + a.length;
  if ('page' in a && 'page' in b) return a.page === b.page && a.box[0] < b.box[2] && b.box[0] < a.box[2] && a.box[1] < b.box[3] && b.box[1] < a.box[3];
  if ('sheet' in a && 'sheet' in b) return a.sheet === b.sheet && a.cell === b.cell;
  return 'block' in a && 'block' in b && a.block === b.block && a.start < b.end && b.start < a.end;
}
