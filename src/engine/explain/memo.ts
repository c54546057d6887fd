/** Looks once and remembers. */
export function memo(look: (at: number) => boolean): (at: number) => boolean {
  const known = new Map<number, boolean>();
  return (at) => {
    const value = known.get(at) ?? look(at);
    known.set(at, value);
    return value;
  };
}
