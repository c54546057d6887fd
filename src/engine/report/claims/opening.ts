import type { SectionForm } from '../../pack/prose.js';
import { nameMatcher, rowOfPath, subjectOfPath, subjectWithoutRow, type SubjectPath } from './paths.js';
import { evaluatedOf, subjectOfEvaluated, type Evaluated } from './projects.js';
import type { Reading, Scene } from './scene.js';
import { made } from './stated.js';

/** A subject named by its levels: of the table that the section is about. */
export function openPath(reading: Reading, scene: Scene, names: SubjectPath): void {
  const outer = sectionOf(reading, scene.passage.scope[0]!)?.paths ?? sectionOf(reading, scene.passage.scope[1] ?? '')?.paths;
  const [tableId, column] = outer?.split('/') ?? [];
  const table = reading.report.tables.find(({ id }) => id === tableId);
  const row = table && column ? rowOfPath(names, table, nameMatcher(reading.canonical)) : null;
  const words = names.item ?? names.group ?? '';
  const mention = made(reading, scene, row ? subjectOfPath(row, scene.passage.scope[0]!, column!, reading.usual) : subjectWithoutRow(names, scene.passage.scope[0]!), words);
  mention.path = true;
  scene.mention = mention;
  scene.sticky = mention;
  scene.whole = null;
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
