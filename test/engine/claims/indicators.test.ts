import { describe, expect, test } from 'vitest';
import { audit, builtinPack, read } from '../../../src/engine/audit.js';

const pack = builtinPack();

async function audited(text: string) {
  const { view } = await audit(await read(new TextEncoder().encode(text), 'indicators.txt'), pack);
  const figures = Object.fromEntries(view.figures.flatMap(({ address, printed, unit }) => (address === null ? [] : [[address, `${printed} ${unit}`.trim()]])));
  const told = view.checks
    .filter(({ rule, verdict }) => /^(n-(cost|reached|deviation|twin|no-bound)|fa-eval-rate)/.test(rule) && verdict === 'violated')
    .map(({ rule }) => rule);
  const held = view.checks.filter(({ rule, verdict }) => /^n-(cost|reached|deviation|twin)/.test(rule) && verdict === 'exact').map(({ rule }) => rule);
  const unread = view.figures.filter(({ address }) => address === null).map(({ printed }) => printed);
  return { figures, told, held, unread };
}

interface Listed {
  cleaning?: string;
  guide?: string;
  twin?: string;
}

/** A budget whose summary of targets (12) has three projects of one unit, the last on a page of its own. */
function budget({ cleaning = '≤6万元', guide = '≤20000元', twin = '≥12次' }: Listed = {}): string {
  const header = [
    ['单位编码（项目编码）', '项目单位（项目名称）', '项目金额（万元）', '', '', '', '绩效目标', '', '', ''],
    ['', '', '资金总额', '政府预算资金', '财政专户管理资金', '单位资金', '成本指标', '', '产出指标', ''],
    ['', '', '', '', '', '', '三级指标', '指标值', '三级指标', '指标值'],
  ];
  const rows = [
    ['009', '青岚县水务局', '12.00', '12.00', '', '', '', '', '', ''],
    ['410900240000000011', '河道保洁', '6.00', '6.00', '', '', '保洁费用', cleaning, '保洁次数', '≥12次'],
    ['', '', '', '', '', '', '', '', '保洁次数', twin],
    ['410900240000000012', '讲解服务', '2.00', '2.00', '', '', '讲解费用', guide, '讲解合格率', '≥95%'],
    ['410900240000000013', '水质监测', '4.00', '4.00', '', '', '监测费用', '≤4万', '完成时间', '2025年12月31日前'],
    ['', '', '', '', '', '', '', '', '监测点位', '30个'],
  ];
  return [
    '青岚县水务局2025年部门预算',
    '',
    '2025年度部门预算项目绩效目标汇总表',
    '',
    '部门名称：青岚县水务局',
    '',
    '单位：万元',
    '',
    ...[...header, ...rows].map((row) => row.join('\t')),
    '',
  ].join('\n');
}

describe('the indicators beside the amounts of a summary of targets', () => {
  test('are figures of their projects, with their units', async () => {
    const { figures, unread } = await audited(budget());
    expect(figures).toMatchObject({
      'project-target:河道保洁/保洁费用/指标值': '6 万元',
      'project-target:河道保洁/保洁次数/指标值': '12',
      'project-target:河道保洁/保洁次数#2/指标值': '12',
      'project-target:讲解服务/讲解费用/指标值': '20000 元',
      'project-target:讲解服务/讲解合格率/指标值': '95% %',
      'project-target:水质监测/监测费用/指标值': '4 万元',
      'project-target:水质监测/监测点位/指标值': '30',
      '12/410900240000000011/资金总额': '6.00 万元',
    });
    expect(unread).toEqual([]);
  });

  test('cost what the project is given, in whatever unit', async () => {
    const { told, held } = await audited(budget());
    expect(told).toEqual([]);
    expect(held.filter((rule) => rule === 'n-cost-planned')).toHaveLength(3);
    expect((await audited(budget({ guide: '≤30000元' }))).told).toEqual(['n-cost-planned']);
  });

  test('say no cost of the whole where there are unit prices', async () => {
    expect((await audited(budget({ guide: '≤300元/人' }))).told).toEqual([]);
  });

  test('are limits where all others are', async () => {
    expect((await audited(budget({ cleaning: '6万元' }))).told).toEqual([]);
    const four = budget({ cleaning: '6万元' })
      .replace('009\t', '')
      .replace(/(410900240000000012.*)/, '$1\n410900240000000014\t讲解培训\t3.00\t3.00\t\t\t培训费用\t≤3万元\t\t');
    expect((await audited(four)).told).toContain('n-no-bound');
  });

  test('have one target each', async () => {
    expect((await audited(budget({ twin: '≥21次' }))).told).toEqual(['n-twin-target']);
  });
});

