import type { Prose } from '../../../pack/prose.js';
import type { Report, Table } from '../../report.js';
import { plain } from '../../words.js';
import { readEvaluation } from './evaluation.js';
import { listedIndicators, type ProjectForm } from './indicators.js';
import { projectGrids } from './project-grids.js';
import { readTargets } from './targets.js';

/** What most forms are set in that do not say it. */
const USUAL_UNIT = '万元';

/** Forms of projects that table recognition left (their self-evaluation, their targets), and the lists of indicators in tables of the form. */
export function projectForms(report: Report, prose: Prose): ProjectForm[] {
  const known = new Set(report.tables.flatMap(({ blocks }) => blocks));
  const found = projectGrids(report.document.blocks, known, prose.evaluation).flatMap((grid): { form: ProjectForm; index: number }[] => {
    const form = readEvaluation(grid, prose.evaluation, plain(report.department ?? '')) ?? readTargets(grid, prose.evaluation, report.unit ?? USUAL_UNIT);
    return form ? [{ form, index: grid.blocks[0]! }] : [];
  });
  const listed = listedIndicators(report, prose.evaluation).map((form, index) => ({ form, index }));
  const ids = new Set<string>();
  return [...found, ...listed].map(({ form, index }) => {
    const own = ids.has(form.table.id) ? { ...form, table: renamed(form.table, `${form.table.id}#${index}`) } : form;
    ids.add(own.table.id);
    return own;
  });
}

function renamed(table: Table, id: string): Table {
  for (const figure of table.figures.flat()) if (figure) figure.address = id + figure.address.slice(table.id.length);
  return { ...table, id };
}
