/** Accounts of a made-up department, as in departments/; see accounts.mjs. */
export interface Spec {
  file: string;
  items: Record<string, Record<string, Record<string, number | 'rest'>>>;
  budget: Record<string, number>;
  purposes: Record<string, string>;
  [more: string]: unknown;
}

/** The report's text. */
export function report(spec: Spec): string;
