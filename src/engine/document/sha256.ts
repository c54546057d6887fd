import { sha256 as digest } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';

/** Lower-case hex. In plain script, because `crypto.subtle` is absent where a page is no secure context, as in a worker of a page opened from disk. */
export function sha256(bytes: Uint8Array): string {
  return bytesToHex(digest(bytes));
}
