import { ReadError } from '../document.js';

export type Encoding = 'utf-8' | 'gb18030' | 'utf-16le' | 'utf-16be';

export interface Decoded {
  text: string;
  encoding: Encoding;
  /** How many stretches of bytes the encoding could not explain; more than 0 only where the user chose the encoding. */
  replaced: number;
}

const names = new Map<string, Encoding>([
  ['utf-8', 'utf-8'],
  ['utf8', 'utf-8'],
  ['gb18030', 'gb18030'],
  ['gbk', 'gb18030'],
  ['gb2312', 'gb18030'],
  ['utf-16le', 'utf-16le'],
  ['utf-16be', 'utf-16be'],
]);

const marks: [Encoding, number[]][] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];

/** Characters no text holds: C0 controls other than tab, line ends, feeds and the end mark of DOS, and the non-characters. */
// oxlint-disable-next-line no-control-regex -- these are what is looked for
const alien = /[\u0000-\u0008\u000e-\u0019\u001b-\u001f\ufffe\uffff]/;

/**
 * Bytes to text without guessing silently: a byte order mark decides, then the first of UTF-8, UTF-16 and GB18030 that
 * explains every byte. The byte order mark is not part of the text. Throws ReadError `not-text`, `encoding`, `encoding-cut`, `encoding-unknown`.
 */
export function decode(bytes: Uint8Array, wanted?: string): Decoded {
  if (wanted !== undefined) return decodeAs(bytes, wanted);
  const marked = marks.find(([, mark]) => mark.every((byte, i) => bytes[i] === byte));
  if (marked) {
    const text = strictly(bytes, marked[0]);
    if (text === null) throw undecodable(bytes, marked[0]);
    return { text, encoding: marked[0], replaced: 0 };
  }
  const utf8 = strictly(bytes, 'utf-8');
  if (utf8 !== null) return { text: utf8, encoding: 'utf-8', replaced: 0 };
  const wide = wideOrder(bytes);
  if (wide !== null) {
    const text = strictly(bytes, wide);
    if (text !== null) return { text, encoding: wide, replaced: 0 };
  }
  if (looksBinary(bytes)) throw new ReadError('not-text');
  // Read as GB18030 a damaged UTF-8 file gives plausible nonsense, so it is refused instead.
  if (!mostlyUtf8(bytes)) {
    const text = strictly(bytes, 'gb18030');
    if (text !== null) return { text, encoding: 'gb18030', replaced: 0 };
  }
  throw undecodable(bytes, 'utf-8');
}

function decodeAs(bytes: Uint8Array, wanted: string): Decoded {
  const encoding = names.get(wanted.toLowerCase());
  if (encoding === undefined) throw new ReadError('encoding-unknown', { encoding: wanted });
  const exact = strictly(bytes, encoding);
  if (exact !== null) return { text: exact, encoding, replaced: 0 };
  const text = new TextDecoder(encoding).decode(bytes);
  return { text, encoding, replaced: text.match(/\ufffd+/g)?.length ?? 0 };
}

function strictly(bytes: Uint8Array, encoding: Encoding): string | null {
  let text: string;
  try {
    text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
  return alien.test(text) ? null : text;
}

/** UTF-16 without a mark is known by its digits, tabs and line ends: one byte of the two is zero, always on the same side. */
function wideOrder(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (bytes.length % 2 !== 0) return null;
  let even = 0;
  let odd = 0;
  for (let i = 0; i + 1 < bytes.length; i += 2) {
    if (bytes[i] === 0) even += 1;
    if (bytes[i + 1] === 0) odd += 1;
  }
  if (even === odd) return null;
  return odd > even ? 'utf-16le' : 'utf-16be';
}

function looksBinary(bytes: Uint8Array): boolean {
  let controls = 0;
  for (const byte of bytes) {
    if (byte === 0) return true;
    if (byte < 0x20 && !(byte >= 0x09 && byte <= 0x0d) && byte !== 0x1a) controls += 1;
  }
  return controls * 200 > bytes.length;
}

/** True when most characters beyond ASCII are well-formed UTF-8: GB18030 text of any length has next to none that are. */
function mostlyUtf8(bytes: Uint8Array): boolean {
  const text = new TextDecoder('utf-8').decode(bytes);
  let good = 0;
  let bad = 0;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (code === 0xfffd) bad += 1;
    else if (code >= 0x0800) good += 1;
  }
  return good > bad;
}

/** Names the 1-based place of the first byte that `encoding`, the likeliest one, cannot explain; a file that lacks the rest of its last character was cut there, and one all of whose bytes are explained holds control characters. */
function undecodable(bytes: Uint8Array, encoding: Encoding): ReadError {
  let low = 0;
  let high = bytes.length;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    // Streaming: a prefix is refused only for a byte that is wrong, not for one that is still missing.
    if (decodes(bytes.subarray(0, middle), encoding, true)) low = middle;
    else high = middle - 1;
  }
  if (decodes(bytes, encoding, false)) return new ReadError('not-text');
  if (low === bytes.length) return new ReadError('encoding-cut', { encoding, byte: String(low) });
  return new ReadError('encoding', { encoding, byte: String(low + 1) });
}

function decodes(bytes: Uint8Array, encoding: Encoding, stream: boolean): boolean {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream });
    return true;
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
}
