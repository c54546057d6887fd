import { describe, expect, test } from 'vitest';
import { audit, builtinPack, read } from '../../../src/engine/audit.js';

const pack = builtinPack();

const TABLE = [
  '一般公共预算支出功能分类预算表',
  '',
  '编制单位：青岚县水务局',
  '',
  '单位：元',
  '',
  '功能分类科目编码\t功能分类科目名称\t合计\t基本支出\t项目支出',
  '213\t农林水支出\t90,000.00\t\t90,000.00',
  '合计\t\t90,000.00\t\t90,000.00',
  '',
];

interface Form {
  name?: string;
  year?: string;
  fiscal?: string;
  label?: string;
}

/** A form of targets, its funds in two sides; its lines before the list of indicators, and that list. */
function formOf({ name = '河道保洁', year = '60,000.00', fiscal = '50,000.00', label = '其他资金' }: Form = {}): [string[], string[]] {
  const funds = [
    ['项目名称', name, '项目性质', '经常性项目'].join('\t'),
    ['计划开始日期', '2025-01-01', '计划完成日期', '2025-12-31'].join('\t'),
    ['项目资金（元）', '项目资金总额', '90,000.00', '年度资金申请总额', year].join('\t'),
    ['', '其中：财政资金', '90,000.00', '其中：当年财政拨款', fiscal].join('\t'),
    ['', '', '', '上年结转资金', '8,000.00'].join('\t'),
    ['', '其他资金', '', label, '2,000.00'].join('\t'),
    ['', '项目总目标', '', '年度总体目标', ''].join('\t'),
  ];
  const indicators = [
    ['一级指标', '二级指标', '三级指标', '年度指标值', '说明'].join('\t'),
    ['产出指标', '数量指标', '保洁河道', '≥12（条）', ''].join('\t'),
    ['', '质量指标', '合格率', '不低于95%', ''].join('\t'),
    ['效益指标', '社会效益指标', '环境面貌', '改善', ''].join('\t'),
  ];
  return [funds, indicators];
}

/** A budget of one table and what follows it. */
function budget(lines: string[]): string {
  return ['青岚县水务局2025年部门预算', '', ...TABLE, '财政项目支出绩效目标填报表', '', '（2025年度）', '', ...lines, ''].join('\n');
}

async function audited(form?: Form, lines = formOf(form).flat()) {
  const { view } = await audit(await read(new TextEncoder().encode(budget(lines)), 'targets.txt'), pack);
  const figures = Object.fromEntries(
    view.figures.flatMap(({ address, printed, unit }) =>
      address?.startsWith('project-target:') ? [[address.slice('project-target:河道保洁/'.length), `${printed}${unit}`]] : [],
    ),
  );
  return {
    figures,
    verdicts: view.checks.filter(({ rule, verdict }) => rule === 'b-target-sources' && verdict !== 'notApplicable').map(({ verdict }) => verdict),
    unknown: view.list.report.unrecognised,
    tables: view.tables.flatMap(({ id, rows }) => (id.startsWith('project-target:') ? [[id, rows.length]] : [])),
  };
}

describe('a form of performance targets', () => {
  test('has its funds on two sides and the values of its indicators', async () => {
    const { figures, unknown } = await audited();
    expect(figures).toEqual({
      '资金总额/全部资金': '90,000.00元',
      '资金总额/年度资金': '60,000.00元',
      '财政拨款/全部资金': '90,000.00元',
      '财政拨款/年度资金': '50,000.00元',
      '上年结转资金/年度资金': '8,000.00元',
      '单位资金/年度资金': '2,000.00元',
      '保洁河道/指标值': '12',
      '合格率/指标值': '95%%',
    });
    expect(unknown).toEqual([]);
  });

  test('has a total that is the sum of its sources', async () => {
    expect((await audited()).verdicts).toEqual(['exact', 'exact']);
    expect((await audited({ fiscal: '55,000.00' })).verdicts).toEqual(['exact', 'violated']);
  });

  test('goes on over a page', async () => {
    const [funds, indicators] = formOf();
    const { tables, unknown, figures } = await audited({}, [...funds, '', '- 7 -', '', ...indicators]);
    expect(tables).toEqual([['project-target:河道保洁', 6]]);
    expect(figures).toHaveProperty('保洁河道/指标值', '12');
    expect(unknown).toEqual([]);
  });

  test('is two where another project begins in its grid', async () => {
    const { tables, verdicts } = await audited({}, [...formOf().flat(), ...formOf({ name: '堤防养护', fiscal: '55,000.00' }).flat()]);
    expect(tables).toEqual([
      ['project-target:河道保洁', 6],
      ['project-target:堤防养护', 6],
    ]);
    expect(verdicts).toEqual(['exact', 'exact', 'exact', 'violated']);
  });

  test('is not accused where something among its funds is unknown', async () => {
    expect((await audited({ label: '某种资金' })).verdicts).not.toContain('violated');
  });
});
