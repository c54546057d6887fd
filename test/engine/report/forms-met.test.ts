import { describe, expect, test } from 'vitest';
import { parents, printed, recogniseText, tableOf } from './forms.js';

const table05 = (rows: string, unit = '万元') =>
  `一般公共预算财政拨款支出决算表\n\n部门名称：云溪县水务局\n\n单位：${unit}\n\n科目编码\t科目名称\t小计\t基本支出\t项目支出\n${rows}\n\n注：本表反映支出情况。\n`;

describe('codes in several cells', () => {
  test('are known by 类 款 项 beside the total', async () => {
    const table = tableOf(
      await recogniseText(
        '收入决算表\n\n单位：万元\n\n项目\t\t\t\t本年收入合计\t财政拨款收入\t上级补助收入\t事业收入\t经营收入\t附属单位上缴收入\t其他收入\n支出功能分类科目编码\t\t\t科目名称\t\t\t\t\t\t\t\n类\t款\t项\t合计\t9.00\t8.00\t\t\t\t\t1.00\n201\t\t\t一般公共服务支出\t9.00\t8.00\t\t\t\t\t1.00\n201\t03\t\t政府办公厅（室）及相关机构事务\t9.00\t8.00\t\t\t\t\t1.00\n201\t03\t01\t行政运行\t9.00\t8.00\t\t\t\t\t1.00\n\n注：本表金额取自账簿。\n',
      ),
      '02',
    );
    expect(parents(table)).toEqual({ 合计: null, 201: '合计', 20103: '201', 2010301: '20103' });
    expect(printed(table)).toMatchObject({ '02/合计/本年收入合计': '9.00', '02/2010301/财政拨款收入': '8.00', '02/2010301/其他收入': '1.00' });
  });

  test.each([
    ['both in every row', '301\t01\t基本工资\t5.00\t302\t01\t办公费\t3.00\n301\t02\t津贴补贴\t\t302\t02\t印刷费\t'],
    ['the class once', '\t01\t基本工资\t5.00\t\t01\t办公费\t3.00\n\t02\t津贴补贴\t\t\t02\t印刷费\t'],
    ['the item in full', '301\t30101\t基本工资\t5.00\t302\t30201\t办公费\t3.00\n301\t30102\t津贴补贴\t\t302\t30202\t印刷费\t'],
  ])('side by side, %s', async (_, items) => {
    const table = tableOf(
      await recogniseText(
        `一般公共预算财政拨款基本支出决算表\n\n单位：万元\n\n经济分类\t\t科目名称\t决算数\t经济分类\t\t科目名称\t决算数\n科目编码\t\t\t\t科目编码\t\t\t\n类\t款\t\t\t类\t款\t\t\n301\t\t工资福利支出\t5.00\t302\t\t商品和服务支出\t3.00\n${items}\n人员经费合计\t\t\t5.00\t公用经费合计\t\t\t3.00\n\n注：本表金额取自账簿。\n`,
      ),
      '06',
    );
    expect(parents(table)).toMatchObject({ 30101: '301', 30102: '301', 30201: '302', 30202: '302' });
    expect(printed(table)).toMatchObject({
      '06/30101/决算数': '5.00',
      '06/30102/决算数': '',
      '06/30201/决算数': '3.00',
      '06/30202/决算数': '',
      '06/公用经费合计/决算数': '3.00',
    });
  });
});

describe('a table that goes on', () => {
  const table01 = (next: string) =>
    `收入支出决算总表\n\n单位：万元\n\n收入\t\t支出\t\n项目\t决算数\t项目\t决算数\n一、一般公共预算财政拨款收入\t9.00\t一、一般公共服务支出\t9.00\n本年收入合计\t9.00\t本年支出合计\t9.00\n\n— 6 —\n\n${next}\n\n注：本表金额取自账簿。\n`;

  test('may begin with rows that hold no figure', async () => {
    const report = await recogniseText(table01('使用非财政拨款结余\t\t结余分配\t\n年初结转和结余\t1.00\t年末结转和结余\t1.00\n总计\t10.00\t总计\t10.00'));
    expect(printed(tableOf(report, '01'))).toMatchObject({
      '01/年初结转和结余/决算数': '1.00',
      '01/收入>总计/决算数': '10.00',
      '01/支出>总计/决算数': '10.00',
      '01/结余分配/决算数': '',
    });
    expect(report.unrecognised).toEqual([]);
    expect(tableOf(report, '01').cut).toBe(false);
  });

  test('is not what has a header of its own; that its rows may be missing is said as it is', async () => {
    const report = await recogniseText(table01('会议\t人数\t培训\t人数\n年会\t12\t新员工\t7'));
    expect(tableOf(report, '01').remarks.map(({ code }) => code)).toEqual(['interrupted']);
    expect(report.unrecognised).toHaveLength(1);
  });
});

