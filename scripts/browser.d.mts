import type { LaunchOptions } from 'playwright-core';

export interface TestBrowser {
  /** 'Chromium 109' */
  name: string;
  options: LaunchOptions;
}

export function browsers(options?: { fonts?: 'packaged' | 'system' }): Promise<TestBrowser[]>;
