import type { DBSchema, IDBPDatabase, IDBPTransaction, StoreNames } from 'idb';
import type { Choice, Disposition, FindingList, SourceDocument } from '../engine.js';

/** On file:// all local pages share one store, so the name is the product's. */
export const NAME = 'gouji';

/** What the list of sessions shows without opening any. */
export interface Summary {
  /** SHA-256 of the report's file, lower-case hex: one session per report. */
  id: string;
  name: string;
  bytes: number;
  format: FindingList['report']['format'];
  kind: FindingList['report']['kind'];
  department: string | null;
  year: number | null;
  /** ISO times. */
  created: string;
  opened: string;
  /** When the user deleted it; it stays restorable until erased. */
  deleted: string | null;
  counts: SummaryCounts;
  /** The read document is there; false for a list that came without its report. */
  hasDocument: boolean;
  hasFile: boolean;
}

export interface SummaryCounts {
  violated: number;
  rounding: number;
  undecided: number;
  notices: number;
  /** Findings that are confirmed or dismissed. */
  decided: number;
  findings: number;
  /** Checks that came to a verdict; none where no table was known. Sessions of before do not say. */
  checks?: number;
}

export interface StoredMark {
  session: string;
  finding: string;
  disposition: Disposition;
}

export interface Schema extends DBSchema {
  sessions: { key: string; value: Summary };
  /** Findings as the last audit left them; what was decided stands in `marks`. */
  lists: { key: string; value: { id: string; list: FindingList; choices: Choice[] } };
  documents: { key: string; value: { id: string; document: SourceDocument } };
  files: { key: string; value: { id: string; bytes: ArrayBuffer } };
  marks: { key: [string, string]; value: StoredMark; indexes: { session: string } };
}

export type Database = IDBPDatabase<Schema>;
type UpgradeTransaction = IDBPTransaction<Schema, StoreNames<Schema>[], 'versionchange'>;

/** One step brings the database from the version before to the next; a step that was released is never changed, a new one is added. */
export type Upgrade = (database: Database, transaction: UpgradeTransaction) => void | Promise<void>;

const first: Upgrade = (database) => {
  database.createObjectStore('sessions', { keyPath: 'id' });
  database.createObjectStore('lists', { keyPath: 'id' });
  database.createObjectStore('documents', { keyPath: 'id' });
  database.createObjectStore('files', { keyPath: 'id' });
  database.createObjectStore('marks', { keyPath: ['session', 'finding'] }).createIndex('session', 'session');
};

export const UPGRADES: readonly Upgrade[] = [first];
