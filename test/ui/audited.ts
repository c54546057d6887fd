import { readFileSync } from 'node:fs';
import { audit, builtinPack, read, type AuditView } from '../../src/engine/audit.js';

/** A sample as the page gets it from its workers. */
export async function audited(name: string): Promise<AuditView> {
  const bytes = readFileSync(new URL(`../../sample-reports/${name}`, import.meta.url));
  const document = await read(new Uint8Array(bytes), name);
  return structuredClone((await audit(document, builtinPack())).view);
}

export const WRONG = 'shiqiao-transport-bureau-2024.txt';
export const UNTIDY = 'lindu-service-center-2024.txt';
