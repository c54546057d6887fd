import { audit, AuditError, read, type Pack } from '../src/engine/audit.js';
import { compactOf, sourceSpan } from '../src/engine/report/claims/words/compact.js';
import { passagesOf } from '../src/engine/report/claims/passages/sections.js';
import { tokensOf } from '../src/engine/report/claims/words/tokens.js';
import { NOT_CLAIMED } from '../src/engine/report/claims/together/unresolved.js';
import type { Sample } from './samples.js';

/** Kinds of claims that state something of a figure; the others gather what these say. */
const STATING = new Set(['stated', 'count', 'share', 'completion', 'change', 'level']);

/** What became of the amounts and percentages in the sections of a report's prose. */
export interface ProseCounts {
  all: number;
  /** Roles of a claim. */
  claimed: number;
  /** Of claims whose subject and base are known, or of which the language says that they are none (a reason, a limit, another year). */
  resolved: number;
  /** In a check that was decided. */
  checked: number;
  /** Claims that state something of a figure, amounts, rates or counts, and how many of them took part in a check that was decided. */
  claims: number;
  claimsChecked: number;
  /** Milliseconds that reading the claims took. */
  time: number;
}

/** Sections of the form only: a report attached to it (a self-evaluation) is prose of its own. */
export async function proseOf({ bytes, name }: Sample, pack: Pack): Promise<ProseCounts | null> {
  const document = await read(bytes, name);
  const audited = await audit(document, pack).catch((error: unknown) => {
    if (error instanceof AuditError) return null;
    throw error;
  });
  if (!audited) return null;
  const { report, view } = audited;
  const sections = pack.prose.sections[report.kind === 'budget' ? 'budget' : 'final-accounts'];
  const attached = new Set(sections.flatMap(({ id, project, within }) => (project && within === 'title' ? [id] : [])));
  const states = new Map(view.figures.flatMap((figure) => ('row' in figure.place ? [] : [[`${figure.place.block}:${figure.place.start}`, figure] as const])));
  const decided = (figure: { checks: number[] } | undefined): boolean =>
    figure?.checks.some((check) => view.checks[check]?.verdict !== 'notApplicable') ?? false;
  const unresolved = new Set(
    report.tables.flatMap((table) =>
      table.remarks.flatMap(({ code, values }) =>
        code.startsWith('claim-') && !NOT_CLAIMED.has(code) && values['claim'] ? [`${table.id}/${values['claim']}`] : [],
      ),
    ),
  );
  const checked = new Set(view.figures.flatMap((figure) => (figure.address !== null && decided(figure) ? [claimOf(figure.address)] : [])));
  const own = report.tables.filter(({ id }) => STATING.has(id));
  const counts: ProseCounts = {
    all: 0,
    claimed: 0,
    resolved: 0,
    checked: 0,
    claims: own.reduce((sum, { rows }) => sum + rows.length, 0),
    claimsChecked: 0,
    time: view.timings['claims'] ?? 0,
  };
  counts.claimsChecked = own.reduce((sum, { id, rows }) => sum + rows.filter((row) => checked.has(`${id}/${row.id}`)).length, 0);
  for (const passage of passagesOf(document, sections, pack.prose.words).passages) {
    if (passage.title !== null && attached.has(passage.role.split(':')[0]!)) continue;
    for (const index of passage.paragraphs) {
      const block = document.blocks[index];
      if (block?.kind !== 'paragraph') continue;
      const text = compactOf(block);
      for (const token of tokensOf(text, () => null)) {
        if (token.kind !== 'number' || token.unit === '') continue;
        const figure = states.get(`${index}:${sourceSpan(text, token.start, token.digits).start}`);
        counts.all++;
        if (!figure || figure.address === null) continue;
        counts.claimed++;
        if (decided(figure) || !unresolved.has(claimOf(figure.address))) counts.resolved++;
        if (decided(figure)) counts.checked++;
      }
    }
  }
  return counts;
}

/** stated/九>公务接待费>支出决算/printed → stated/九>公务接待费>支出决算 */
function claimOf(address: string): string {
  return address.split('/').slice(0, -1).join('/');
}

const share = (part: number, whole: number): string => (whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)} %`);

/** One line a report that has prose, then all of them. */
export async function printProse(samples: readonly Sample[], pack: Pack): Promise<void> {
  console.log(['report', 'amounts and percentages', 'claimed', 'resolved', 'checked', 'claims', 'claims checked', 'ms'].join('\t'));
  const total: ProseCounts = { all: 0, claimed: 0, resolved: 0, checked: 0, claims: 0, claimsChecked: 0, time: 0 };
  const line = (name: string, { all, claimed, resolved, checked, claims, claimsChecked, time }: ProseCounts): void =>
    console.log([name, all, share(claimed, all), share(resolved, all), share(checked, all), claims, share(claimsChecked, claims), time.toFixed(0)].join('\t'));
  for (const each of samples) {
    const counts = await proseOf(each, pack);
    if (!counts || counts.all === 0) continue;
    line(each.name, counts);
    for (const key of Object.keys(total) as (keyof ProseCounts)[]) total[key] += counts[key];
  }
  line('all', total);
}
