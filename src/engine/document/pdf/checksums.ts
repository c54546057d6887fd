/**
 * pdf.js reads a packed stream as far as it makes sense and does not look at its checksum, so that a damaged file may lose rows or
 * change digits without a word. Here every packed stream is unpacked once for its checksum alone (zlib, RFC 1950: Adler-32 at the end).
 */

interface Unpacker {
  readable: { getReader(): { read(): Promise<{ done: boolean }> } };
  writable: { getWriter(): { write(bytes: Uint8Array): Promise<void>; close(): Promise<void> } };
}

declare const DecompressionStream: new (format: 'deflate') => Unpacker;

/** The dictionary of a stream stands right before it, and is shorter. */
const longestDictionary = 2000;

/** How many packed streams are not what was written. Pictures do not count: nothing is read from them. */
export async function damagedStreams(bytes: Uint8Array): Promise<number> {
  let count = 0;
  // What is encrypted, though without a password to open it, cannot be unpacked here.
  if (find(bytes, '/Encrypt', 0) >= 0) return count;
  for (const stream of packedStreams(bytes)) {
    // Some writers count the end of the line before `endstream` too.
    const core = stream.subarray(0, trimmed(stream, stream.length));
    if (!(await isWhole(stream)) && !(core.length < stream.length && (await isWhole(core)))) count += 1;
  }
  return count;
}

function* packedStreams(bytes: Uint8Array): Generator<Uint8Array> {
  for (let at = find(bytes, 'stream', 0); at >= 0; at = find(bytes, 'stream', at + 6)) {
    if (textAt(bytes, at - 3, 3) === 'end') continue;
    const before = textAt(bytes, Math.max(0, at - longestDictionary), Math.min(at, longestDictionary));
    const dictionary = before.slice(before.lastIndexOf(' obj') + 1);
    if (!/\/Filter\s*\[?\s*\/(?:FlateDecode|Fl)\b/.test(dictionary) || /\/Subtype\s*\/Image\b/.test(dictionary)) continue;
    const start = at + 6 + (textAt(bytes, at + 6, 2) === '\r\n' ? 2 : 1);
    const length = /\/Length\s+(\d+)(?!\s+\d+\s+R)\b/.exec(dictionary);
    const end = length ? start + Number(length[1]) : trimmed(bytes, find(bytes, 'endstream', start));
    if (end > start) yield bytes.subarray(start, Math.min(end, bytes.length));
  }
}

/** Before the end of line that stands before `endstream`. */
function trimmed(bytes: Uint8Array, end: number): number {
  const before = textAt(bytes, end - 2, 2);
  return before === '\r\n' ? end - 2 : /[\r\n]$/.test(before) ? end - 1 : end;
}

function find(bytes: Uint8Array, word: string, from: number): number {
  const codes = Array.from(word, (letter) => letter.charCodeAt(0));
  for (let at = bytes.indexOf(codes[0] as number, from); at >= 0; at = bytes.indexOf(codes[0] as number, at + 1)) {
    if (codes.every((code, i) => bytes[at + i] === code)) return at;
  }
  return -1;
}

function textAt(bytes: Uint8Array, start: number, length: number): string {
  return String.fromCharCode(...bytes.subarray(Math.max(0, start), Math.max(0, start + length)));
}

async function isWhole(packed: Uint8Array): Promise<boolean> {
  const unpacker = new DecompressionStream('deflate');
  const writer = unpacker.writable.getWriter();
  const reader = unpacker.readable.getReader();
  const written = writer.write(packed).then(() => writer.close());
  try {
    while (!(await reader.read()).done);
    await written;
    return true;
  } catch (error) {
    await written.catch(() => undefined);
    if (error instanceof TypeError || isDataError(error)) return false;
    throw error;
  }
}

/** Node names what is wrong with packed bytes by codes of its own. */
function isDataError(error: unknown): boolean {
  return error instanceof Error && 'code' in error && /^(?:Z_|ERR_TRAILING)/.test(String(error.code));
}
