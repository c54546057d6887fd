import { aspectWord, type Mention, type Reading } from '../sentences/scene.js';
import { EVERYWHERE } from '../words/subject.js';

const COUNT = 'counted';

/**
 * What the prose says of each subject of a section, once for all its sentences, so that rules can name it: 九>公务接待费.
 * The first mention counts; a later one that no table can be held against is held against the first.
 */
export function addSaid(reading: Reading): void {
  const first = new Map<string, Map<string, Mention>>();
  const wholes = wholesOf(reading);
  for (const mention of reading.mentions) {
    if (!mention.subject) continue;
    const name = subjectName(reading, mention);
    const aspects = first.get(name) ?? new Map<string, Mention>();
    first.set(name, aspects);
    for (const aspect of mention.figures.keys()) {
      const before = aspects.get(aspect);
      if (!before) aspects.set(aspect, mention);
      else addTwice(reading, wholes, before, mention, aspect);
    }
  }
  for (const [name, aspects] of first) {
    const one = [...aspects.values()][0];
    if (!one?.subject) continue;
    const roles = Object.fromEntries(
      [...aspects].map(([aspect, mention]) => [one.subject!.counted ? columnOf(reading, COUNT) : columnOf(reading, aspect), mention.figures.get(aspect)]),
    );
    reading.tables.add({ kind: 'said', id: reading.tables.reserve('said', name), label: `${one.passage.label}：${one.subject.label}`, roles, anchors: [] });
  }
}

/** By the section of the first level, since a subject may be spoken of in all its parts. */
function subjectName(reading: Reading, { subject, passage }: Mention): string {
  const kind = reading.report.kind === 'budget' ? 'budget' : 'final-accounts';
  const form = reading.prose.sections[kind].find(({ id }) => id === passage.role);
  const role = subject!.role === EVERYWHERE ? EVERYWHERE : form?.within && form.within !== 'title' ? form.within : passage.role;
  return `${role}>${subject!.id}`.replaceAll('/', '∕');
}

/** Each mention that is listed among parts, with the subject of its whole. */
function wholesOf({ breakdowns }: Reading): Map<Mention, string | undefined> {
  return new Map(breakdowns.flatMap(({ mention, parts }) => parts.map((part) => [part.mention, mention.subject?.id] as const)));
}

/** 共有车辆 3 辆，其中…；购置车辆 0 辆，其中…: parts of two wholes are two figures. */
function ofOtherWholes(wholes: ReturnType<typeof wholesOf>, one: Mention, other: Mention): boolean {
  const [first, second] = [wholes.get(one), wholes.get(other)];
  return first !== undefined && second !== undefined && first !== second;
}

function columnOf(reading: Reading, aspect: string): string {
  return aspectWord(reading, aspect);
}

function addTwice(reading: Reading, wholes: ReturnType<typeof wholesOf>, one: Mention, other: Mention, aspect: string): void {
  const [figure, again] = [one.figures.get(aspect), other.figures.get(aspect)];
  const { subject } = other;
  if (!figure || !again || !subject || subject.separate || aspect === 'prior' || ofOtherWholes(wholes, one, other)) return;
  // In an explanation with a title of its own, 教育支出 of all funds and of fiscal funds are two figures.
  if (one.passage.title !== null && one.passage.scope[0] !== other.passage.scope[0]) return;
  if ((subject.cells[aspect] ?? []).some((cell) => reading.cell(cell))) return;
  const id = reading.tables.reserve('twice', `${other.passage.role}>${subject.id}`.replaceAll('/', '∕'));
  const label = `${subject.label}${aspect === reading.usual ? '' : aspectWord(reading, aspect)}`;
  reading.tables.add({ kind: 'twice', id, label, roles: { one: again, other: figure }, anchors: again.anchors, class: subject.counted ? 'count' : 'amount' });
}
