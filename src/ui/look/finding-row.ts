import { css, html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import type { Disposition, Finding } from '../engine.js';
import type { Entry } from '../state/filter.js';
import { formatRoute } from '../state/route.js';
import type { Language, Words } from '../words/words.js';
import { computed } from './arithmetic.js';
import { factOf } from './fact.js';
import { difference } from './format.js';
import { classGlyph } from './glyphs.js';
import { engineWords, namesOf } from './report-words.js';

export interface RowState {
  words: Words;
  language: Language;
  report: string;
  disposition: Disposition | null;
  /** All names of the report, as `allNames` gives them. */
  names: string;
  /** Whether the row says what the figure should be; under the heading of its cause it need not. */
  suggests: boolean;
}

/** One finding in the list: what must hold, and its numbers. Whether it is hidden or selected is set from outside, see Rows. */
export function findingRow(entry: Entry, state: RowState): TemplateResult {
  const { finding } = entry;
  const done = state.disposition !== null && state.disposition.state !== 'open';
  return html`<div class="item" role="listitem">
    <a
      class="row ${entry.class} ${done ? 'done' : ''}"
      data-id=${finding.id}
      href=${formatRoute({ report: state.report, selection: { kind: 'finding', id: finding.id }, tab: 'report' })}
      tabindex="-1"
      >${guard([finding, state.disposition, state.language], () => inside(entry, state))}</a
    >
  </div>`;
}

/** First what stands in the report, then the rule that it breaks. */
function inside({ finding, class: kind }: Entry, { words, language, disposition, suggests, names }: RowState): TemplateResult {
  const decided = disposition !== null && disposition.state !== 'open';
  const say = (text: Finding['title']): TemplateResult => engineWords(text, language, namesOf(finding), names);
  const tags = [
    decided ? html`<span class="tag ${disposition.state}">${words.disposition[disposition.state]}</span> ` : nothing,
    disposition !== null && disposition.note !== ''
      ? html`<span class="tag" title=${disposition.note}>✎<span class="hidden-text">${words.findings.noteMark}</span></span> `
      : nothing,
    finding.baseline === 'absent' ? html`<span class="tag" title=${words.findings.absentTitle}>${words.findings.absent}</span> ` : nothing,
  ];
  return html`${classGlyph(kind, words)}<span class="what">${factOf(finding, words) ?? say(finding.message)}</span
    ><span class="diff">${finding.difference === null ? nothing : difference(computed(finding)(finding.difference))}</span
    ><span class="sides"
      >${tags}${suggests ? suggestion(finding) : nothing}${say(finding.title)}${finding.statement && !finding.title[language].includes(finding.statement) ? html` <span lang="zh-CN">${finding.statement}</span>` : nothing}</span
    >`;
}

/** The figure most likely wrong, and what it should be. */
function suggestion(finding: Finding): TemplateResult | typeof nothing {
  const edit = finding.suspect?.edits[0];
  if (edit === undefined || finding.suspect?.margin === 'tied') return nothing;
  return html`<span class="suggestion"><del>${edit.printed === '' ? '—' : edit.printed}</del> → <ins>${edit.suggestion}</ins>?</span>`;
}

export const rowStyles = css`
  .row {
    display: grid;
    grid-template-columns: 16px minmax(0, 1fr) auto;
    column-gap: 4px;
    padding: 4px 10px 5px 6px;
    margin-bottom: 3px;
    border: 1px solid var(--line);
    border-left: 3px solid var(--line-strong);
    border-radius: 4px;
    background: var(--paper);
    color: var(--ink);
    flex-wrap: nowrap;
    align-items: baseline;
    gap: 0 4px;
  }
  /* Neither styled nor laid out while out of sight. */
  .chunk {
    content-visibility: auto;
  }
  .row:focus-visible {
    outline-offset: -2px;
  }
  .row:hover {
    text-decoration: none;
    background: var(--raised);
    border-color: var(--line-strong);
  }
  .row.violated {
    border-left-color: var(--bad);
  }
  .row.rounding {
    border-left-color: var(--near);
  }
  .row.undecided {
    border-left-color: var(--open);
    border-left-style: dashed;
  }
  .row[aria-current] {
    outline: 2px solid var(--accent);
    outline-offset: -1px;
    background: var(--accent-bg);
  }
  .row[data-picked] {
    border-left-color: var(--accent);
    background: var(--accent-bg);
  }
  .row[data-picked]::after {
    content: '☑';
    grid-area: 2 / 1;
    color: var(--accent);
    font-size: 12px;
  }
  .row.done {
    color: var(--soft);
    border-left-color: var(--line);
    background: none;
  }
  .row.done[aria-current] {
    background: var(--accent-bg);
  }
  /* A list of many names is read in the pane of the finding. */
  .what {
    overflow-wrap: anywhere;
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 4;
    overflow: hidden;
  }
  .glyph {
    font-weight: 700;
  }
  .diff {
    margin-left: 8px;
    color: var(--soft);
    text-align: right;
    white-space: nowrap;
  }
  .what b {
    font-weight: 600;
    white-space: nowrap;
  }
  .suggestion {
    margin-right: 12px;
  }
  .suggestion del {
    color: var(--bad);
  }
  .suggestion ins {
    color: var(--ok);
    text-decoration: none;
  }
  .sides {
    grid-column: 2 / -1;
    color: var(--soft);
    font-size: 12px;
    line-height: 17px;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
`;
