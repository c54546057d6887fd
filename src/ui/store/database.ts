import { openDB } from 'idb';
import { NAME, UPGRADES, type Database, type Schema, type Upgrade } from './schema.js';

/** Why sessions can be kept in memory only. */
export type MemoryReason =
  /** The browser refuses storage. */
  | 'refused'
  /** The disk or the quota is full. */
  | 'full'
  /** The stored data was cleared, or the browser cut the connection. */
  | 'cleared'
  /** The database was written by a newer version of the product. */
  | 'newer'
  /** Bringing the data to this version failed; it is as it was. */
  | 'upgrade'
  /** A newer page in another tab asked for the database. */
  | 'displaced'
  /** What was read back is not what was written. */
  | 'failed';

export class StoreError extends Error {
  constructor(
    readonly reason: MemoryReason,
    cause?: unknown,
  ) {
    super(reason, { cause });
    this.name = 'StoreError';
  }
}

/** Opens the database, in the order of its life: blocked by an older page, upgraded, then perhaps blocking a newer one or cut off. */
export async function openDatabase(lost: (reason: MemoryReason) => void, blocked: () => void, upgrades: readonly Upgrade[] = UPGRADES): Promise<Database> {
  let opened: Database | null = null;
  let broken: unknown = null;
  try {
    opened = await openDB<Schema>(NAME, upgrades.length, {
      async upgrade(database, oldVersion, _newVersion, transaction) {
        try {
          for (const step of upgrades.slice(oldVersion)) await step(database, transaction);
        } catch (error) {
          // Without this the new version would stand although a step is missing.
          broken = error;
          transaction.abort();
        }
      },
      blocked,
      blocking(_current, wanted) {
        // Without a version somebody deletes the database. Either way it is wanted elsewhere, so we let go of it and say so.
        opened?.close();
        lost(wanted === null ? 'cleared' : 'displaced');
      },
      terminated: () => lost('cleared'),
    });
    return opened;
  } catch (error) {
    throw broken === null ? new StoreError(reasonOf(error, 'refused'), error) : new StoreError('upgrade', broken);
  }
}

/** Browsers tell causes by the name of the exception alone. */
export function reasonOf(error: unknown, otherwise: MemoryReason): MemoryReason {
  if (error instanceof StoreError) return error.reason;
  const name = error instanceof DOMException || error instanceof Error ? error.name : '';
  if (name === 'QuotaExceededError') return 'full';
  if (name === 'VersionError') return 'newer';
  // The connection is closing or its stores are gone.
  if (name === 'InvalidStateError' || name === 'NotFoundError') return 'cleared';
  return otherwise;
}
