import { describe, expect, test } from 'vitest';
import { audit, builtinPack, read, type Auditing } from '../../../src/engine/audit.js';

const text = (small: string) => `支出决算表

公开03表

单位：万元

科目编码	科目名称	本年支出合计	基本支出	项目支出	上缴上级支出	经营支出	对附属单位补助支出
合计		9.00	${small}	4.00
201	一般公共服务支出	9.00	5.00	4.00
20103	政府办公厅（室）及相关机构事务	9.00	5.00	4.00
2010301	行政运行	9.00	5.00	4.00

注：本表反映部门本年度各项支出情况。
`;

async function auditing(basic: string): Promise<Auditing> {
  return audit(await read(new TextEncoder().encode(text(basic)), 'report.txt'), builtinPack());
}

describe('another figure in a cell', () => {
  test('changes the checks that look at it, by the same engine as a report that prints it', async () => {
    const wrong = await auditing('6.00');
    const changed = await wrong.whatIf([{ address: '03/合计/基本支出', printed: '5.00' }]);
    expect(changed.map(({ before, after }) => [before.rule, before.verdict, after.verdict])).toEqual([
      ['fa-03-row', 'violated', 'exact'],
      ['fa-03-tree', 'violated', 'exact'],
    ]);
    const right = await auditing('5.00');
    for (const { check, after } of changed) expect(right.view.checks[check]).toMatchObject({ verdict: after.verdict, difference: after.difference });
  });

  test('is not stored', async () => {
    const opened = await auditing('6.00');
    const before = structuredClone(opened.view.checks);
    await opened.whatIf([{ address: '03/合计/基本支出', printed: '5.00' }]);
    expect(opened.view.checks).toEqual(before);
    expect(await opened.whatIf([{ address: '03/合计/基本支出', printed: '6.00' }])).toEqual([]);
  });

  test('must be a figure of the report, and an amount', async () => {
    const opened = await auditing('6.00');
    await expect(opened.whatIf([{ address: '03/999/基本支出', printed: '5.00' }])).rejects.toMatchObject({ code: 'edit-no-figure' });
    await expect(opened.whatIf([{ address: '03/合计/基本支出', printed: '5..0' }])).rejects.toMatchObject({ code: 'edit-unreadable' });
  });
});

test('the suspect of a finding, taken as a what-if, repairs what it says and breaks nothing', async () => {
  const opened = await auditing('6.00');
  const finding = opened.view.list.findings.find(({ suspect }) => suspect !== null)!;
  const changed = await opened.whatIf(finding.suspect!.edits.map(({ address, suggestion }) => ({ address, printed: suggestion })));
  const repaired = changed
    .filter(({ before, after }) => before.verdict === 'violated' && after.verdict !== 'violated')
    .map(({ check }) => opened.view.checks[check]!.finding);
  expect(new Set(finding.suspect!.repairs)).toEqual(new Set(repaired));
  expect(changed.filter(({ after }) => after.verdict === 'violated')).toEqual([]);
});
