// A made-up budget as Shanghai's units print it: tables in 元, an explanation before them in 万元 that names each item with its codes.
// What is misprinted in the explanation is told in the .expected.json beside the report.
const DEPARTMENT = '云浦区司法服务中心';
const ITEMS = [
  // code, class, group, item, basic and project in 元, outturn of the year before in 万元
  ['2040601', '公共安全支出', '司法', '行政运行', 16_726_700, 0, '1690.69'],
  ['2040605', '公共安全支出', '司法', '普法宣传', 0, 1_242_900, '118.46'],
  ['2040607', '公共安全支出', '司法', '公共法律服务', 0, 6_860_000, '679.12'],
  ['2080505', '社会保障和就业支出', '行政事业单位养老支出', '机关事业单位基本养老保险缴费支出', 1_839_500, 0, '156.34'],
  ['2101101', '卫生健康支出', '行政事业单位医疗', '行政单位医疗', 1_149_700, 0, '110.00'],
  ['2210201', '住房保障支出', '住房改革支出', '住房公积金', 2_088_000, 0, '198.34'],
];
const PURPOSES = {
  2040601: '行政单位的基本支出',
  2040605: '法治宣传工作支出',
  2040607: '公共法律服务业务支出',
  2080505: '缴纳养老保险',
  2101101: '缴纳医疗保险',
  2210201: '为职工缴纳住房公积金',
};
const REASONS = { up: '业务量增加', down: '部分人员退休' };

const sum = (list) => list.reduce((total, one) => total + one, 0);
const of = (begins) => ITEMS.filter(([code]) => code.startsWith(begins));
const yuan = (amount) => (amount === 0 ? '' : `${amount.toLocaleString('en-US')}.00`);
const wan = (amount) => String(amount / 10_000);
const cells = (items) => [sum(items.map((item) => item[4] + item[5])), sum(items.map((item) => item[4])), sum(items.map((item) => item[5]))].map(yuan);

function rows() {
  const codes = [...new Set(ITEMS.flatMap(([code]) => [code.slice(0, 3), code.slice(0, 5), code]))].sort();
  return codes.map((code) => {
    const [first] = of(code);
    const name = code.length === 3 ? first[1] : code.length === 5 ? first[2] : first[3];
    return [code, name, ...cells(of(code))];
  });
}

function item([code, top, group, name, basic, project, before], at) {
  const now = basic + project;
  const rate = (100 * (now / 10_000 - Number(before))) / Number(before);
  const coded = `${top}（${code.slice(0, 3)}类）${group}（${code.slice(3, 5)}款）${name}（${code.slice(5)}项）`;
  const word = rate < 0 ? '减少' : '增加';
  return `${at + 1}、${coded}${wan(now)}万元。主要用于：${PURPOSES[code]}。2025年当年预算执行数为${before}万元，2026年预算安排${wan(now)}万元，比2025年预算执行数${word}${Math.abs(rate).toFixed(2)}%。主要原因是：${rate < 0 ? REASONS.down : REASONS.up}。`;
}

