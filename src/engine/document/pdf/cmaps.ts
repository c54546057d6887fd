const files = import.meta.glob<string>(
  [
    '/node_modules/pdfjs-dist/cmaps/Adobe-GB1-UCS2.bcmap',
    '/node_modules/pdfjs-dist/cmaps/GB-EUC-{H,V}.bcmap',
    '/node_modules/pdfjs-dist/cmaps/GBpc-EUC-{H,V}.bcmap',
    '/node_modules/pdfjs-dist/cmaps/GBK-EUC-{H,V}.bcmap',
    '/node_modules/pdfjs-dist/cmaps/GBKp-EUC-{H,V}.bcmap',
    '/node_modules/pdfjs-dist/cmaps/GBK2K-{H,V}.bcmap',
    '/node_modules/pdfjs-dist/cmaps/UniGB-UCS2-{H,V}.bcmap',
    '/node_modules/pdfjs-dist/cmaps/UniGB-UTF16-{H,V}.bcmap',
  ],
  { eager: true, query: '?url&inline', import: 'default' },
);

/**
 * What characters the codes of a font stand for that is named but not embedded: the predefined character maps of
 * simplified Chinese (PDF 32000-1, table 118), packed as pdf.js ships them. Null for any other.
 */
export function characterMap(fileName: string): Uint8Array | null {
  const name = fileName.slice(fileName.lastIndexOf('/') + 1);
  const path = Object.keys(files).find((key) => key.endsWith(`/${name}`));
  const encoded = path === undefined ? undefined : files[path]?.split(';base64,')[1];
  return encoded === undefined ? null : Uint8Array.from(atob(encoded), (char) => char.charCodeAt(0));
}
