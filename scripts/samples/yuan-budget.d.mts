/** The budget as it should be. */
export function clean(): string;
/** What stands in it as it should be, and what is printed there. */
export const SLIPS: [right: string, printed: string][];
/** The budget with its slips. */
export function budgetInYuan(): string;
