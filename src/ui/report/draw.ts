import { html, nothing, type TemplateResult } from 'lit';
import type { AuditView, ParagraphBlock, TableBlock } from '../engine.js';
import { formatRoute } from '../state/route.js';
import type { Cell, ReportIndex } from '../state/report-index.js';
import type { Words } from '../words/words.js';
import { captionsOf } from './captions.js';
import { nested, type Nested } from './nested.js';
import { drawnRows, stickyColumns, widthOf, type DrawnCell } from './spans.js';

export interface Drawing {
  report: string;
  view: AuditView;
  index: ReportIndex;
  words: Words;
}

/** The report as read, with its figures as links. Everything in it is the report's own Chinese, which its container says. */
export function drawReport(drawing: Drawing): TemplateResult[] {
  const captions = captionsOf(drawing.view, drawing.index);
  return drawing.view.document.blocks.flatMap((block, number) => {
    if (captions.taken.has(number)) return [];
    if (block.kind === 'table') return [table(number, block, drawing)];
    const lines = captions.below.get(number);
    return [lines === undefined ? paragraph(number, block, drawing) : caption(number, block, lines, drawing)];
  });
}

function caption(number: number, block: ParagraphBlock, lines: readonly number[], drawing: Drawing): TemplateResult {
  const title = withFigures(block.text, drawing.index.byBlock.get(number) ?? [], drawing);
  const line = (at: number): unknown => {
    const one = drawing.view.document.blocks[at];
    return one?.kind === 'paragraph' ? html`<span data-block=${at}>${withFigures(one.text, drawing.index.byBlock.get(at) ?? [], drawing)}</span>` : nothing;
  };
  return html`<div class="caption">
    <p class="heading" role="heading" aria-level="3" data-block=${number}>${title}</p>
    <div class="lines">${lines.map(line)}</div>
  </div>`;
}

function paragraph(number: number, block: ParagraphBlock, drawing: Drawing): TemplateResult {
  const cells = drawing.index.byBlock.get(number) ?? [];
  const text = withFigures(block.text, cells, drawing);
  if (drawing.index.headings.get(number)?.alone === true) return html`<p class="heading" role="heading" aria-level="3" data-block=${number}>${text}</p>`;
  const kind = drawing.index.notes.has(number) ? 'note' : block.running ? 'running' : '';
  return html`<p class=${kind} data-block=${number}>${text}</p>`;
}

function table(number: number, block: TableBlock, drawing: Drawing): TemplateResult {
  const { view, index, words } = drawing;
  const owner = view.tables[index.tableOf.get(number) ?? -1];
  const headerRows = owner?.headerRows[number] ?? 0;
  const cells = index.byBlock.get(number) ?? [];
  const byPlace = new Map<string, Cell[]>();
  for (const cell of cells) {
    if (!('row' in cell.figure.place)) continue;
    const key = `${cell.figure.place.row},${cell.figure.place.column}`;
    byPlace.set(key, [...(byPlace.get(key) ?? []), cell]);
  }
  const width = widthOf(block);
  const rows = drawnRows(block, headerRows, (row, column) => byPlace.has(`${row},${column}`));
  const figureColumns = cells.flatMap((cell) => ('row' in cell.figure.place && cell.figure.place.row >= headerRows ? [cell.figure.place.column] : []));
  const sticky = stickyColumns(figureColumns);
  const kinds = columnKinds(block, headerRows, new Set(figureColumns), width);
  const draw = (cell: DrawnCell): TemplateResult => drawCell(cell, headerRows, sticky, kinds, byPlace.get(`${cell.row},${cell.column}`) ?? [], drawing);
  const row = (drawn: DrawnCell[]): TemplateResult =>
    html`<tr>
      ${drawn.map(draw)}
    </tr>`;
  const title = owner?.title ?? words.report.unnamed;
  return html`<div class="frame ${owner ? '' : 'unknown'}" data-block=${number} data-table=${owner?.id ?? nothing}>
    ${owner ? nothing : html`<p class="unknown-word" lang=${words.htmlLang}>? ${words.report.unrecognised}${words.brackets(words.report.unrecognisedWhy)}</p>`}
    <div class="scroll" role="region" tabindex="0" aria-label=${title}>
      <table class="sticky-${sticky}">
        ${
          headerRows > 0
            ? html`<thead>
                ${rows.slice(0, headerRows).map(row)}
              </thead>`
            : nothing
        }
        <tbody>
          ${rows.slice(headerRows).map(row)}
        </tbody>
      </table>
    </div>
  </div>`;
}

