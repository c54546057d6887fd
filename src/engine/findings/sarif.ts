import type { Anchor } from '../document/document.js';
import type { Words } from '../rules/check.js';
import type { Finding, FindingList } from './list.js';

/**
 * The findings as SARIF 2.1.0 (OASIS, https://docs.oasis-open.org/sarif/sarif/v2.1.0/), for tools that know findings of many kinds.
 * Columns are UTF-16 code units, as ours are. What is no place in lines is told by its address.
 */
export function sarifOf(list: FindingList, language: keyof Words): string {
  const rules = new Map(list.findings.map((finding) => [finding.rule, finding]));
  const log = {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: list.tool.name,
            version: list.tool.version,
            rules: [...rules].map(([id, { why, basis }]) => ({ id, fullDescription: { text: why[language] }, help: { text: basis } })),
          },
        },
        columnKind: 'utf16CodeUnits',
        artifacts: [{ location: { uri: uriOf(list) }, length: list.report.bytes, hashes: { 'sha-256': list.report.sha256 } }],
        results: list.findings.map((finding) => resultOf(finding, uriOf(list), language)),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function uriOf({ report }: FindingList): string {
  return encodeURIComponent(report.name);
}

function resultOf(finding: Finding, uri: string, language: keyof Words): object {
  const [first, ...others] = finding.operands.map(({ label, address, anchors }) => locationOf(uri, label, address, anchors));
  return {
    ruleId: finding.rule,
    ...levelOf(finding),
    message: { text: finding.message[language] },
    locations: first === undefined ? [] : [first],
    relatedLocations: others.map((location, index) => ({ id: index + 1, ...location })),
    partialFingerprints: { 'gouji/1': finding.id },
    ...(finding.baseline === null ? {} : { baselineState: finding.baseline }),
    ...(finding.disposition.state === 'dismissed'
      ? { suppressions: [{ kind: 'external', status: 'accepted', justification: finding.disposition.reason }] }
      : {}),
  };
}

/** A residual that rounding explains is no failure, and what could not be decided is open; neither has a level. */
function levelOf({ verdict, severity }: Finding): { kind: string; level: string } {
  if (verdict === 'rounding') return { kind: 'informational', level: 'none' };
  if (verdict === 'undecided') return { kind: 'open', level: 'none' };
  return { kind: 'fail', level: severity === 'notice' ? 'note' : severity };
}

function locationOf(uri: string, label: string, address: string | null, anchors: readonly Anchor[]): object {
  const line = anchors.find((anchor) => 'line' in anchor);
  return {
    ...(line === undefined
      ? {}
      : { physicalLocation: { artifactLocation: { uri }, region: { startLine: line.line, startColumn: line.column, endColumn: line.column + line.length } } }),
    ...(address === null ? {} : { logicalLocations: [{ fullyQualifiedName: address }] }),
    message: { text: label },
  };
}
