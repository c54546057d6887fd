// The figures agree to the fen: tables in 元, codes in three columns, totals at the bottom, form number and unit inside the grid.

const yuan = (fen) => {
  const [whole, cents] = (Math.abs(fen) / 100).toFixed(2).split('.');
  return `${fen < 0 ? '-' : ''}${whole.replace(/\B(?=(\d{3})+$)/g, ',')}.${cents}`;
};

export default {
  file: 'weiwan-museum-2023',
  year: 2023,
  department: '苇湾县博物馆',
  published: '二〇二四年八月三十日',
  style: {
    unit: '元',
    titleInGrid: true,
    amount: yuan,
    totalLast: true,
    spare: true,
    surplus: '使用非财政拨款结余',
    publicTotal: 5,
    roundingNote: '',
    form: (table) => `表${Number(table)}`,
    head: () => [],
    table(id, rows) {
      const title = {
        '01': '收入支出决算总表',
        '02': '收入决算表',
        '03': '支出决算表',
        '04': '财政拨款收入支出决算总表',
        '05': '一般公共预算财政拨款支出决算表',
        '06': '一般公共预算财政拨款基本支出决算明细表',
        '07': '政府性基金预算财政拨款收入支出决算表',
        '08': '国有资本经营预算财政拨款支出决算表',
        '09': '财政拨款“三公”经费支出决算表',
      }[id];
      const body = ['02', '03', '05', '07', '08'].includes(id) ? rows.map(threeCodes) : rows;
      const width = Math.max(...body.map((row) => row.length));
      const line = (first, last) => [first, ...Array.from({ length: width - 2 }, () => ''), last];
      return [line(title, ''), line('', `公开${id}表`), line('部门：苇湾县博物馆', '金额单位：元'), ...body];
    },
  },
  duties: [
    '征集、保管和研究反映本县历史的文物藏品。',
    '举办基本陈列和临时展览，面向社会免费开放。',
    '开展流动展览和研学活动，普及历史知识。',
    '承担可移动文物的修复和数字化采集。',
  ],
  units: ['苇湾县博物馆内设办公室、保管部、陈列部和社会教育部。', '纳入本部门2023年度部门决算编制范围的单位共1个，即苇湾县博物馆本级。'],
  economic: {
    30101: 62.351842,
    30102: 14.682737,
    30103: 8.237654,
    30107: 43.866218,
    30108: 19.473528,
    30109: 6.228464,
    30110: 9.836472,
    30112: 1.147383,
    30113: 17.645264,
    30302: 3.862544,
    30201: 3.274658,
    30205: 1.836447,
    30206: 6.482733,
    30207: 1.124536,
    30209: 8.573642,
    30211: 1.846353,
    30213: 2.383744,
    30226: 4.627358,
    30228: 1.874562,
    30229: 1.223847,
    30299: 0.864533,
    31003: 1.983746,
  },
  items: {
    2070205: {
      general: { basic: 'rest', project: 96.473825, open: 12.384756, close: 4.226473 },
      career: { project: 18.274635 },
      operating: { operating: 6.837425, distributed: 1.264738 },
      other: { project: 2.384657, used: 1.384657 },
    },
    2070204: { general: { project: 38.264753 } },
    2080502: { general: { basic: 3.862544 } },
    2080505: { general: { basic: 19.473528 } },
    2080506: { general: { basic: 6.228464 } },
    2101102: { general: { basic: 9.836472 } },
    2210201: { general: { basic: 17.645264 } },
    2230199: { soe: { project: 4.8 } },
  },
  travel: {
    budget: { abroad: 0, purchase: 0, running: 0, reception: 0.4 },
    outturn: { abroad: 0, purchase: 0, running: 0, reception: 0.238475 },
    counts: { groups: 0, travellers: 0, bought: 0, cars: 0, batches: 5, guests: 27 },
  },
  prior: { total: 391.274836, fiscal: 362.837465, general: 358.037465, running: 0 },
  budget: { 2070204: 40, 2070205: 265.3, 2080502: 3.8, 2080505: 19.2, 2080506: 6.1, 2101102: 9.6, 2210201: 17.4 },
  fundBudget: { soe: 4.8 },
  reasons: {
    total: '基本陈列改造完工',
    fiscal: '基本陈列改造完工',
    general: '基本陈列改造完工',
    item: '人员变动和缴费基数调整',
    items: { 2070204: '一批文物的修复推迟', 2070205: '陈列改造尾款当年支付' },
    soe: '离退休人员社会化管理的移交费用',
    travel: '接待批次减少',
    abroad: '没有出国任务',
    cars: '没有公务用车',
    reception: '接待批次减少',
    running: '',
  },
  running: null,
  procurement: { goods: 12.364, works: 48.275, services: 26.483, small: 87.122, micro: 52.384 },
  assets: { cars: {}, devices: 1 },
  score: '92.75',
  projects: [
    {
      name: '基本陈列与文物修复',
      budget: 170,
      spent: 160.19787,
      outcome: '完成基本陈列改造，修复文物64件',
      problem: '部分修复材料采购周期长',
      next: '提前编报采购计划',
      management: ['按陈列方案安排', '按合同拨付', '专款专用', '按季度监控'],
      indicators: [
        ['成本指标', '经济成本指标', '项目成本', '≤170.00万元', '160.20万元', '10'],
        ['产出指标', '数量指标', '修复文物', '≥60件', '64件', '10'],
        ['产出指标', '质量指标', '修复合格率', '=100%', '100%', '10'],
        ['产出指标', '时效指标', '陈列开放时间', '9月底前', '9月22日', '10'],
        ['效益指标', '社会效益指标', '参观人数', '≥11万人次', '12.4万人次', '25'],
        ['满意度指标', '服务对象满意度指标', '观众满意度', '≥92%', '96%', '5'],
      ],
    },
  ],
  purposes: {
    2070204: '文物修缮和日常保护',
    2070205: '博物馆陈列、开放和日常运转',
    2080502: '事业单位离退休人员管理和补助',
    2080505: '为在职人员缴纳基本养老保险',
    2080506: '为在职人员缴纳职业年金',
    2101102: '事业单位职工基本医疗保险缴费',
    2210201: '为在职人员缴存住房公积金',
  },
};

/** Code, name, … → 类, 款, 项, name, …: each level in a column of its own, as the national form prints it. */
function threeCodes(row) {
  const [code, name, ...rest] = row;
  if (code === '项目') return ['项目', '', '', '', ...rest];
  if (name === '科目名称') return ['支出功能分类科目编码', '', '', '科目名称', ...rest];
  if (code === '栏次') return ['类', '款', '项', '栏次', ...rest];
  if (name === '合计') return ['', '', '', '合计', ...rest];
  return [code.slice(0, 3), code.slice(3, 5), code.slice(5, 7), name, ...rest];
}
