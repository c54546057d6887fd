/** A repeatable source of chance, so that the same seed tries the same errors (mulberry32). */
export interface Random {
  /** A share in [0, 1). */
  share(): number;
  /** A whole number in [0, limit). */
  below(limit: number): number;
}

export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  const share = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  return { share, below: (limit) => Math.floor(share() * limit) };
}
