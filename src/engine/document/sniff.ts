/** What a file is by its content; names and extensions lie. */
export type Kind = { kind: 'pdf' | 'docx' | 'xlsx' | 'pptx' | 'ofd' | 'office-old' | 'rtf' | 'text' } | { kind: 'picture' | 'archive'; name: string };

const pictures: [string, number[]][] = [
  ['JPEG', [0xff, 0xd8, 0xff]],
  ['PNG', [0x89, 0x50, 0x4e, 0x47]],
  ['GIF', [0x47, 0x49, 0x46, 0x38]],
  ['TIFF', [0x49, 0x49, 0x2a, 0x00]],
  ['TIFF', [0x4d, 0x4d, 0x00, 0x2a]],
];
const archives: [string, number[]][] = [
  ['RAR', [0x52, 0x61, 0x72, 0x21, 0x1a, 0x07]],
  ['7z', [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c]],
  ['gzip', [0x1f, 0x8b, 0x08]],
];
const zip = [0x50, 0x4b];
const ole = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

export function sniff(bytes: Uint8Array): Kind {
  const picture = pictures.find(([, mark]) => startsWith(bytes, mark))?.[0] ?? otherPicture(bytes);
  if (picture !== null) return { kind: 'picture', name: picture };
  const archive = archives.find(([, mark]) => startsWith(bytes, mark))?.[0];
  if (archive !== undefined) return { kind: 'archive', name: archive };
  if (startsWith(bytes, zip) && [0x03, 0x05, 0x07].includes(bytes[2] ?? 0)) return inZip(bytes);
  if (startsWith(bytes, ole)) return { kind: 'office-old' };
  const head = latin(bytes.subarray(0, 1024));
  if (head.startsWith('{\\rtf')) return { kind: 'rtf' };
  // Readers accept what mail programs and servers put before the mark, so it is looked for in the first kilobyte, at the start of a line.
  if (/^(?:[\s\S]*[\r\n])?(?:\xef\xbb\xbf)?\s*%PDF-\d/.test(head)) return { kind: 'pdf' };
  return { kind: 'text' };
}

function startsWith(bytes: Uint8Array, mark: number[]): boolean {
  return mark.every((byte, i) => bytes[i] === byte);
}

function otherPicture(bytes: Uint8Array): string | null {
  const head = latin(bytes.subarray(0, 16));
  if (head.startsWith('RIFF') && head.slice(8, 12) === 'WEBP') return 'WebP';
  if (head.slice(4, 8) === 'ftyp' && /^(?:hei|hev|mif|msf|avif)/.test(head.slice(8, 12))) return 'HEIC';
  // Two letters prove nothing; a bitmap also states its own length.
  if (head.startsWith('BM') && bytes.length > 26) {
    const size = new DataView(bytes.buffer, bytes.byteOffset).getUint32(2, true);
    if (size === bytes.length) return 'BMP';
  }
  return null;
}

/** The names of the parts stand uncompressed in the headers and in the directory at the end. */
function inZip(bytes: Uint8Array): Kind {
  const names = latin(bytes.subarray(0, 65536)) + latin(bytes.subarray(Math.max(65536, bytes.length - 65536)));
  if (names.includes('word/document')) return { kind: 'docx' };
  if (names.includes('xl/workbook')) return { kind: 'xlsx' };
  if (names.includes('ppt/presentation')) return { kind: 'pptx' };
  if (names.includes('OFD.xml')) return { kind: 'ofd' };
  return { kind: 'archive', name: 'ZIP' };
}

function latin(bytes: Uint8Array): string {
  return new TextDecoder('latin1').decode(bytes);
}

/** Marked-up text that must not be shown to the auditor as prose. */
export function textKind(text: string): 'html' | 'svg' | 'xml' | 'mht' | 'text' {
  const head = text
    .slice(0, 4096)
    .replace(/^\s*(?:<!--[\s\S]*?-->\s*)*/, '')
    .toLowerCase();
  if (/^<!doctype html|^<(?:html|head|body|table|meta)[\s>]/.test(head)) return 'html';
  if (/^<svg[\s>]/.test(head)) return 'svg';
  if (head.startsWith('<?xml')) {
    if (/<html[\s>]/.test(head)) return 'html';
    return /<svg[\s>]/.test(head) ? 'svg' : 'xml';
  }
  return head.startsWith('mime-version:') ? 'mht' : 'text';
}
