import { Signal } from './signal.js';
import type { Language } from '../words/words.js';

export type Theme = 'system' | 'light' | 'dark';

/** How this person likes the page; losing it loses no work, so it may live in localStorage. */
export interface Preferences {
  language: Language;
  theme: Theme;
  author: string;
  keepFiles: boolean;
  singleKeys: boolean;
  /** The original page of a PDF stands beside the report as read. */
  beside: boolean;
  /** CSS pixels. */
  leftWidth: number;
  rightWidth: number;
}

const KEY = 'gouji.preferences';

const defaults: Preferences = {
  language: 'zh',
  theme: 'system',
  author: '',
  keepFiles: true,
  singleKeys: true,
  beside: false,
  leftWidth: 340,
  rightWidth: 388,
};

/** Where preferences are kept; the browser's localStorage, or nothing where it is refused. */
export interface Shelf {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
}

export class PreferenceStore {
  readonly current: Signal<Preferences>;

  constructor(private readonly shelf: Shelf | null) {
    this.current = new Signal(readFrom(shelf));
  }

  change(part: Partial<Preferences>): void {
    this.current.value = { ...this.current.value, ...part };
    try {
      this.shelf?.setItem(KEY, JSON.stringify(this.current.value));
    } catch {
      // Storage full or refused: the preference holds until the page is closed, and the storage banner tells of the refusal.
    }
  }
}

/** The browser's localStorage; null where even touching it is refused. */
export function browserShelf(): Shelf | null {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}

function readFrom(shelf: Shelf | null): Preferences {
  let stored: unknown = null;
  try {
    stored = JSON.parse(shelf?.getItem(KEY) ?? 'null');
  } catch {
    return defaults;
  }
  if (typeof stored !== 'object' || stored === null) return defaults;
  const from = stored as Partial<Record<keyof Preferences, unknown>>;
  return {
    language: from.language === 'en' ? 'en' : 'zh',
    theme: from.theme === 'light' || from.theme === 'dark' ? from.theme : 'system',
    author: typeof from.author === 'string' ? from.author.slice(0, 100) : '',
    keepFiles: from.keepFiles !== false,
    singleKeys: from.singleKeys !== false,
    beside: from.beside === true,
    leftWidth: width(from.leftWidth, defaults.leftWidth),
    rightWidth: width(from.rightWidth, defaults.rightWidth),
  };
}

function width(value: unknown, otherwise: number): number {
  return typeof value === 'number' && value >= 200 && value <= 900 ? value : otherwise;
}
