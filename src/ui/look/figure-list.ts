import { html, nothing, type TemplateResult } from 'lit';
import type { Cell } from '../state/report-index.js';
import { formatRoute } from '../state/route.js';
import type { Words } from '../words/words.js';
import { place } from './format.js';
import { reportWords } from './report-words.js';

/** Figures as links: a line for each paragraph and each row; a line for each figure that has a name. */
export function figureList(cells: readonly Cell[], report: string, words: Words): TemplateResult[] {
  const lines = new Map<string, Cell[]>();
  for (const cell of cells) {
    const { place: at, address, label } = cell.figure;
    const key = address !== null ? `${cell.key} ${label}` : `${at.block}.${'row' in at ? at.row : ''}`;
    lines.set(key, [...(lines.get(key) ?? []), cell]);
  }
  const link = (cell: Cell): TemplateResult =>
    html`<a href=${formatRoute({ report, selection: { kind: 'cell', key: cell.key }, tab: 'report' })}>${reportWords(cell.figure.printed)}</a> `;
  return [...lines.values()].map((line) => {
    const { figure } = line[0] as Cell;
    const named = line.length === 1 && figure.address !== null;
    return html`<li>
      ${named ? nothing : html`<span class="soft">${place(figure.anchors, words)}${words.colon}</span>`}${line.map(link)}${named ? html`<span class="soft">${reportWords(figure.label)}</span>` : nothing}
    </li>`;
  });
}
