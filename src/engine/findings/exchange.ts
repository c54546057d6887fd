import type { FindingList } from './list.js';
import { sanitize } from './sanitize.js';
import { validateList } from './schema.js';

export interface ImportLimits {
  /** UTF-16 units of the text. */
  characters: number;
  findings: number;
  /** Nesting of objects and lists. */
  depth: number;
}

/** A list of the largest report we know is under 10 million characters. */
export const IMPORT_LIMITS: ImportLimits = { characters: 100_000_000, findings: 100_000, depth: 32 };

/** `code` is worded in rules/common/messages.json; `values.path` says which part of the file is wrong: `findings[3].severity`. */
export type ImportResult = { ok: true; list: FindingList } | { ok: false; code: string; values: Record<string, string> };

const FORMAT = /^gouji\.findings\/(\d+)$/;
const VERSION = 1;

export function exportList(list: FindingList): string {
  return `${JSON.stringify(list, null, 2)}\n`;
}

/** Reads a list that somebody sent: nothing of it is believed before the schema has passed it. Never throws. */
export function importList(text: string, limits: ImportLimits = IMPORT_LIMITS): ImportResult {
  if (text.length > limits.characters) return refuse('import-too-large', { limit: String(limits.characters) });
  const parsed = parse(text);
  if (parsed === undefined) return refuse('import-not-json');
  if (!isObject(parsed)) return refuse('import-foreign');

  const format = typeof parsed.format === 'string' ? FORMAT.exec(parsed.format) : null;
  if (format === null) return refuse('import-foreign');
  if (Number(format[1]) > VERSION) return refuse('import-newer', { format: format[0] });
  // Counted before anything walks through them.
  if (Array.isArray(parsed.findings) && parsed.findings.length > limits.findings)
    return refuse('import-too-many', { count: String(parsed.findings.length), limit: String(limits.findings) });
  if (!sanitize(parsed, limits.depth)) return refuse('import-too-deep', { limit: String(limits.depth) });

  if (!validateList(parsed)) {
    const error = mostPrecise(validateList.errors ?? []);
    return refuse('import-invalid', { path: pathOf(error), reason: error.message ?? error.keyword });
  }
  const list = parsed as unknown as FindingList;
  const repeated = repeatedId(list);
  if (repeated !== null) return refuse('import-repeated', { path: `findings[${repeated}].id` });
  return { ok: true, list };
}

function refuse(code: string, values: Record<string, string> = {}): ImportResult {
  return { ok: false, code, values };
}

/** undefined is no JSON value, so it can stand for text that is none. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text.startsWith('\uFEFF') ? text.slice(1) : text);
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

interface SchemaError {
  instancePath: string;
  keyword: string;
  message?: string;
  params: Record<string, unknown>;
}

/** Of the errors of all alternatives the deepest one, which is the alternative that was meant. */
function mostPrecise(errors: readonly SchemaError[]): SchemaError {
  const depth = (error: SchemaError): number => error.instancePath.split('/').length;
  return errors.reduce((best, error) => (depth(error) > depth(best) ? error : best));
}

/** The JSON pointer of the error in the notation that people write, with the key that is missing or unknown. */
function pathOf({ instancePath, params }: SchemaError): string {
  const keys = instancePath
    .split('/')
    .slice(1)
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));
  const last = params.missingProperty ?? params.additionalProperty;
  if (typeof last === 'string') keys.push(last);
  const path = keys.map((key) => (/^\d+$/.test(key) ? `[${key}]` : `.${key}`)).join('');
  return path.replace(/^\./, '').slice(0, 200);
}

function repeatedId(list: FindingList): number | null {
  const seen = new Set<string>();
  for (const [index, { id }] of list.findings.entries()) {
    if (seen.has(id)) return index;
    seen.add(id);
  }
  return null;
}
