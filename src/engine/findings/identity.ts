import { sha256 } from '../document/sha256.js';
import type { Check } from '../rules/check.js';

const UTF8 = new TextEncoder();

/**
 * The stable id of each check, by its index: the first 16 hex digits of the SHA-256 of rule id, statement and sorted operand addresses.
 * No value, line or page is in it, so that a finding keeps its id (and with it what the auditor decided) in a corrected version of the report.
 *
 * Checks of one rule over the same figures are told apart by their binding, and what even that does not part by its order. All checks
 * count here, not the findings alone, so that a finding's id does not depend on whether its neighbour passed.
 */
export function identify(checks: readonly Check[]): (index: number) => string {
  const plain = checks.map(plainKey);
  const shared = repeated(plain);
  const bound = checks.map((check, index) => (shared.has(plain[index]!) ? `${plain[index]!}\n${bindingKey(check)}` : plain[index]!));
  const seen = new Map<string, number>();
  const keys = bound.map((key) => {
    const before = seen.get(key) ?? 0;
    seen.set(key, before + 1);
    return before === 0 ? key : `${key}\n#${before + 1}`;
  });
  return (index) => sha256(UTF8.encode(keys[index])).slice(0, 16);
}

function plainKey(check: Check): string {
  // An operand without address is words or a misplaced figure: its label says which.
  const addresses = check.operands.map((operand) => operand.address ?? `"${operand.label}"`).sort();
  return [check.rule, check.statement ?? '', ...addresses].join('\n');
}

function bindingKey(check: Check): string {
  return Object.entries(check.binding)
    .map(([name, value]) => `${name}=${value}`)
    .sort()
    .join('\n');
}

function repeated(keys: readonly string[]): Set<string> {
  const once = new Set<string>();
  const twice = new Set<string>();
  for (const key of keys) (once.has(key) ? twice : once).add(key);
  return twice;
}