function drawCell(drawn: DrawnCell, headerRows: number, sticky: number, kinds: readonly string[], cells: readonly Cell[], drawing: Drawing): TemplateResult {
  const { row, column, cell, colSpan, rowSpan } = drawn;
  const content = withFigures(cell.text, cells, drawing);
  const frozen = column < sticky && colSpan <= sticky - column ? `s${column}` : '';
  const spanColumns = colSpan > 1 ? colSpan : nothing;
  const spanRows = rowSpan > 1 ? rowSpan : nothing;
  const place = `${row},${column}`;
  if (row < headerRows) {
    // A header cell that says nothing is none.
    if (cell.text.trim() === '') return html`<td class="head ${frozen}" colspan=${spanColumns} rowspan=${spanRows} data-place=${place}></td>`;
    return html`<th class=${frozen} colspan=${spanColumns} rowspan=${spanRows} data-place=${place}>${content}</th>`;
  }
  return html`<td class="${colSpan === 1 ? (kinds[column] ?? '') : ''} ${frozen}" colspan=${spanColumns} rowspan=${spanRows} data-place=${place}>
    ${content}
  </td>`;
}

/** A column of figures, of names that need room, or of short codes and ordinals. */
function columnKinds(block: TableBlock, headerRows: number, figures: ReadonlySet<number>, width: number): string[] {
  const body = block.grid.slice(headerRows);
  return Array.from({ length: width }, (_, column) => {
    if (figures.has(column)) return 'n';
    const longest = body.reduce((most, row) => Math.max(most, row[column]?.colSpan === 1 ? row[column].text.length : 0), 0);
    return longest > 8 ? 'wide' : longest > 4 ? 'middle' : 'narrow';
  });
}

/** The text with its figures made into links, in their order. */
function withFigures(text: string, cells: readonly Cell[], drawing: Drawing): unknown {
  if (cells.length === 0) return text;
  const tree = nested(cells, ({ figure: { place } }) => place);
  return pieces(text, { start: 0, end: text.length, inner: tree }, drawing);
}

function pieces(text: string, { start, end, inner }: Pick<Nested<Cell>, 'start' | 'end' | 'inner'>, drawing: Drawing): unknown[] {
  const parts: unknown[] = [];
  let at = start;
  for (const one of inner) {
    if (one.start > at) parts.push(text.slice(at, one.start));
    parts.push(one.inner.length === 0 ? figure(one.item, text.slice(one.start, one.end), drawing) : around(one.item, pieces(text, one, drawing)));
    at = Math.max(at, one.end);
  }
  if (at < end) parts.push(text.slice(at, end));
  return parts;
}

/** A sentence that is a figure as a whole: there are links in it, so that it is none. */
function around(cell: Cell, inside: unknown[]): TemplateResult {
  return html`<span class="m ${cell.mark} around" data-key=${cell.key}>${inside}</span>`;
}

function figure(cell: Cell, text: string, { report, words }: Drawing): TemplateResult {
  const href = formatRoute({ report, selection: { kind: 'cell', key: cell.key }, tab: 'report' });
  // The sign behind a figure is read out by its word, see `spokenMarks`; a blank cell has no sign.
  const name = text === '' ? `${words.mark.blank} ${words.mark[cell.mark]}` : nothing;
  return html`<a
    class="m ${cell.mark} ${cell.prime ? 'prime' : ''} ${cell.blank ? 'blank' : ''}"
    data-key=${cell.key}
    href=${href}
    tabindex="-1"
    aria-label=${name}
    >${text}</a
  >`;
}