interface Form {
  rate?: string;
  score?: string;
  cleaned?: [target: string, actual: string, points: string, score: string, deviation: string];
  cost?: string;
}

/** Accounts with nothing but the self-evaluation of two projects. */
function accounts({ rate = '80.00%', score = '8.00', cleaned = ['≥12次', '9次', '10', '7.5', '-25.00'], cost = '8万元' }: Form = {}): string {
  const form = (name: string, staff: string): string[] =>
    [
      ['项目支出绩效自评表'],
      ['项目名称', name, '', '', '', '', '', ''],
      ['主管部门', '青岚县水务局', '', '', '实施单位', '青岚县水务局', '', ''],
      ['项目资金（万元）', '', '年初预算数', '全年预算数', '全年执行数', '分值', '执行率', '得分'],
      ['', '年度资金总额', '10.00', '10.00', '8.00', '10', '80.00%', score],
      ['', '财政拨款', '10.00', '10.00', '8.00', '-', rate, '-'],
      ['一级指标', '二级指标', '三级指标', '年度指标值', '实际完成值', '分值', '得分', '偏差度'],
      ['成本指标', '经济成本指标', '项目费用', '≤10万元', cost, '10', '10', '0.00'],
      ['产出指标', '数量指标', '保洁次数', ...cleaned],
      ['', '', '工作人员数量', '≥20人', staff, '10', '10', '0.00'],
      ['', '时效指标', '完成时间', '2024年12月31日前', '100%', '10', '10', '0.00'],
    ].map((row) => row.join('\t'));
  return ['青岚县水务局2024年度部门决算', '', ...form('河道保洁', '21人'), '', ...form('水质监测', '21人'), ''].join('\n');
}

describe('the indicators of a self-evaluation', () => {
  test('deviate as they were reached', async () => {
    const { told, held } = await audited(accounts());
    expect(told).toEqual([]);
    expect(held.filter((rule) => rule === 'n-deviation-least')).toHaveLength(4);
    expect((await audited(accounts({ cleaned: ['≥12次', '9次', '10', '7.5', '-52.00'] }))).told).toEqual(['n-deviation-least', 'n-deviation-least']);
  });

  test('are not full where they were missed', async () => {
    expect((await audited(accounts({ cleaned: ['≥12次', '9次', '10', '10', '-25.00'] }))).told).toContain('n-reached-least');
    expect((await audited(accounts({ cleaned: ['≥12次', '15次', '10', '8', '25.00'] }))).told).toEqual([]);
  });

  test('are not compared where they count other things', async () => {
    expect((await audited(accounts({ cleaned: ['≥12次', '90%', '10', '10', '0.00'] }))).told).toEqual([]);
  });

  test('cost what was spent', async () => {
    expect((await audited(accounts({ cost: '9万元' }))).told).toEqual(['n-cost-spent', 'n-cost-spent']);
  });

  test('count the same people in every form', async () => {
    expect((await audited(accounts().replace('21人', '12人').replace('≥20人', '≥10人'))).told).toEqual([]);
    expect((await audited(accounts().replace('21人', '22人'))).told).toEqual(['n-twin-actual']);
  });
});

test('the rate of a source is recomputed, and the score of the rate is not below its share', async () => {
  expect((await audited(accounts({ rate: '85.00%' }))).told).toEqual(['fa-eval-rate-source', 'fa-eval-rate-source']);
  expect((await audited(accounts({ score: '7.00' }))).told).toContain('fa-eval-rate-score');
});
