import type { Anchor } from '../engine.js';
import type { Language, Words } from '../words/words.js';

const MINUS = '−';

/** 4080.69 → 4,080.69, for computed figures beside printed ones that are set so. */
export function grouped(value: string): string {
  return value.replace(/\d+/, (digits) => digits.replace(/\B(?=(\d{3})+$)/g, ','));
}

/** A signed figure as it is set in print. */
export function signed(value: string): string {
  return value.startsWith('-') ? MINUS + value.slice(1) : value;
}

/** A difference always shows its sign. */
export function difference(value: string): string {
  if (value.startsWith('-') || value.startsWith(MINUS)) return MINUS + value.slice(1);
  return /^[≤≥]/.test(value) || /^[0.]+$/.test(value) ? value : `+${value}`;
}

export function place(anchors: readonly Anchor[], words: Words): string {
  const first = anchors[0];
  if (first === undefined) return words.place.none;
  if ('line' in first) return words.place.line(first.line, first.column);
  if ('page' in first) return words.place.page(first.page);
  if ('sheet' in first) return words.place.sheet(first.sheet, first.cell);
  return words.place.block(first.block + 1);
}

export function time(at: string | Date, language: Language): string {
  return new Date(at).toLocaleTimeString(language === 'zh' ? 'zh-CN' : 'en-GB', { hour: '2-digit', minute: '2-digit' });
}

export function moment(at: string, language: Language): string {
  return new Date(at).toLocaleString(language === 'zh' ? 'zh-CN' : 'en-GB', {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  });
}

export function count(value: number, language: Language): string {
  return value.toLocaleString(language === 'zh' ? 'zh-CN' : 'en-GB');
}
