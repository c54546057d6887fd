/** Keys that reach an object's prototype when copied about carelessly. No list of ours has them. */
const FORBIDDEN = ['__proto__', 'constructor', 'prototype'];

/** Drops forbidden keys in place, at any depth; false when the value is nested deeper than `depth`. A loop, not a recursion: the value is hostile. */
export function sanitize(value: unknown, depth: number): boolean {
  const open: { node: object; level: number }[] = [];
  const visit = (child: unknown, level: number): boolean => {
    if (typeof child !== 'object' || child === null) return true;
    if (level > depth) return false;
    open.push({ node: child, level });
    return true;
  };
  if (!visit(value, 1)) return false;
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    for (const key of FORBIDDEN) if (Object.hasOwn(next.node, key)) delete (next.node as Record<string, unknown>)[key];
    for (const child of Object.values(next.node)) if (!visit(child, next.level + 1)) return false;
  }
  return true;
}
