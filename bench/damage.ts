/** Always the same damage: what a bad disk or a broken download does to a file. */
export interface Damage {
  kind: 'flipped' | 'cut' | 'zeroed';
  /** For the report of a failure. */
  words: string;
  bytes: Uint8Array;
}

/** A small generator of numbers from 0 on below 1 (mulberry32). */
export function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export function damaged(bytes: Uint8Array, seed: number): Damage {
  const next = random(seed);
  const at = (length: number) => Math.floor(next() * length);
  const kind = (['flipped', 'flipped', 'cut', 'zeroed'] as const)[seed % 4] ?? 'flipped';
  const copy = Uint8Array.from(bytes);
  if (kind === 'cut') {
    const end = at(bytes.length);
    return { kind, words: `cut at ${end}`, bytes: copy.slice(0, end) };
  }
  if (kind === 'zeroed') {
    const start = at(bytes.length);
    const length = 1 + at(4096);
    copy.fill(0, start, start + length);
    return { kind, words: `${length} bytes zeroed from ${start}`, bytes: copy };
  }
  const places = Array.from({ length: 1 + at(12) }, () => at(bytes.length));
  for (const place of places) copy[place] = (copy[place] ?? 0) ^ (1 << at(8));
  return { kind, words: `bits flipped at ${places.join(', ')}`, bytes: copy };
}
