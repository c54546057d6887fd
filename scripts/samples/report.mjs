// Puts accounts, tables and prose together as the text of a report.
import { accounts, NAMES, OWN, print, wan } from './accounts.mjs';
import { scores, sections } from './prose.mjs';
import * as tables from './tables.mjs';

const TABLES = [
  ['01', '收入支出决算总表', '总收支和年末结转结余情况'],
  ['02', '收入决算表', '取得的各项收入情况'],
  ['03', '支出决算表', '各项支出情况'],
  ['04', '财政拨款收入支出决算总表', '一般公共预算财政拨款、政府性基金预算财政拨款和国有资本经营预算财政拨款的总收支和年末结转结余情况'],
  ['05', '一般公共预算财政拨款支出决算表', '一般公共预算财政拨款支出情况'],
  ['06', '一般公共预算财政拨款基本支出决算明细表', '一般公共预算财政拨款基本支出明细情况'],
  ['07', '政府性基金预算财政拨款收入支出决算表', '政府性基金预算财政拨款收入、支出及结转和结余情况'],
  ['08', '国有资本经营预算财政拨款支出决算表', '国有资本经营预算财政拨款支出情况'],
  ['09', '财政拨款“三公”经费支出决算表', '财政拨款“三公”经费支出预决算情况'],
];
const NUMERALS = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二', '十三', '十四', '十五', '十六'];

const PLAIN = {
  thousands: false,
  blank: '',
  figure: '决算数',
  bold: (text) => text,
  wide: (text) => text,
  split: (text) => text,
  surplus: '使用非财政拨款结余（含专用结余）',
  spare: false,
  codeLabel: '功能分类科目编码',
  economicLabel: '经济分类科目编码',
  publicTotal: 8,
  totalInCode: false,
  totalLast: false,
  emptyTotal: true,
  skipped: [],
  code: (_, code) => code,
  name: (_, name) => name,
  heading: (text) => text,
  form: (table) => `公开${table}表`,
  head: (form, department, unit) => [form, department, unit],
  title: (_, title) => title,
  table: (_, rows) => rows,
  prose: (text) => text,
  proseFirst: false,
  titleInGrid: false,
  extraTables: {},
};

/** `spec.printed`: address → what is printed there instead of the true figure. */
export function report(spec) {
  const style = { ...PLAIN, ...spec.style };
  const account = accounts(spec);
  account.travel = Object.fromEntries(
    ['budget', 'outturn'].map((row) => [row, Object.fromEntries(Object.entries(spec.travel[row]).map(([kind, amount]) => [kind, wan(amount)]))]),
  );

  const write = (text) =>
    style.spaced ? text.replace(/(?<=[0-9%])(?=[\u4e00-\u9fff])|(?<=[\u4e00-\u9fff])(?=[0-9])/g, ' ').replace(/(?<=[0-9])(?=%)/g, ' ') : text;
  style.prose = (
    (own) => (text) =>
      own(write(text))
  )(style.prose);

  const unused = new Set(Object.keys(spec.printed ?? {}));
  const cell = (address, fen, { blank = style.blank } = {}) => {
    if (unused.delete(address) || Object.hasOwn(spec.printed ?? {}, address)) return spec.printed[address];
    if (typeof fen === 'string') return fen;
    return fen === 0 ? (style.blanks?.[address.slice(0, 2)] ?? blank) : (style.amount ?? print)(fen, style);
  };

  const numbered = tableList(style);
  const lines = [
    ...front(spec, style, numbered),
    ...(style.proseFirst
      ? [...explanation(account, style), ...statements(account, style, cell, numbered)]
      : [...statements(account, style, cell, numbered), ...explanation(account, style)]),
    ...glossary(account, style),
    ...annexes(spec, style),
  ];
  if (unused.size > 0) throw new Error(`${spec.file}: nothing is printed at ${[...unused].join(', ')}`);
  return `${lines.join('\n')}\n`;
}

function tableList(style) {
  return TABLES.flatMap(([id, title, about]) => [
    { id, title: style.title(id, title), about },
    ...(style.extraTables[id] ? [{ id: null, ...style.extraTables[id] }] : []),
  ]);
}

function front(spec, style, numbered) {
  const { year, department } = spec;
  const parts = ['部门概况', `${year}年度部门决算表`, `${year}年度部门决算情况说明`, '名词解释', '附件'];
  const contents = [
    ['主要职责', '机构设置'],
    numbered.map(({ title }) => title),
    [
      '收入支出决算总体情况说明',
      '收入决算情况说明',
      '支出决算情况说明',
      '财政拨款收入支出决算总体情况说明',
      '一般公共预算财政拨款支出决算情况说明',
      '一般公共预算财政拨款基本支出决算情况说明',
      '政府性基金预算财政拨款支出决算情况说明',
      '国有资本经营预算财政拨款支出决算情况说明',
      '财政拨款“三公”经费支出决算情况说明',
      '机关运行经费支出情况说明',
      '政府采购支出情况说明',
      '国有资产占用情况说明',
      '预算绩效情况说明',
    ],
    [],
    [],
  ];
  const order = style.proseFirst ? [0, 2, 1, 3, 4] : [0, 1, 2, 3, 4];
  return [
    `${year}年度`,
    department,
    '部门决算',
    '',
    spec.published,
    '',
    '目 录',
    '',
    ...order.flatMap((part, index) => [
      `第${NUMERALS[index]}部分 ${parts[part]}`,
      '',
      ...contents[part].flatMap((title, number) => [`${NUMERALS[number]}、${title}`, '']),
    ]),
    style.heading(`第一部分 ${department}概况`, 1),
    '',
    style.heading('一、主要职责', 2),
    '',
    ...spec.duties.flatMap((duty, index) => [`（${NUMERALS[index]}）${duty}`, '']),
    style.heading('二、机构设置', 2),
    '',
    ...spec.units.flatMap((text) => [text, '']),
  ];
}