describe('precision', () => {
  const halves = (unit: string, rows: string) =>
    recogniseText(table05(rows, unit)).then((report) =>
      Object.fromEntries(
        tableOf(report, '05')
          .figures.flat()
          .flatMap((figure) => (figure ? [[figure.address, figure.amount.half.toString()]] : [])),
      ),
    );

  test('is that of the row where most of its figures print no fraction', async () => {
    const found = await halves(
      '元',
      '合计\t\t86,959,408.34\t22,118,861\t64,840,547\n201\t一般公共服务支出\t85,897,716.34\t21,057,169.34\t64,840,547.00\n208\t社会保障和就业支出\t1,061,692.00\t1,061,692.00\t0.00',
    );
    expect(found).toMatchObject({ '05/合计/小计': '0', '05/合计/基本支出': '0.5', '05/合计/项目支出': '0.5', '05/201/基本支出': '0' });
  });

  test('is that of a figure alone in 元, which prints no fraction and is not round', async () => {
    const found = await halves(
      '元',
      '合计\t\t86,959,408.34\t22,118,861\t64,840,547.00\n201\t一般公共服务支出\t85,897,716.34\t21,057,169.34\t64,840,547.00\n208\t社会保障和就业支出\t1,061,690.00\t1,061,690\t0.00',
    );
    expect(found).toMatchObject({ '05/合计/基本支出': '0.5', '05/208/基本支出': '0', '05/合计/项目支出': '0' });
  });

  test('is that of the column where all its figures print fewer places', async () => {
    const found = await halves('万元', '合计\t\t38.46\t27.33\t11.1\n201\t一般公共服务支出\t13.57\t9.13\t4.4\n208\t社会保障和就业支出\t24.89\t18.20\t6.7');
    expect(found).toMatchObject({ '05/合计/项目支出': '0.05', '05/201/项目支出': '0.05', '05/208/项目支出': '0.05', '05/208/小计': '0.005' });
  });

  test.each([
    ['a figure alone', '合计\t\t38.46\t27.33\t11.13\n201\t一般公共服务支出\t13.46\t9.33\t4.13\n208\t社会保障和就业支出\t25.00\t18.00\t7'],
    [
      'zeros left out',
      '合计\t\t38.5\t27.3\t11.2\n201\t一般公共服务支出\t13.46\t9.33\t4.13\n208\t社会保障和就业支出\t25.04\t17.97\t7.07\n20805\t行政事业单位养老支出\t24\t17\t7',
    ],
    ['round amounts', '合计\t\t138.46\t27.33\t120\n201\t一般公共服务支出\t63.46\t13.33\t50\n208\t社会保障和就业支出\t75.00\t14.00\t70'],
  ])('is that of the table for %s', async (_, rows) => {
    expect(Object.values(await halves('万元', rows)).every((half) => half === '0.005')).toBe(true);
  });
});

describe('what is no missed table', () => {
  const list = '纳入部门决算编制范围的单位包括：\n\n序号\t单位名称\t备注\n1\t云溪县水务局（本级）\t\n2\t云溪县水文站\t并入本级\n\n';

  test('a numbered list of units', async () => {
    const report = await recogniseText(list + table05('合计\t\t8.00\t5.00\t3.00'));
    expect(report.unrecognised).toEqual([]);
    expect(report.leftovers.filter(({ kind }) => kind === 'unread')).toEqual([]);
  });

  test('but one with a figure is', async () => {
    const report = await recogniseText(list.replace('并入本级', '35') + table05('合计\t\t8.00\t5.00\t3.00'));
    expect(report.unrecognised).toHaveLength(1);
    expect(report.leftovers.filter(({ kind }) => kind === 'unread').map((each) => each.printed)).toContain('35');
  });
});

test('a template may have its tables blank and placeholders in its sentences alone', async () => {
  const sentence = '本年收入合计 XXX 万元，其中：财政拨款收入 XXX 万元，占 XX%；事业收入 XXX 万元，占 XX%。\n\n';
  const blank = await recogniseText(table05('合计\t\t\t\t\n201\t一般公共服务支出\t\t\t') + sentence);
  expect(blank.remarks.map(({ code }) => code)).toContain('template');
  const completed = await recogniseText(table05('合计\t\t8.00\t5.00\t3.00') + sentence);
  expect(completed.remarks.map(({ code }) => code)).not.toContain('template');
});

describe('the department', () => {
  const body = '第一部分 云溪县规划和自然资源局概况\n\n第二部分 云溪县规划和自然资源局2024年度部门决算表\n\n';
  test.each([
    '云溪县规划和自然\n\n资源局\n\n2024年度部门决算\n\n',
    '2024年度\n\n云溪县规划和自然资源局\n\n部门决算公开\n\n',
    '附件2\n\n云溪县规划和自然资源局2024年度\n\n部门决算\n\n',
  ])('is on the cover where no line names it, broken over lines as it may be (%j)', async (cover) => {
    const text = cover + body + table05('合计\t\t8.00\t5.00\t3.00').replace('部门名称：云溪县水务局\n\n', '');
    expect((await recogniseText(text)).department).toBe('云溪县规划和自然资源局');
  });

  test('is none where the cover names none', async () => {
    const text = `关于公开的说明\n\n2024年度部门决算\n\n${table05('合计\t\t8.00\t5.00\t3.00').replace('部门名称：云溪县水务局\n\n', '')}`;
    expect((await recogniseText(text)).department).toBeNull();
  });
});

test('a 三公 table whose one line is blank says zero of everything', async () => {
  const { forms } = await import('./forms.js');
  const { recognise } = await import('../../../src/engine/report/recognise.js');
  const row = (words: string[]) => words.map((text) => ({ text, pieces: [], colSpan: 1, rowSpan: 1 }));
  const items = ['合计', '因公出国（境）费', '小计', '公务用车购置费', '公务用车运行维护费', '公务接待费'];
  const report = recognise(
    {
      name: 'x',
      bytes: 1,
      sha256: '',
      format: 'pdf',
      encoding: null,
      remarks: [],
      blocks: [
        { kind: 'paragraph', text: '财政拨款“三公”经费支出决算表', pieces: [], level: 0, joined: 1 },
        {
          kind: 'table',
          merged: true,
          grid: [row(items.flatMap((item) => [item, item])), row(items.flatMap(() => ['预算数', '决算数'])), row(items.flatMap(() => ['', '']))],
        },
      ],
    },
    forms,
  );
  expect(printed(tableOf(report, '09'))).toMatchObject({ '09/预算数/合计': '', '09/决算数/公务接待费': '' });
});
