import { audit, read, type AuditView, type Pack } from '../src/engine/audit.js';

/** Milliseconds of each step, and of all from the bytes to the findings. */
export const STEPS = ['read', 'recognise', 'claims', 'expand', 'run', 'fold', 'explain', 'findings'] as const;
export type Steps = Record<(typeof STEPS)[number] | 'all', number>;

export interface Measured {
  view: AuditView;
  steps: Steps;
}

export async function once(bytes: Uint8Array, name: string, pack: Pack): Promise<Measured> {
  const begin = performance.now();
  const document = await read(bytes, name);
  const middle = performance.now();
  const { view } = await audit(document, pack);
  const all = performance.now() - begin;
  return { view, steps: { ...(view.timings as Omit<Steps, 'read' | 'all'>), read: middle - begin, all } };
}

/** Medians of `rounds` audits after `before` to warm up. */
export async function warm(bytes: Uint8Array, name: string, pack: Pack, rounds: number, before = 3): Promise<Measured> {
  const measured: Measured[] = [];
  for (let round = -before; round < rounds; round++) {
    const one = await once(bytes, name, pack);
    if (round >= 0) measured.push(one);
  }
  const [{ view, steps }] = measured as [Measured];
  const medians = Object.keys(steps).map((step) => [step, median(measured.map((each) => each.steps[step as keyof Steps]))]);
  return { view, steps: Object.fromEntries(medians) as Steps };
}

/** Median milliseconds of a comparison. */
export async function timed(work: () => unknown, rounds: number): Promise<number> {
  const times: number[] = [];
  for (let round = -3; round < rounds; round++) {
    const begin = performance.now();
    await work();
    if (round >= 0) times.push(performance.now() - begin);
  }
  return median(times);
}

function median(values: number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}