/** The report as it should be, without any slip. */
export function clean() {
  const all = yuan(sum(ITEMS.map((each) => each[4] + each[5])));
  const total = wan(sum(ITEMS.map((each) => each[4] + each[5])));
  const functions = [...new Set(ITEMS.map(([, top]) => top))];
  const left = [
    ['财政拨款收入', all],
    ['事业收入', ''],
    ['其他收入', ''],
    ['', ''],
  ];
  const table = (title, lines) => [title, '', `编制部门：${DEPARTMENT}`, '', '单位：元', '', ...lines.map((line) => line.join('\t')), ''];
  return [
    DEPARTMENT,
    '',
    '2026年部门预算',
    '',
    '2026年部门预算编制说明',
    '',
    `2026年，${DEPARTMENT}收入预算${total}万元，其中：财政拨款收入${total}万元，比2025年预算增加79.31万元；事业收入0万元；其他收入0万元。`,
    '',
    `支出预算${total}万元，其中：财政拨款支出预算${total}万元，比2025年预算增加79.31万元。财政拨款支出预算中，一般公共预算拨款支出预算${total}万元，比2025年预算增加79.31万元；政府性基金拨款支出预算0万元，与2025年预算持平。`,
    '',
    '财政拨款支出主要内容如下：',
    '',
    ...ITEMS.flatMap((each, at) => [item(each, at), '']),
    ...table('2026年部门财务收支预算总表', [
      ['本年收入', '', '本年支出', ''],
      ['项目', '预算数', '项目', '预算数'],
      ...functions.map((name, at) => [
        `${left[at][0] === '' ? '' : `${at + 1}. `}${left[at][0]}`,
        left[at][1],
        `${at + 1}. ${name}`,
        cells(ITEMS.filter(([, top]) => top === name))[0],
      ]),
      ['收入总计', all, '支出总计', all],
    ]),
    ...table('2026年部门支出预算总表', [['功能分类科目编码', '功能分类科目名称', '合计', '基本支出', '项目支出'], ...rows(), ['', '合计', ...cells(ITEMS)]]),
    ...table('2026年部门一般公共预算支出功能分类预算表', [
      ['功能分类科目编码', '功能分类科目名称', '合计', '基本支出', '项目支出'],
      ...rows(),
      ['', '合计', ...cells(ITEMS)],
    ]),
    '其他相关情况说明',
    '',
    '一、2026年“三公”经费预算情况说明',
    '',
    '2026年“三公”经费预算数为6万元，比2025年预算减少1万元。其中：',
    '',
    '（一）因公出国（境）费0万元，与2025年预算持平。',
    '',
    '（二）公务用车购置及运行费4.5万元，比2025年预算减少1万元，主要原因是减少车辆。其中，公务用车购置费0万元，公务用车运行费4.5万元。',
    '',
    '（三）公务接待费1.5万元，与2025年预算持平。',
    '',
    '二、政府采购预算情况',
    '',
    '2026年度本部门政府采购预算120万元，其中：政府采购货物预算20万元、政府采购工程预算0万元、政府采购服务预算100万元。',
    '',
    '三、绩效目标设置情况',
    '',
    '2026年度，本部门编报绩效目标的项目共2个，涉及项目预算资金810.29万元。',
    '',
    '四、国有资产占有使用情况',
    '',
    `截至2025年8月31日，${DEPARTMENT}共有车辆3辆，其中：执法执勤用车2辆、其他用车1辆；单价100万元（含）以上设备（不含车辆）0台（套）。`,
    '',
    '2026年部门预算安排购置车辆0辆，其中：执法执勤用车0辆、其他用车0辆；部门预算安排购置单价100万元（含）以上设备（不含车辆）0台（套）。',
    '',
  ].join('\n');
}

/** What is misprinted: each stands once in the report as it should be. */
export const SLIPS = [
  ['普法宣传（05项）124.29万元', '普法宣传（05项）142.29万元'],
  ['执行数为679.12万元', '执行数为6679.12万元'],
  ['增加17.66%', '增加16.76%'],
  ['减少1.07%', '增加1.07%'],
  ['2026年预算安排208.8万元', '2026年预算安排201.5万元'],
  ['公务用车运行费4.5万元', '公务用车运行费5.5万元'],
  ['政府采购服务预算100万元', '政府采购服务预算110万元'],
  ['其中：执法执勤用车2辆', '其中：执法执勤用车1辆'],
  ['支出预算中，一般公共预算拨款支出预算2990.68万元', '支出预算中，一般公共预算拨款支出预算2990.86万元'],
];

/** The report with its slips. */
export function budgetInYuan() {
  return SLIPS.reduce((text, [right, printed]) => {
    if (text.split(right).length !== 2) throw new Error(`${right} stands ${text.split(right).length - 1} times`);
    return text.replace(right, printed);
  }, clean());
}
