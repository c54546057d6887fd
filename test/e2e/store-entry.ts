/** The store alone, for tests that bring a browser's database into states that the page itself never makes. */
import { openDatabase, StoreError } from '../../src/ui/store/database.js';
import { UPGRADES, type Database, type Upgrade } from '../../src/ui/store/schema.js';
import { Keeper } from '../../src/ui/store/keeper.js';
import { Sessions } from '../../src/ui/store/sessions.js';

export interface StoreTest {
  openDatabase: typeof openDatabase;
  StoreError: typeof StoreError;
  UPGRADES: readonly Upgrade[];
  Keeper: typeof Keeper;
  Sessions: typeof Sessions;
}

export type { Database, Upgrade };

Object.assign(globalThis, { store: { openDatabase, StoreError, UPGRADES, Keeper, Sessions } satisfies StoreTest });
