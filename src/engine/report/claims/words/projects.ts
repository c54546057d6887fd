import type { SubjectForm } from '../../../pack/prose.js';
import type { Subject } from './subject.js';
import { hasSense, isMark, type Token } from './tokens.js';

/** What is evaluated: a project by its name, or the whole department. */
export interface Evaluated {
  name: string;
  whole: boolean;
}

const LONGEST_NAME = 60;

/** 政务外网线路及设备费项目绩效自评情况：…, or the title of a report of its own. `own`: words that mean the whole, so no project. */
export function evaluatedOf(tokens: readonly Token[], text: string): Evaluated | null {
  for (const token of tokens) {
    if (token.start > LONGEST_NAME) return null;
    if (hasSense(token, 'whole-head')) return { name: token.text, whole: true };
    if (!hasSense(token, 'project-head')) continue;
    const years = tokens.filter((each) => each.kind === 'year' && each.end <= token.start);
    const before = tokens.findLast((each) => each.end <= token.start && isMark(each, '。', ';', ':', ','));
    const name = text
      .slice(Math.max(years.at(-1)?.end ?? 0, before?.end ?? 0), token.start)
      .replace(/^(?:\d+|[一二三四五六七八九十]+)[.、]|^\([一二三四五六七八九十\d]+\)/, '');
    return name === '' ? null : { name, whole: false };
  }
  return null;
}

/** A subject of a form whose cells depend on what is evaluated. */
export function subjectOfEvaluated(form: SubjectForm, { name, whole }: Evaluated, role: string): Subject {
  const cells = Object.fromEntries(Object.entries(form.cells ?? {}).map(([aspect, list]) => [aspect, list.map((cell) => cell.replaceAll('{project}', name))]));
  return { id: whole ? (form.id ?? name) : name, role, label: name, cells, counted: null, complete: false, loose: form.loose ?? null, list: null };
}

/** The same subject for this project: its score, its amounts. */
export function ofEvaluated(subject: Subject, evaluated: Evaluated | null): Subject {
  const cells = Object.values(subject.cells).flat();
  if (!cells.some((cell) => cell.includes('{project}'))) return subject;
  const name = evaluated && !evaluated.whole ? evaluated.name : '';
  return {
    ...subject,
    id: name === '' ? subject.id : `${name}>${subject.id}`,
    label: `${name}${subject.label}`,
    cells: Object.fromEntries(Object.entries(subject.cells).map(([aspect, list]) => [aspect, list.map((cell) => cell.replaceAll('{project}', name))])),
  };
}
