import type { Figure } from '../../report.js';
import type { Mention, Reading } from './scene.js';
import type { Passage } from '../passages/sections.js';
import { EVERYWHERE, type Subject } from '../words/subject.js';

/** The figure of a subject in an aspect: printed in this mention, in this section, in its cell, or wherever the prose first prints it. */
export function figureOfSubject(reading: Reading, subject: Subject, aspect: string, passage: Passage, mention: Mention | null): Figure | undefined {
  const own = mention?.subject === subject ? mention.figures.get(aspect) : undefined;
  return own ?? printedIn(reading, subject, aspect, passage) ?? cellOf(reading, subject, aspect) ?? printedAnywhere(reading, subject, aspect);
}

export function cellOf(reading: Reading, subject: Subject, aspect: string): Figure | undefined {
  // Which of them the words mean, only the figure that is printed tells.
  if (subject.either) return undefined;
  for (const cell of subject.cells[aspect] ?? []) {
    const figure = reading.cell(cell);
    if (figure) return figure;
  }
  return undefined;
}

function printedIn(reading: Reading, subject: Subject, aspect: string, passage: Passage): Figure | undefined {
  return reading.bySubject
    .get(subject.id)
    ?.find((mention) => mention.passage.role === passage.role && mention.figures.has(aspect))
    ?.figures.get(aspect);
}

/** Of the same subject in the sections that it is known in; one that is known everywhere, in the section that is about it, which has the same cells for it. */
function printedAnywhere(reading: Reading, subject: Subject, aspect: string): Figure | undefined {
  if (subject.role === EVERYWHERE) {
    const cells = new Set((subject.cells[aspect] ?? []).flatMap((cell) => cell.split('|')));
    const own = (mention: Mention): boolean =>
      mention.subject?.role === mention.passage.scope[0] &&
      (mention.subject?.cells[aspect] ?? []).some((cell) => cell.split('|').some((each) => cells.has(each)));
    return reading.bySubject
      .get(subject.id)
      ?.find((mention) => mention.figures.has(aspect) && own(mention))
      ?.figures.get(aspect);
  }
  return reading.bySubject
    .get(subject.id)
    ?.find((mention) => mention.subject === subject && mention.figures.has(aspect))
    ?.figures.get(aspect);
}
