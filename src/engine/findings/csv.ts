import type { Anchor } from '../document/document.js';
import type { Words } from '../rules/check.js';
import type { Finding, FindingList } from './list.js';

const COLUMNS = [
  'id',
  'verdict',
  'severity',
  'group',
  'rule',
  'title',
  'statement',
  'message',
  'relation',
  'actual',
  'expected',
  'difference',
  'bound',
  'figures',
  'suggestion',
  'disposition',
  'reason',
  'note',
  'by',
  'at',
] as const;

/**
 * The findings as RFC 4180 with a byte order mark, so that a spreadsheet takes it for UTF-8. Every cell is text: one that a spreadsheet
 * would take for a formula gets an apostrophe before it, since words of the report stand in it.
 */
export function csvOf(list: FindingList, language: keyof Words): string {
  const rows = list.findings.map((finding) => rowOf(finding, language));
  return `\uFEFF${[[...COLUMNS], ...rows].map((row) => `${row.map(cellOf).join(',')}\r\n`).join('')}`;
}

function rowOf(finding: Finding, language: keyof Words): string[] {
  const { disposition, suspect } = finding;
  return [
    finding.id,
    finding.verdict,
    finding.severity,
    finding.group,
    finding.rule,
    finding.title[language],
    finding.statement ?? '',
    finding.message[language],
    finding.relation,
    finding.actual ?? '',
    finding.expected ?? '',
    finding.difference ?? '',
    finding.bound ?? '',
    finding.operands.map(({ label, printed, anchors }) => `${label} ${printed}${placeOf(anchors)}`).join('\n'),
    (suspect?.edits ?? []).map(({ address, printed, suggestion }) => `${address} ${printed} → ${suggestion}`).join('\n'),
    disposition.state,
    disposition.reason,
    disposition.note,
    disposition.by,
    disposition.at,
  ];
}

function placeOf(anchors: readonly Anchor[]): string {
  const [anchor] = anchors;
  if (anchor === undefined) return '';
  if ('line' in anchor) return ` (${anchor.line}:${anchor.column})`;
  if ('page' in anchor) return ` (p. ${anchor.page})`;
  return 'sheet' in anchor ? ` (${anchor.sheet}!${anchor.cell})` : '';
}

function cellOf(text: string): string {
  const isNumber = /^[-+]?[\d.]+$/.test(text);
  const safe = /^[=+\-@\t\r]/.test(text) && !isNumber ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
