/**
 * What the page shows, as the hash of its address:
 * `#/` start, `#/r/<report>` a session, `#/r/<report>/f/<finding>`, `#/r/<report>/c/<cell>`, `#/r/<report>/g/<tally>/<place>` the figures of one
 * count of the ledger, with `?tab=` for another tab.
 * A report goes by the first 16 hex digits of its SHA-256, so a link works for every colleague who has the same file.
 */
export interface Route {
  /** Beginning of the report's SHA-256, or null for the start. */
  report: string | null;
  selection: Selection | null;
  tab: Tab;
}

export type Selection = { kind: 'finding'; id: string } | { kind: 'cell'; key: string } | { kind: 'figures'; tally: string; place: string };
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
  return `#/r/${route.report.slice(0, 16)}${formatSelection(route.selection)}${route.tab === 'report' ? '' : `?tab=${route.tab}`}`;
}

function formatSelection(selection: Selection | null): string {
  if (selection === null) return '';
  if (selection.kind === 'finding') return `/f/${encode(selection.id)}`;
  return selection.kind === 'cell' ? `/c/${encode(selection.key)}` : `/g/${encode(`${selection.tally}/${selection.place}`)}`;
}

function selectionOf(what: string | undefined, text: string): Selection | null {
  const value = decode(text);
  if (value === '') return null;
  if (what === 'f') return { kind: 'finding', id: value };
  if (what === 'c') return { kind: 'cell', key: value };
  const cut = value.indexOf('/');
  if (what === 'g' && cut > 0) return { kind: 'figures', tally: value.slice(0, cut), place: value.slice(cut + 1) };
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