function statements(account, style, cell, numbered) {
  const { spec } = account;
  const lines = [style.heading(`第${style.proseFirst ? '三' : '二'}部分 ${spec.year}年度部门决算表`, 1), ''];
  for (const { id, title, about, rows, form } of numbered) {
    const body = id === null ? rows : style.table(id, tables[`table${id}`](account, cell, style));
    if (!style.titleInGrid) lines.push(style.heading(title, 2), '');
    lines.push(...style.head(form ?? style.form(id), `部门名称：${spec.department}`, `单位：${style.unit ?? '万元'}`, id).flatMap((line) => [line, '']));
    for (const row of body) lines.push(row.join('\t'));
    lines.push('', `注：本表反映部门本年度${about}。${style.roundingNote ?? '本表金额转换为万元时，因四舍五入可能存在尾差。'}`, '');
    const note = (spec.notes ?? defaultNotes(account))[id];
    if (note) lines.push(note, '');
  }
  return lines;
}

function defaultNotes({ spent, balance, spec }) {
  const none = (fund) => spent('', [fund]) === 0 && balance('', [fund], 'close') === 0;
  return {
    ...(none('fund') ? { '07': '说明：我部门没有政府性基金收入，也没有使用政府性基金安排的支出，故本表无数据。' } : {}),
    ...(none('soe') ? { '08': '说明：我部门没有使用国有资本经营预算安排的支出，故本表无数据。' } : {}),
    ...spec.moreNotes,
  };
}

function explanation(account, style) {
  const part = style.proseFirst ? '二' : '三';
  return [
    style.heading(`第${part}部分 ${account.spec.year}年度部门决算情况说明`, 1),
    '',
    ...sections(account).flatMap(([title, paragraphs], index) => [
      style.heading(`${NUMERALS[index]}、${title}`, 2),
      '',
      ...paragraphs.flatMap((text) => [style.prose(text), '']),
    ]),
  ];
}

const TERMS = [
  ['财政拨款收入', '部门从同级财政取得的各类财政拨款。'],
  ['其他收入', '财政拨款收入、上级补助收入、事业收入、经营收入、附属单位上缴收入以外的收入。'],
  ['年初结转和结余', '上年度没有用完、按规定转到本年度继续使用的资金。'],
  ['基本支出', '为保证机构正常运转、完成日常工作而发生的人员支出和公用支出。'],
  ['项目支出', '在基本支出之外，为完成特定工作任务和事业发展目标而发生的支出。'],
  ['“三公”经费', '用财政拨款安排的因公出国（境）费、公务用车购置及运行费和公务接待费。'],
  ['机关运行经费', '行政单位以及参照公务员法管理的事业单位用于购买货物和服务的日常公用经费。'],
];

function glossary({ spec, items, spent }, style) {
  const used = [...new Set(items.map(({ code }) => code))].filter((code) => spent(code, ['general'])).sort();
  const terms = [
    ...TERMS,
    ...used.map((code) => [`${NAMES[code.slice(0, 3)]}（类）${NAMES[code.slice(0, 5)]}（款）${NAMES[code]}（项）`, `反映用于${spec.purposes[code]}的支出。`]),
  ];
  return [
    style.heading('第四部分 名词解释', 1),
    '',
    ...terms.flatMap(([term, meaning], index) => [`${index < 16 ? NUMERALS[index] : numeralAbove16(index + 1)}、${term}：${meaning}`, '']),
  ];
}

function numeralAbove16(n) {
  return n < 20 ? `十${NUMERALS[n - 11]}` : `二十${n > 20 ? NUMERALS[n - 21] : ''}`;
}

function annexes(spec, style) {
  return [style.heading('第五部分 附件', 1), '', ...spec.projects.flatMap((project) => [...selfEvaluation(project, spec).map((row) => row.join('\t')), ''])];
}

function selfEvaluation(project, { department }) {
  const { rate, execution, total } = scores(project);
  const amount = (value) => print(wan(value));
  const fund = (label, budget, spent, points, percentage, score) => ['', label, amount(budget), amount(budget), amount(spent), points, percentage, score];
  return [
    ['项目支出绩效自评情况表', '', '', '', '', '', '', ''],
    ['项目名称', '', project.name, '', '', '', '', ''],
    ['主管部门', '', department, '', '实施单位', '', department, ''],
    ['项目资金（万元）', '', '年初预算数', '全年预算数', '全年执行数', '分值', '执行率', '得分'],
    fund('年度资金总额：', project.budget, project.spent, '10', `${rate}%`, execution),
    fund('财政拨款', project.budget, project.spent, '-', `${rate}%`, '-'),
    ['', '财政专户管理资金', '0', '0', '0', '-', '', '-'],
    ['', '单位资金', '0', '0', '0', '-', '', '-'],
    ['资金管理情况', '', '情况说明', '', '分值（20）', '得分', '存在问题和改进措施', ''],
    ...['安排科学性', '拨付合规性', '使用规范性', '预算绩效管理情况'].map((name, index) => ['', name, project.management[index], '', '5', '5', '', '']),
    ['一级指标', '二级指标', '三级指标', '年度指标值', '实际完成值', '分值', '得分', '偏差原因分析及改进措施'],
    ...project.indicators.map(([first, second, third, target, real, points]) => [first, second, third, target, real, points, points, '']),
    ['总分', '', '', '', '', '100', total, ''],
  ];
}

export { OWN };
