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
  const byRule = new Map<string, number[]>();
  for (const [index, { rule }] of checks.entries()) {
    const group = byRule.get(rule);
    if (group === undefined) byRule.set(rule, [index]);
    else group.push(index);
  }
  // Most rules have no finding, so nobody asks for their ids.
  const keys = new Map<string, Map<number, string>>();
  return (index) => {
    const { rule } = checks[index]!;
    let known = keys.get(rule);
    if (known === undefined) keys.set(rule, (known = keysOf(checks, byRule.get(rule)!)));
    return sha256(UTF8.encode(known.get(index))).slice(0, 16);
  };
}

/** What the ids of the checks of one rule are made of. */
function keysOf(checks: readonly Check[], indices: readonly number[]): Map<number, string> {
  const plain = new Map(indices.map((index) => [index, plainKey(checks[index]!)]));
  const shared = repeated([...plain.values()]);
  const seen = new Map<string, number>();
  return new Map(
    indices.map((index) => {
      const own = plain.get(index)!;
      const bound = shared.has(own) ? `${own}\n${bindingKey(checks[index]!)}` : own;
      const before = seen.get(bound) ?? 0;
      seen.set(bound, before + 1);
      return [index, before === 0 ? bound : `${bound}\n#${before + 1}`];
    }),
  );
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
