import type { SectionForm } from '../../../pack/prose.js';
import type { Table } from '../../report.js';
import { nameMatcher, rowOfPath, subjectOfPath, subjectWithoutRow, type NamedRow, type SubjectPath } from '../words/paths.js';
import { evaluatedOf, subjectOfEvaluated, type Evaluated } from '../words/projects.js';
import { made, type Mention, type Reading, type Scene } from './scene.js';
import type { Passage } from '../passages/sections.js';

/** A subject named by its levels: of the table that the section is about. */
export function openPath(reading: Reading, scene: Scene, names: SubjectPath): void {
  const [found] = tablesOfPaths(reading, scene.passage);
  const row = found && rowOfPath(names, found.table, nameMatcher(reading.canonical));
  const words = names.item ?? names.group ?? '';
  const role = scene.passage.scope[0]!;
  opened(scene, made(reading, scene, row ? subjectOfPath(row, role, found.column, reading.usual) : subjectWithoutRow(names, role), words));
}

/** A subject named by its code. */
export function openRow(reading: Reading, scene: Scene, row: NamedRow): void {
  const tables = tablesOfPaths(reading, scene.passage);
  const found = tables.find(({ table }) => table.id === row.table);
  if (!found) return;
  opened(scene, made(reading, scene, subjectOfPath(row, scene.passage.scope[0]!, found.column, reading.usual), row.label), found === tables[0]);
}

/** `item`: it is one of the subjects that the section's total is the sum of. */
function opened(scene: Scene, mention: Mention, item = true): void {
  mention.path = item;
  scene.mention = mention;
  scene.sticky = mention;
  scene.whole = null;
}

/** The tables and columns of the subjects that a section names by their code; the first is that of 类, 款, 项. */
export function tablesOfPaths(reading: Reading, { scope }: Passage): { table: Table; column: string }[] {
  const paths = sectionOf(reading, scope[0]!)?.paths ?? sectionOf(reading, scope[1] ?? '')?.paths ?? '';
  return paths.split('|').flatMap((path) => {
    const [id, column] = path.split('/');
    const table = reading.report.tables.find((each) => each.id === id);
    return table && column ? [{ table, column }] : [];
  });
}

/** A paragraph, or a whole report, about one project states its figures of it. */
export function openEvaluated(reading: Reading, scene: Scene, opened: Evaluated | null): void {
  const form = sectionOf(reading, scene.passage.scope[0]!) ?? null;
  if (!form?.project) return;
  const evaluated = evaluatedOf(scene.tokens, scene.paragraph.compact.text) ?? opened;
  if (!evaluated) return;
  scene.evaluated = evaluated;
  const subject = evaluated.whole ? form.whole : form.project;
  if (subject) scene.mention = scene.base = made(reading, scene, subjectOfEvaluated(subject, evaluated, form.id), evaluated.name);
}

function sectionOf(reading: Reading, role: string): SectionForm | undefined {
  return reading.prose.sections[reading.report.kind === 'budget' ? 'budget' : 'final-accounts'].find(({ id }) => id === role && id !== '');
}
