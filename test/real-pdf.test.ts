import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { root } from '../scripts/house.mjs';
import { audit, builtinPack, read, uncovered, type AuditView } from '../src/engine/audit.js';
import { differences } from './same.js';

/** Real reports may lie beside the project; they are no part of it, and without them there is nothing to hold it to here. */
const folder = join(root, '..', 'shared', 'reports');
const absent = (name: string) => !existsSync(join(folder, name));
const pack = builtinPack();

async function auditOf(name: string): Promise<AuditView> {
  return (await audit(await read(readFileSync(join(folder, name)), name), pack)).view;
}

describe('a PDF printed from a text gives its addresses, amounts and findings', () => {
  for (const name of ['hongqi-2024-final-accounts', 'mengjin-2024-final-accounts', 'hongqi-2024-budget']) {
    test.skipIf(absent(`${name}.pdf`))(`${name} (skipped where the report is not at hand)`, async () => {
      expect(differences(await auditOf(`${name}.txt`), await auditOf(`${name}.pdf`))).toEqual([]);
    });
  }
});

describe('published as PDF', () => {
  /** What a person who looks at the page confirms. */
  const confirmed: Record<string, RegExp[]> = {
    // 5834.37 of 22066.59 − 5834.37 is 35.94 %; page 17 prints 35.74 %.
    // Page 28 prints a score of 88.5 for 信息化运行维护, its form on page 36 one of 90.5.
    // Page 26: 9.16 % of 171.70 and 90.84 % of 1792.72, and all 3.00 of works, are at the most 1647.34; 1820.69 are printed.
    'central-2024-final-accounts': [/5834\.37/, /文中为 88\.5，表中为 90\.5/, /1820\.69/],
    // Page 18: 95.89 % of a 年初预算 of 0.
    'shanghai-2024-final-accounts': [/95\.89/],
  };

  for (const [name, known] of Object.entries(confirmed)) {
    describe.skipIf(absent(`${name}.pdf`))(`${name} (skipped where the report is not at hand)`, () => {
      let view: AuditView;
      beforeAll(async () => {
        view = await auditOf(`${name}.pdf`);
      });

      test('every prescribed table is found, and nearly all of its figures are in a relation that holds', () => {
        expect(
          view.tables
            .map(({ id }) => id)
            .filter((id) => /^\d\d$/.test(id))
            .sort(),
        ).toEqual(['01', '02', '03', '04', '05', '06', '07', '08', '09']);
        const shares = sharesOf(view);
        if (process.env.SHARES) console.log(name, shares);
        for (const [table, { figures, verified }] of Object.entries(shares)) expect(verified, `${table}: of ${figures}`).toBeGreaterThanOrEqual(0.97 * figures);
        expect(Object.values(shares).reduce((sum, { figures }) => sum + figures, 0)).toBeGreaterThan(190);
      });

      test('nothing is called wrong that a person would not confirm', () => {
        const violated = view.list.findings.filter(({ verdict, severity }) => verdict === 'violated' && severity !== 'notice');
        expect(violated.map(({ message }) => message.zh).filter((words) => !known.some((each) => each.test(words)))).toEqual([]);
      });

      test('every run of digits lies in exactly one entry of the ledger', () => {
        expect(uncovered(view.document, [...view.figures, ...view.notFigures])).toEqual([]);
      });
    });
  }
});

/** Of the figures that stand in each prescribed table, unread ones too, how many are verified. */
function sharesOf(view: AuditView): Record<string, { figures: number; verified: number }> {
  return Object.fromEntries(
    view.tables
      .filter(({ id }) => /^\d\d$/.test(id))
      .map(({ id, blocks }) => {
        const figures = view.figures.filter(({ place }) => 'row' in place && blocks.includes(place.block));
        return [id, { figures: figures.length, verified: figures.filter(({ state }) => state === 'verified').length }];
      }),
  );
}
