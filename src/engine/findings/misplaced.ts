import { ZERO } from '../figures/exact.js';
import { parseNumber } from '../figures/parse.js';
import { worded, type Messages } from '../pack/problem.js';
import type { Figure, Misplaced, Report } from '../report/report.js';
import type { Check } from '../rules/check.js';
import { NO_NUMBERS } from '../rules/checked.js';
import type { Suspect } from './list.js';

/** The one rule that is not written as a relation: it tells of figures that recognition read and could not use. */
export const MISPLACED = 'misplaced';

/** A misplaced figure in the shape of a check, so that counts, coverage and findings treat it like any other. */
export interface MisplacedCheck {
  check: Check;
  figure: Figure;
  suspect: Suspect | null;
}

export function misplacedChecks(report: Report, messages: Messages): MisplacedCheck[] {
  return report.misplaced.map((misplaced) => {
    const figure = figureOf(misplaced, report);
    const values = {
      label: misplaced.label,
      printed: misplaced.printed,
      fits: misplaced.fits === null ? '' : (findFigure(report, misplaced.fits)?.label ?? misplaced.fits),
    };
    const check: Check = {
      rule: MISPLACED,
      binding: { table: misplaced.table },
      statement: null,
      severity: 'warning',
      group: 'structure',
      verdict: 'violated',
      relation: misplaced.fits === null ? '' : `${misplaced.fits} = ${misplaced.printed}`,
      operator: 'absent',
      operands: [{ side: 'left', sign: 1, address: null, label: misplaced.label, figure }],
      ...NO_NUMBERS,
      why: null,
      title: worded(messages, 'finding-misplaced-title', {}),
      message: worded(messages, misplaced.fits === null ? 'finding-misplaced' : 'finding-misplaced-fits', values),
    };
    return { check, figure, suspect: suspectOf(misplaced, report) };
  });
}

/** Its address is empty: it is no figure of the form, and no relation can reach it. */
function figureOf(misplaced: Misplaced, report: Report): Figure {
  const number = parseNumber(misplaced.printed);
  return {
    address: '',
    label: misplaced.label,
    state: number === null ? 'unreadable' : 'read',
    amount: {
      printed: misplaced.printed,
      value: number?.value ?? ZERO,
      half: ZERO,
      unit: report.tables.find((table) => table.id === misplaced.table)?.unit ?? '',
    },
    anchors: misplaced.anchors,
    place: misplaced.place,
  };
}

function suspectOf(misplaced: Misplaced, report: Report): Suspect | null {
  if (misplaced.fits === null) return null;
  const blank = findFigure(report, misplaced.fits);
  return {
    operand: 0,
    suggestion: misplaced.printed,
    reason: MISPLACED,
    edits: [
      {
        address: misplaced.fits,
        label: blank?.label ?? misplaced.fits,
        printed: blank?.amount.printed ?? '',
        suggestion: misplaced.printed,
        anchors: blank?.anchors ?? [],
      },
    ],
    repairs: [],
    breaks: [],
    margin: 'possible',
    alternatives: [],
    source: null,
    misread: false,
  };
}

function findFigure(report: Report, address: string): Figure | undefined {
  for (const table of report.tables) for (const row of table.figures) for (const figure of row) if (figure?.address === address) return figure;
  return undefined;
}
