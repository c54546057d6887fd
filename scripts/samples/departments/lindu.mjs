// The figures agree; what makes this report hard is how it is laid out: statements after the prose, an extra table that shifts the form
// numbers, a code that does not fit its parent, a 款 row left out, a page break inside a table, a shifted 栏次, cut sentences.

/** A 项 row that stands under 20103 with a code of 20131. */
const MISFIT = { 2010301: '2013101' };

export default {
  file: 'lindu-service-center-2024',
  year: 2024,
  department: '临渡市政务服务中心',
  published: '2025 年 9 月',
  style: {
    spaced: true,
    proseFirst: true,
    figure: '金额',
    bold: (text) => (text ? `<b>${text}</b>` : text),
    totalInCode: true,
    wide: (text) => text.split('').join(' '),
    codeLabel: '科目代码',
    publicTotal: 8,
    skipped: ['02/20805', '03/20805', '05/20805'],
    code: (place, code) => MISFIT[code] ?? code,
    form: (table) =>
      ({ '02': null, '04': '公开 05 表', '05': '公开06表', '06': '公开 07 表', '07': '公开08表', '08': '公开 09 表', '09': '公开10表' })[table] ??
      `公开${table}表`,
    head: (form, department, unit, table) =>
      ['07', '09'].includes(table) ? [unit.replace('：', ':'), form, department] : [form, department, '2024 年度', unit].filter((line) => line !== null),
    heading: (text, level) => (text.startsWith('第') ? `# ${text}` : text.includes('支出') ? `### **${text}**` : `${'#'.repeat(level + 1)} ${text}`),
    // A blank line and a page break in the middle of an amount or a sentence.
    prose: (text) => text.replace(/支出决算为 (?=6\.)/, '支出决算为\n\n').replace(/(主要包括：基本工资、津贴补)/, '$1\n\n'),
    extraTables: {
      '03': {
        title: '项目收入支出决算表',
        about: '项目资金的收入、支出和结余情况',
        form: '公开04表',
        rows: [
          ['项目名称', '', '年初结转和结余', '本年收入', '本年支出', '年末结转和结余'],
          ['栏次', '', '1', '2', '3', '4'],
          ['合计', '', '', '181.65', '181.65', ''],
          ['政务大厅运行维护', '', '', '124.30', '124.30', ''],
          ['12345热线受理', '', '', '57.35', '57.35', ''],
        ],
      },
    },
    table(id, rows) {
      // The page ends inside 02; the next one begins with the header and the total again.
      if (id === '02') return [...rows.slice(0, 12), [], ['- 9 -'], [], ...rows.slice(0, 4), ...rows.slice(12)];
      // 栏次 one cell to the left, so that column numbers stand where amounts belong.
      if (id === '05') return rows.map((row) => (row[0] === '栏次' ? ['栏次', ...row.slice(2), ''] : row));
      // Amounts without their decimals where these are zero.
      if (id === '06') return rows.map((row) => row.map((cell) => cell.replace(/^(\d+)\.00$/, '$1')));
      if (id === '09') return withMeetings(rows);
      return rows;
    },
  },
  duties: [
    '统筹市本级政务服务事项进驻、调整和退出。',
    '管理政务服务大厅，协调跨部门并联办理。',
    '承办市长热线的受理、转办、督办和回访。',
    '推进政务服务标准化，组织窗口人员培训和考核。',
    '运行维护网上办事平台，归集办件数据。',
  ],
  units: [
    '临渡市政务服务中心为财政全额保障的事业单位，内设综合科、业务科、热线科和技术科。',
    '纳入本部门 2024 年度部门决算编制范围的单位共 1 个，即临渡市政务服务中心本级。',
  ],
  economic: {
    30101: 112.46,
    30102: 38.2,
    30103: 21.75,
    30107: 86,
    30108: 41.52,
    30110: 20.78,
    30112: 2.64,
    30113: 33.18,
    30302: 6.42,
    30201: 8.15,
    30202: 2.37,
    30206: 5.64,
    30207: 3.86,
    30209: 12,
    30211: 2.92,
    30213: 3.28,
    30217: 0.35,
    30226: 14.5,
    30228: 3.74,
    30229: 2.86,
    30231: 2.95,
    30299: 1.64,
    31002: 2.48,
  },
  items: {
    2010301: { general: { basic: 'rest' } },
    2010306: { general: { project: 124.3 } },
    2010350: { general: { basic: 148.62, project: 57.35 } },
    2080502: { general: { basic: 6.42 } },
    2080505: { general: { basic: 41.52 } },
    2101102: { general: { basic: 20.78 } },
    2210201: { general: { basic: 33.18 } },
  },
  travel: {
    budget: { abroad: 0, purchase: 0, running: 3.5, reception: 0.5 },
    outturn: { abroad: 0, purchase: 0, running: 2.95, reception: 0.35 },
    counts: { groups: 0, travellers: 0, bought: 0, cars: 1, batches: 6, guests: 41 },
  },
  prior: { total: 634.18, fiscal: 634.18, general: 634.18, running: 0 },
  budget: { 2010301: 180.5, 2010306: 120, 2010350: 200, 2080502: 6.42, 2080505: 40.6, 2101102: 20.3, 2210201: 32.5 },
  fundBudget: {},
  reasons: {
    total: '新开设便民服务专窗',
    fiscal: '新开设便民服务专窗',
    general: '新开设便民服务专窗',
    item: '人员变动和缴费基数调整',
    items: { 2010306: '大厅设备更换', 2010350: '热线坐席增加' },
    travel: '压减用车和接待',
    abroad: '没有出国任务',
    cars: '车辆使用减少',
    reception: '来访批次减少',
    running: '',
  },
  running: null,
  procurement: { goods: 18.6, works: 0, services: 62.4, small: 72.9, micro: 40.5 },
  assets: { cars: { 其他用车: 1 }, devices: 0 },
  score: '95.06',
  projects: [
    {
      name: '政务大厅运行维护',
      budget: 124.3,
      spent: 124.3,
      outcome: '大厅全年开放251天，设备完好率达到目标',
      problem: '无',
      next: '继续做好设备巡检',
      management: ['按大厅面积和设备数量测算', '按合同拨付', '专款专用', '按季度监控'],
      indicators: [
        ['成本指标', '经济成本指标', '运行成本', '≤124.30万元', '124.30万元', '10'],
        ['产出指标', '数量指标', '大厅开放天数', '≥250天', '251天', '10'],
        ['产出指标', '质量指标', '设备完好率', '$\\geq 98\\%$', '99%', '10'],
        ['产出指标', '时效指标', '故障修复时间', '≤4小时', '3小时', '10'],
        ['效益指标', '社会效益指标', '办件量', '≥36万件', '38万件', '25'],
        ['满意度指标', '服务对象满意度指标', '群众满意度', '≥95%', '99%', '5'],
      ],
    },
    {
      name: '12345热线受理',
      budget: 60,
      spent: 57.35,
      outcome: '受理来电9.4万件，按时办结率99.2%',
      problem: '夜间坐席偏少',
      next: '增加夜间值班人员',
      management: ['按坐席数量测算', '按月拨付', '专款专用', '按月监控'],
      indicators: [
        ['成本指标', '经济成本指标', '热线成本', '≤60.00万元', '57.35万元', '10'],
        ['产出指标', '数量指标', '受理来电', '≥9万件', '9.4万件', '10'],
        ['产出指标', '质量指标', '接通率', '≥95%', '97%', '10'],
        ['产出指标', '时效指标', '按时办结率', '≥98%', '99.2%', '10'],
        ['效益指标', '社会效益指标', '问题解决率', '≥90%', '93%', '25'],
        ['满意度指标', '服务对象满意度指标', '来电人满意度', '≥90%', '94%', '5'],
      ],
    },
  ],
  purposes: {
    2010301: '政务服务管理机构日常运转',
    2010306: '政务大厅运行和设备维护',
    2010350: '热线坐席等事业机构运转',
    2080502: '事业单位离退休人员管理和补助',
    2080505: '为在职人员缴纳基本养老保险',
    2101102: '事业单位职工基本医疗保险缴费',
    2210201: '为在职人员缴存住房公积金',
  },
};

/** 公务接待费 before the cars, and 会议费, 培训费 after them, which are no part of the 合计. */
function withMeetings(rows) {
  const reorder = ([total, abroad, all, purchase, running, reception], extra) => [total, abroad, reception, all, purchase, running, ...extra];
  const both = (row, extra) => [...reorder(row.slice(0, 6), extra), ...reorder(row.slice(6), extra)];
  const [top, head, low, , figures] = rows;
  return [
    [top[0], '', '', '', '', '', '', '', top[6], '', '', '', '', '', '', ''],
    both(head, ['会议费', '培训费']),
    both(low, ['', '']),
    Array.from({ length: 16 }, (_, index) => String(index + 1)),
    [...reorder(figures.slice(0, 6), ['2.00', '1.50']), ...reorder(figures.slice(6), ['1.64', '1.20'])],
  ];
}
