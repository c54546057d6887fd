import type { TableView } from '../engine.js';

export interface OwnName {
  /** The table of the prescribed form, by whose number rules call it. */
  id: string;
  /** What the report prints on it. */
  name: string;
}

/** Tables of these addresses that the report does not print under the number that rules call them by, as the report calls them. */
export function ownNames(addresses: readonly (string | null)[], tables: readonly Pick<TableView, 'id' | 'title' | 'form'>[]): OwnName[] {
  const ids = new Set(addresses.map((address) => address?.split('/')[0] ?? ''));
  return tables
    .filter(({ id, form }) => ids.has(id) && /^\d/.test(id) && numberIn(form) !== Number.parseInt(id, 10))
    .map(({ id, title, form }) => ({ id, name: [form, title].filter(Boolean).join(' ') }))
    .filter(({ name }) => name !== '');
}

const DIGITS = '〇一二三四五六七八九';

/** 公开05表 → 5, 表十二 → 12; null where there is none. */
function numberIn(form: string | null): number | null {
  const digits = /\d+/.exec(form ?? '')?.[0];
  if (digits !== undefined) return Number.parseInt(digits, 10);
  const [, tens, units] = /表?(十?)([一二三四五六七八九]?)/.exec((form ?? '').replace(/[^一二三四五六七八九十]/g, '')) ?? [];
  const value = (tens ? 10 : 0) + Math.max(0, DIGITS.indexOf(units ?? ''));
  return tens || units ? value : null;
}
