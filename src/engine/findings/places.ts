import type { Pack } from '../pack/pack.js';
import { passagesOf } from '../report/claims/passages/sections.js';
import type { Report } from '../report/report.js';
import type { Check } from '../rules/check.js';
import { verifies, type Ledger } from './ledger.js';
import type { CoveredPlace } from './list.js';

/** The numbers of each table and of each section of the prose, by state, in reading order; what prints no number is left out. */
export function placesOf(report: Report, ledger: Ledger, checks: readonly Check[], pack: Pack): CoveredPlace[] {
  const homes = homesOf(report, pack);
  const places = new Map<string, CoveredPlace>();
  const at = (block: number): CoveredPlace => {
    const { table, title } = homes[block] ?? { table: null, title: '' };
    const key = JSON.stringify([table, title]);
    const known = places.get(key) ?? { table, title, figures: 0, verified: 0, single: 0, violated: 0, undecided: 0, unchecked: 0, unread: 0, notFigures: 0 };
    places.set(key, known);
    return known;
  };
  const order = [...ledger.figures, ...ledger.notFigures].map(({ place }) => place.block).sort((one, other) => one - other);
  for (const block of order) at(block);
  for (const { place, state, checks: uses } of ledger.figures) {
    const counts = at(place.block);
    counts.figures++;
    counts[state]++;
    if (state === 'verified' && uses.filter((check) => verifies(checks[check]!)).length === 1) counts.single++;
  }
  for (const { place } of ledger.notFigures) at(place.block).notFigures++;
  return [...places.values()];
}

interface Home {
  /** Id of the table, null for prose and for grids that were not recognised. */
  table: string | null;
  title: string;
}

/** Where each block belongs: a table with its notes, a grid that was not recognised, or the section of the nearest heading above. */
function homesOf(report: Report, { prose }: Pack): Home[] {
  const { blocks } = report.document;
  const sections = prose.sections[report.kind === 'budget' ? 'budget' : 'final-accounts'];
  const headings = new Map(
    passagesOf(report.document, sections, prose.words)
      .headings.filter(({ level }) => level === 1)
      .map((heading) => [heading.block, heading]),
  );
  const tables = new Map(
    report.tables.flatMap((table) => [...table.blocks, ...table.notes].map((block) => [block, { table: table.id, title: table.title }] as const)),
  );
  const unknown = new Map(report.unrecognised.map(({ block, title }) => [block, { table: null, title }] as const));
  let section: Home = { table: null, title: '' };
  return blocks.map((_, index) => {
    const heading = headings.get(index);
    if (heading !== undefined) section = { table: null, title: `${heading.part}${heading.ordinal}${heading.text}` };
    return tables.get(index) ?? unknown.get(index) ?? section;
  });
}
