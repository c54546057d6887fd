import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** Lower-case hex SHA-256 of the files by name. White space in them does not count; the order of keys does, because `each` binds in that order. */
export function fingerprint(files: Record<string, unknown>): string {
  const inOrder = Object.keys(files)
    .sort()
    .map((file) => [file, files[file]]);
  return bytesToHex(sha256(utf8ToBytes(JSON.stringify(inOrder))));
}
