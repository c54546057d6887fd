/** Takes hostile bytes, gives a document, a finding list, or a picture of a page. One worker per file: the page ends it after the answer, a cancel or too long a time. */
import { draw, exportList, importList, read } from '../engine/audit.js';
import { TAG, type ReadAnswer, type ReadRequest } from './messages.js';
import { serve } from './serve.js';

serve<ReadRequest, ReadAnswer>(async (request) => {
  if (request.task === 'write') return { tag: TAG, kind: 'text', text: exportList(request.list) };
  const bytes = new Uint8Array(request.bytes);
  if (request.task === 'draw') {
    const { bitmap, undrawn } = await draw(bytes, request.page, request.scale);
    return { tag: TAG, kind: 'picture', picture: bitmap, undrawn };
  }
  if (isList(bytes, request.name)) return readList(bytes);
  const document = await read(bytes, request.name, request.encoding === null ? {} : { encoding: request.encoding });
  return { tag: TAG, kind: 'document', document };
});

/** No report begins with a brace; a broken list should be told as a broken list, so the name counts too. */
function isList(bytes: Uint8Array, name: string): boolean {
  if (/\.json$/i.test(name)) return true;
  const start = bytes.subarray(0, 64).find((byte) => ![0x20, 0x09, 0x0a, 0x0d, 0xef, 0xbb, 0xbf].includes(byte));
  return start === 0x7b;
}

function readList(bytes: Uint8Array): ReadAnswer {
  const result = importList(new TextDecoder().decode(bytes));
  if (result.ok) return { tag: TAG, kind: 'list', list: result.list };
  return { tag: TAG, kind: 'fault', fault: { code: result.code, values: result.values, trace: '' } };
}
