export const root: string;
export function sourcesHash(): string;
export function isFresh(): boolean;
export function buildIfStale(): Promise<boolean>;
