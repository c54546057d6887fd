import { css, html, type TemplateResult } from 'lit';
import type { FindingList } from '../engine.js';
import type { Section } from '../state/arrange.js';
import type { Words } from '../words/words.js';
import { tableName } from './table-name.js';

/** What stands above a stretch of the list of findings. */
export function sectionHeading(section: Section, { report }: Pick<FindingList, 'report'>, words: Words): string | TemplateResult {
  const { heading } = section;
  if (heading.kind === 'group') return words.group[heading.group];
  if (heading.kind === 'rule') return heading.entry.finding.rule;
  if (heading.kind === 'no-cause') return words.findings.noCause;
  if (heading.kind === 'restated') return words.findings.restated;
  if (heading.kind === 'cause') return cause(section, words);
  if (heading.kind === 'table') {
    const title = report.tables.find((table) => table.id === heading.table)?.title;
    return heading.table === null ? words.findings.noTable : html`${tableName(heading.table, words)} <span lang="zh-CN">${title ?? ''}</span>`;
  }
  if (section.class === 'rounding') return words.findings.rounding;
  return section.class === 'notice' ? words.findings.noticesFolded : words.findings.undecided;
}

/** The figure that is most likely wrong, struck out, and what it should be; the relations that it explains stand below. */
function cause(section: Section, words: Words): string | TemplateResult {
  const finding = section.entries.map((entry) => entry.finding).find((one) => one.suspect !== null);
  const edit = finding?.suspect?.edits[0];
  if (finding?.suspect?.reason === 'unclear') return words.detail.unclear(finding.suspect.alternatives.length);
  if (finding === undefined || finding.suspect === null || edit === undefined) return words.findings.oneCause;
  const label = section.entries.flatMap((entry) => entry.finding.operands).find((operand) => operand.address === edit.address)?.label ?? edit.address;
  const tied = finding.suspect.margin === 'tied';
  return html`<span class="cause"
    ><span lang="zh-CN">${label}</span> <del>${edit.printed === '' ? words.detail.blankFigure : edit.printed}</del> →
    <ins>${edit.suggestion}</ins>${tied ? html` <span class="tag">${words.detail.margin.tied}</span>` : '?'}</span
  >`;
}

export const headingStyles = css`
  h3 {
    position: sticky;
    top: 0;
    z-index: 1;
    display: flex;
    gap: 8px;
    align-items: baseline;
    padding: 8px 4px 4px;
    background: var(--panel);
    font-size: 12px;
    line-height: 18px;
    color: var(--soft);
    font-weight: 600;
  }
  h3 button {
    flex: 1;
    text-align: left;
    padding: 0;
    border: 0;
    min-height: 0;
    color: inherit;
    font-weight: inherit;
  }
  h3 button.pick {
    flex: none;
    width: 20px;
    text-align: center;
    font-size: 14px;
  }
  .cause {
    color: var(--ink);
  }
  h3 del {
    color: var(--bad);
  }
  h3 ins {
    color: var(--ok);
    text-decoration: none;
  }
`;
