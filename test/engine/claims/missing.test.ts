import { describe, expect, test } from 'vitest';
import { audit, builtinPack, read } from '../../../src/engine/audit.js';

const pack = builtinPack();
const FORM = [
  '项目支出绩效自评情况表',
  '',
  '项目名称\t青白路灯维护\t\t\t\t\t',
  '主管部门\t青白县文化局\t实施单位\t青白县文化局\t\t\t',
  '项目资金\t\t年初预算数\t全年预算数\t全年执行数\t分值\t执行率\t得分',
  '\t年度资金总额\t6.00\t5.00\t4.00\t10\t80.00%\t8.00',
  '一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分\t偏差度',
  '产出指标\t数量指标\t路灯\t20盏\t20盏\t90\t90\t0',
  '总分\t\t\t\t\t100\t98\t',
  '',
];

async function missing(rule: string, ...lines: string[]): Promise<string[]> {
  const text = ['2024年度部门决算', '', '第三部分 2024年度部门决算情况说明', '', ...lines].join('\n');
  const { view } = await audit(await read(new TextEncoder().encode(text), 'report.txt'), pack);
  return view.list.findings.flatMap((finding) =>
    finding.rule === rule && finding.verdict === 'violated' ? [`${finding.message.zh} ${finding.operands.map(({ printed }) => printed).join(' ')}`] : [],
  );
}

describe('a part without its share', () => {
  const section = (list: string): string[] => ['九、“三公”经费支出决算情况说明', '', `2024年度“三公”经费支出决算中，${list}。`];
  const found = (list: string): Promise<string[]> => missing('n-shares-all', ...section(list));

  test('beside others of its sentence that have one', async () => {
    const [told] = await found('因公出国（境）费支出决算2.00万元，占20.00%；公务用车购置及运行费支出决算3.00万元，占30.00%；公务接待费支出决算5.00万元');
    expect(told).toContain('没有写明占比：公务接待费');
    expect(told).toContain('5.00');
  });

  test.each([
    ['where all have one', '因公出国（境）费支出决算2.00万元，占20.00%；公务用车购置及运行费支出决算3.00万元，占30.00%；公务接待费支出决算5.00万元，占50.00%'],
    ['where it is nothing', '因公出国（境）费支出决算0.00万元；公务用车购置及运行费支出决算3.00万元，占30.00%；公务接待费支出决算7.00万元，占70.00%'],
    ['where one alone has a share', '因公出国（境）费支出决算2.00万元，占20.00%；公务用车购置及运行费支出决算3.00万元；公务接待费支出决算5.00万元'],
  ])('is none %s', async (_, list) => expect(await found(list)).toEqual([]));

  test('of a whole and its parts', async () => {
    const text = (last: string): string[] => [
      '三、支出决算情况说明',
      '',
      `2024年度支出合计10.00万元，其中：基本支出4.00万元，占40.00%；项目支出5.00万元，占50.00%；经营支出1.00万元${last}。`,
    ];
    expect(await missing('n-shares-all', ...text(''))).toHaveLength(1);
    expect(await missing('n-shares-all', ...text('，占10.00%'))).toEqual([]);
  });
});

describe('a score of the whole department', () => {
  const section = ['十三、预算绩效情况说明', '', '2024年度部门整体支出绩效自评得分96分。', '', '第五部分 附件', ''];

  test('needs its form where those of projects are attached', async () => {
    expect(await missing('n-whole-form', ...section, ...FORM)).toEqual([expect.stringContaining('整体支出绩效自评得分')]);
  });

  test('has it, or is published elsewhere with all of them', async () => {
    expect(await missing('n-whole-form', ...section, '部门整体支出绩效自评情况表', '', ...FORM)).toEqual([]);
    expect(await missing('n-whole-form', ...section)).toEqual([]);
  });
});
