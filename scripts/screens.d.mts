import type { Page } from 'playwright-core';

export interface Screen {
  name: string;
  go(page: Page): Promise<unknown>;
  leave?(page: Page): Promise<unknown>;
}

export const screens: Screen[];

export function walk(page: Page, each: (name: string) => Promise<void>): Promise<void>;
