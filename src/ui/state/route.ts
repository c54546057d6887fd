/**
 * What the page shows, as the hash of its address:
 * `#/` start, `#/r/<report>` a session, `#/r/<report>/f/<finding>`, `#/r/<report>/c/<cell>`, with `?tab=` for another tab.
 * A report goes by the first 16 hex digits of its SHA-256, so a link works for every colleague who has the same file.
 */
export interface Route {
  /** Beginning of the report's SHA-256, or null for the start. */
  report: string | null;
  selection: Selection | null;
  tab: Tab;
}

export type Selection = { kind: 'finding'; id: string } | { kind: 'cell'; key: string };
export type Tab = 'report' | 'original' | 'detected' | 'coverage';

const TABS: readonly Tab[] = ['report', 'original', 'detected', 'coverage'];

export const START: Route = { report: null, selection: null, tab: 'report' };

export function parseRoute(hash: string): Route {
  const [path = '', query = ''] = hash.replace(/^#\/?/, '').split('?');
  const [kind, report = '', what, ...rest] = path.split('/');
  if (kind !== 'r' || !/^[0-9a-f]{16,64}$/.test(report)) return START;
  const wanted = new URLSearchParams(query).get('tab');
  const tab = TABS.find((one) => one === wanted) ?? 'report';
  return { report: report.slice(0, 16), selection: selectionOf(what, rest.join('/')), tab };
}

export function formatRoute(route: Route): string {
  if (route.report === null) return '#/';
  const selection =
    route.selection === null ? '' : route.selection.kind === 'finding' ? `/f/${encode(route.selection.id)}` : `/c/${encode(route.selection.key)}`;
  return `#/r/${route.report.slice(0, 16)}${selection}${route.tab === 'report' ? '' : `?tab=${route.tab}`}`;
}

function selectionOf(what: string | undefined, text: string): Selection | null {
  const value = decode(text);
  if (value === '') return null;
  if (what === 'f') return { kind: 'finding', id: value };
  if (what === 'c') return { kind: 'cell', key: value };
  return null;
}

/** Addresses stay readable: only what would end the path or the hash is escaped. */
function encode(text: string): string {
  return encodeURIComponent(text).replaceAll('%2F', '/').replaceAll('%3A', ':').replaceAll('%2C', ',').replaceAll('%40', '@');
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}
