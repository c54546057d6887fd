import auditorSource from '../workers/auditor.ts?worker-source';
import readerSource from '../workers/reader.ts?worker-source';
import type { WorkerLike } from './workers.js';

const addresses = new Map<string, string>();

/** Starts a worker from this file's own text: on file:// only a classic script from a blob: address runs. */
export function spawn(kind: 'reader' | 'auditor'): WorkerLike {
  let address = addresses.get(kind);
  if (address === undefined) {
    address = URL.createObjectURL(new Blob([kind === 'reader' ? readerSource : auditorSource], { type: 'text/javascript' }));
    addresses.set(kind, address);
  }
  return new Worker(address, { name: `gouji ${kind}` });
}
