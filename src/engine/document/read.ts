import { ReadError, type SourceDocument } from './document.js';
import { sha256 } from './sha256.js';
import { sniff, textKind } from './sniff.js';
import { decodeText, mebibytes, readText, type Read } from './text/text.js';

/** Above this no file is even looked at. */
const mostBytes = 256 * 1024 * 1024;

/**
 * Reads a report of any supported format, which its content tells, not its name. `encoding` forces one on a text.
 * Throws ReadError with what the file is and what can be done.
 */
export async function read(bytes: Uint8Array, name: string, options: { encoding?: string } = {}): Promise<SourceDocument> {
  if (bytes.length === 0) throw new ReadError('empty');
  if (bytes.length > mostBytes) throw new ReadError('too-large', { size: mebibytes(bytes.length), limit: mebibytes(mostBytes) });
  const content = await readContent(bytes, options.encoding);
  return { name, bytes: bytes.length, sha256: sha256(bytes), ...content };
}

async function readContent(bytes: Uint8Array, encoding: string | undefined): Promise<Read> {
  const found = sniff(bytes);
  switch (found.kind) {
    case 'picture':
    case 'archive':
      throw new ReadError(found.kind, { kind: found.name });
    case 'pdf': {
      // Loaded only when it is needed: it is large.
      const { readPdf } = await import('./pdf/pdf.js');
      return readPdf(bytes);
    }
    case 'text':
      return readPlain(bytes, encoding);
    default:
      throw new ReadError(found.kind);
  }
}

function readPlain(bytes: Uint8Array, encoding: string | undefined): Read {
  const decoded = decodeText(bytes, encoding);
  if (decoded.text.trim() === '') throw new ReadError('blank');
  const kind = textKind(decoded.text);
  if (kind === 'svg') throw new ReadError('picture', { kind: 'SVG' });
  if (kind !== 'text') throw new ReadError(kind);
  return readText(decoded);
}
