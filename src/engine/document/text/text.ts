import { ReadError, type Remark, type SourceDocument } from '../document.js';
import { toBlocks } from './blocks.js';
import { decode } from './decode.js';
import { withHeaders } from './headers.js';
import { joinSentences } from './joins.js';

/** Far above any report (a long one is 1 MiB), far below what would hang a page. */
const mostTextBytes = 32 * 1024 * 1024;

export type Read = Pick<SourceDocument, 'format' | 'encoding' | 'blocks' | 'remarks'>;

/** Throws ReadError `too-large` before any decoding. */
export function decodeText(bytes: Uint8Array, encoding?: string): ReturnType<typeof decode> {
  if (bytes.length > mostTextBytes) {
    throw new ReadError('too-large', { size: mebibytes(bytes.length), limit: mebibytes(mostTextBytes) });
  }
  return decode(bytes, encoding);
}

/** A text file: lines to paragraphs and tables, sentences cut by a page break joined. Throws ReadError `blank`. */
export function readText(decoded: ReturnType<typeof decode>): Read {
  const blocks = joinSentences(withHeaders(toBlocks(decoded.text)));
  if (blocks.length === 0) throw new ReadError('blank');
  const remarks: Remark[] = [];
  if (decoded.replaced > 0) {
    remarks.push({ code: 'encoding-forced', values: { encoding: decoded.encoding, count: String(decoded.replaced) }, anchors: [] });
  }
  return { format: 'text', encoding: decoded.encoding, blocks, remarks };
}

export function mebibytes(bytes: number): string {
  return `${(bytes / 1024 / 1024).toFixed(1)} MiB`;
}
