import { sha256 } from '../document/sha256.js';
import type { Anchor } from '../document/document.js';
import type { Cause } from '../explain/cause.js';
import type { Explained } from '../explain/explain.js';
import { worded } from '../pack/problem.js';
import type { Pack } from '../pack/pack.js';
import type { Figure, Report } from '../report/report.js';
import type { Check } from '../rules/check.js';
import { NO_NUMBERS } from '../rules/checked.js';
import type { Found } from './findings.js';
import type { Finding, Suspect } from './list.js';

/** The rule of relations that cannot hold together: no relation of a form, but what follows from several. */
export const JOINT = 'joint';

/**
 * Puts into the findings what explains them: findings of one cause share its id and its suggestion; a finding of relations that cannot
 * hold together has their ids as its proof (`proofs`, by check). Checks are given by their index.
 */
export function withCauses(
  found: readonly Found[],
  explained: Explained,
  proofs: ReadonlyMap<number, number[]>,
  idOf: (index: number) => string,
  report: Report,
): Found[] {
  const figures = figuresOf(report);
  const byCheck = new Map<number, Cause>(
    explained.causes.flatMap((cause) => [...cause.repairs, ...cause.alike].map((check): [number, Cause] => [check, cause])),
  );
  return found.map(({ finding, check }) => {
    const proof = (proofs.get(check) ?? []).map(idOf);
    const cause = byCheck.get(check) ?? slippedFrom(finding, explained.causes);
    if (!cause) return { finding: { ...finding, proof }, check };
    return { finding: { ...finding, proof, cause: causeId(cause), suspect: suspectOf(cause, finding, idOf, figures) }, check };
  });
}

/** A misplaced figure belongs to the cause that puts it back. */
function slippedFrom(finding: Finding, causes: readonly Cause[]): Cause | undefined {
  const blank = finding.suspect?.edits[0]?.address;
  return blank === undefined ? undefined : causes.find(({ reason, edits }) => reason === 'slipped' && edits.some(({ address }) => address === blank));
}

/** The same wrong figures have the same id, whatever values stand in them. */
function causeId({ edits, alternatives }: Cause): string {
  const figures = (edits.length > 0 ? edits : alternatives).map(({ address }) => address);
  return sha256(new TextEncoder().encode(['cause', ...figures.sort()].join('\n'))).slice(0, 16);
}

function suspectOf(cause: Cause, finding: Finding, idOf: (index: number) => string, figures: ReadonlyMap<string, Figure>): Suspect {
  const operand = finding.operands.findIndex(({ address }) => cause.edits.some((edit) => edit.address === address));
  const shown = cause.edits.find((edit) => edit.address === finding.operands[operand]?.address) ?? cause.edits[0];
  const labelOf = (address: string): string => figures.get(address)?.label ?? address;
  return {
    operand: operand < 0 ? null : operand,
    suggestion: shown?.suggestion ?? '',
    reason: cause.reason,
    edits: cause.edits.map((edit) => ({ ...edit, label: labelOf(edit.address), anchors: anchorsOf(figures.get(edit.address)) })),
    repairs: cause.repairs.map(idOf),
    breaks: cause.breaks.map(idOf),
    margin: cause.margin,
    alternatives: cause.alternatives.map((other) => ({ ...other, label: labelOf(other.address) })),
    source: cause.source === null ? null : { address: cause.source, label: labelOf(cause.source), printed: figures.get(cause.source)?.amount.printed ?? '' },
    misread: cause.misread,
  };
}

function anchorsOf(figure: Figure | undefined): Anchor[] {
  return figure?.anchors ?? [];
}

function figuresOf(report: Report): Map<string, Figure> {
  return new Map(report.tables.flatMap((table) => table.figures.flat()).flatMap((figure) => (figure ? [[figure.address, figure]] : [])));
}

/** One check for each set of relations that cannot hold together; its operands are the figures of all of them. */
export function jointChecks(explained: Explained, checks: readonly Check[], pack: Pack): { check: Check; proof: number[] }[] {
  return explained.contradictions.map((proof) => {
    const relations = proof.map((index) => checks[index]!);
    const operands = new Map(relations.flatMap((check) => check.operands).map((operand) => [operand.address, operand]));
    const values = { count: String(proof.length), relations: relations.map(({ relation }) => relation).join('; ') };
    const check: Check = {
      rule: JOINT,
      binding: {},
      statement: null,
      severity: 'warning',
      group: relations.every(({ group }) => group === relations[0]!.group) ? relations[0]!.group : 'cross-table',
      verdict: 'violated',
      relation: values.relations,
      operator: 'equals',
      operands: [...operands.values()],
      ...NO_NUMBERS,
      why: null,
      title: worded(pack.messages, 'explain-joint-title'),
      message: worded(pack.messages, 'explain-joint', values),
    };
    return { check, proof };
  });
}
