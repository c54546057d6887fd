/**
 * `npm run soak [-- minutes]`: audits damaged PDFs, then the samples again and again. Fails where a damaged file is neither refused nor
 * told to be damaged, or takes too long; where an audit of the same bytes differs from the first one; or where memory keeps growing.
 */
import { audit, AuditError, builtinPack, read, ReadError } from '../src/engine/audit.js';
import { damaged } from './damage.js';
import { samples, type Sample } from './samples.js';

const perFile = 60;
const longest = 20_000;
const minutes = Number(process.argv[2] ?? 5);
const allowedGrowth = 20e6;
const pack = builtinPack();
const at = new Date(0);
const first = new Map<string, string>();
let audits = 0;
let settled = 0;

for (const each of samples('sample-reports', /\.pdf$/)) await survive(each);

const end = Date.now() + minutes * 60_000;
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

/** Damage that is always the same. A file that reads as if nothing had happened must say what the whole one says. */
async function survive({ name, bytes }: Sample): Promise<void> {
  const whole = JSON.stringify((await read(bytes, name)).blocks);
  const outcomes = { refused: 0, told: 0, same: 0 };
  for (let seed = 0; seed < perFile; seed++) {
    const damage = damaged(bytes, seed);
    const begin = performance.now();
    try {
      const document = await read(damage.bytes, name);
      if (document.remarks.length > 0) outcomes.told++;
      else if (JSON.stringify(document.blocks) === whole) outcomes.same++;
      else throw new Error(`${name}, seed ${seed}, ${damage.words}: read otherwise than the whole file, and nothing told`);
      await audit(document, pack, [], { at });
    } catch (error) {
      if (!(error instanceof ReadError) && !(error instanceof AuditError)) throw error;
      outcomes.refused++;
    }
    const took = performance.now() - begin;
    if (took > longest) throw new Error(`${name}, seed ${seed}, ${damage.words}: ${took.toFixed(0)} ms`);
  }
  console.log(
    `${name}: ${perFile} damaged copies: ${outcomes.refused} not audited, ${outcomes.told} read and told to be damaged, ${outcomes.same} read as if whole`,
  );
}

function used(): number {
  if (typeof gc !== 'function') throw new Error('run with --expose-gc');
  gc();
  return process.memoryUsage().heapUsed;
}
