/**
 * `npm run soak [-- minutes]`: audits the samples again and again. Fails where an audit of the same bytes differs from the first one,
 * or where memory keeps growing.
 */
import { audit, builtinPack, read } from '../src/engine/audit.js';
import { samples } from './samples.js';

const minutes = Number(process.argv[2] ?? 5);
const allowedGrowth = 20e6;
const pack = builtinPack();
const at = new Date(0);
const first = new Map<string, string>();
const end = Date.now() + minutes * 60_000;
let audits = 0;
let settled = 0;

while (Date.now() < end) {
  for (const { name, bytes } of samples()) {
    const { view } = await audit(await read(bytes, name), pack, [], { at });
    const list = JSON.stringify(view.list);
    const before = first.get(name) ?? list;
    first.set(name, before);
    if (list !== before) throw new Error(`${name}: audit ${audits} differs from the first one`);
    audits++;
  }
  const heap = used();
  // The first rounds fill caches that stay.
  if (audits < 20 * first.size) settled = heap;
  else if (heap - settled > allowedGrowth) throw new Error(`memory grew from ${settled} to ${heap} bytes in ${audits} audits`);
}
console.log(`${audits} audits in ${minutes} min, all alike; heap ${(used() / 1e6).toFixed(1)} MB, after the first rounds ${(settled / 1e6).toFixed(1)} MB`);

function used(): number {
  if (typeof gc !== 'function') throw new Error('run with --expose-gc');
  gc();
  return process.memoryUsage().heapUsed;
}
