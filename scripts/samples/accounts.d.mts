/** Function code → name; may be added to. */
export const NAMES: Record<string, string>;
