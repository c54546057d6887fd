// A made-up budget: two units, their items by function and by economic class, in 元; printed in the forms that provinces use.
import { NAMES, print } from './accounts.mjs';

const UNITS = [
  {
    name: '龙岗湾区水务局（本级）',
    items: {
      2080505: { wages: 86_42_00 },
      2101101: { wages: 40_15_00 },
      2210201: { wages: 95_20_00 },
      2130301: { wages: 512_36_00, families: 18_05_00, goods: 126_74_00, capital: 4_50_00 },
      2130305: { project: 1360_00_00 },
      2130314: { project: 88_60_00 },
    },
  },
  {
    name: '龙岗湾区河道管理所',
    items: {
      2080505: { wages: 22_18_00 },
      2101102: { wages: 10_26_00 },
      2210201: { wages: 24_63_00 },
      2130306: { wages: 131_07_00, goods: 30_92_00, project: 215_40_00 },
    },
  },
];
const KINDS = ['wages', 'families', 'goods', 'capital'];
const ECONOMIC = {
  wages: ['工资福利支出', '机关工资福利支出'],
  goods: ['商品和服务支出', '机关商品和服务支出'],
  families: ['对个人和家庭的补助', '对个人和家庭的补助'],
  capital: ['资本性支出', '机关资本性支出'],
};
const FUNCTIONS = ['一般公共服务支出', '教育支出', '社会保障和就业支出', '卫生健康支出', '农林水支出', '住房保障支出'];
const NUMERALS = '一二三四五六七八九十'.split('');
const sum = (list) => list.reduce((total, part) => total + part, 0);

/** What units spend under codes that begin so, on some kinds. */
const of = (units, begins, kinds) =>
  sum(units.flatMap((unit) => Object.entries(unit.items).flatMap(([code, item]) => (code.startsWith(begins) ? kinds.map((kind) => item[kind] ?? 0) : []))));
const BASIC = KINDS;
const ALL = [...KINDS, 'project'];

const PRINTED = {
  'four-blocks': { '01/政府经济>机关资本性支出/预算数': '14.50', '03/2130305/项目支出>小计': '1306.00' },
  'unit-rows': { '03/龙岗湾区河道管理所:2130306/合计': '377.93', '05/龙岗湾区水务局（本级）/基本支出>小计': '838.42' },
};

export function budget(form) {
  const printed = PRINTED[form];
  const unused = new Set(Object.keys(printed));
  const cell = (address, fen) => (unused.delete(address) ? printed[address] : fen === 0 ? '' : print(fen * 100));
  const department = form === 'four-blocks' ? '曲江湾区水务局' : '龙岗湾区水务局';
  const tables = [
    ['2025年部门综合预算收支总表', form === 'four-blocks' ? fourBlocks(cell) : twoSides(cell)],
    ['2025年部门综合预算收入总表', incomes(cell)],
    ['2025年部门综合预算支出总表', form === 'unit-rows' ? byUnit('03', cell) : byFunction('03', cell)],
    ['2025年部门综合预算财政拨款收支总表', fiscal(cell)],
    ['2025年一般公共预算支出表', form === 'unit-rows' ? byUnit('05', cell) : byFunction('05', cell)],
    ['2025年一般公共预算基本支出表', basic(cell)],
    ['2025年一般公共预算“三公”经费支出表', travel(cell)],
    [
      '2025年政府性基金预算支出表',
      [
        ['科目编码', '科目名称', '合计', '基本支出', '项目支出'],
        ['', '合计', '', '', ''],
      ],
    ],
  ];
  if (unused.size > 0) throw new Error(`nothing is printed at ${[...unused].join(', ')}`);
  const notes = { '2025年政府性基金预算支出表': ['注：本部门没有使用政府性基金预算安排的支出，故本表无数据。', ''] };
  const cover = [department, '', '2025年部门预算', ''];
  return `${[...cover, ...tables.flatMap(([title, rows]) => [title, '', `部门名称：${department}`, '', '单位：万元', '', ...rows.map((row) => row.join('\t')), '', ...(notes[title] ?? [])])].join('\n').trimEnd()}\n`;
}

const total = () => of(UNITS, '', ALL);
const codesOf = (units) =>
  [...new Set(units.flatMap((unit) => Object.keys(unit.items)))]
    .flatMap((code) => [code.slice(0, 3), code.slice(0, 5), code])
    .filter((code, at, list) => list.indexOf(code) === at)
    .sort();

function twoSides(cell) {
  const left = ['一般公共预算拨款收入', '政府性基金预算拨款收入', '事业收入', '其他收入'].map((name, at) => [
    `${NUMERALS[at]}、${name}`,
    at === 0 ? cell(`01/${name}/预算数`, total()) : '',
  ]);
  const right = FUNCTIONS.map((name, at) => [`${NUMERALS[at]}、${name}`, cell(`01/${name}/预算数`, of(UNITS, codeOf(name), ALL))]);
  while (left.length < right.length) left.push(['', '']);
  const last = [
    ['本年收入合计', cell('01/本年收入合计/预算数', total()), '本年支出合计', cell('01/本年支出合计/预算数', total())],
    ['上年结转结余', '', '年终结转结余', ''],
    ['收入总计', cell('01/收入>总计/预算数', total()), '支出总计', cell('01/支出>总计/预算数', total())],
  ];
  return [['收入', '', '支出', ''], ['项目', '预算数', '项目', '预算数'], ...left.map((cells, at) => [...cells, ...right[at]]), ...last];
}

/** 西安: income, functions, and both economic classifications side by side, each with its own total. */
function fourBlocks(cell) {
  const block = (path, names) => names.map(([name, kinds, fen], at) => [`${at + 1}、${name}`, cell(`01/${path}>${name}/预算数`, fen ?? of(UNITS, '', kinds))]);
  const economic = Object.entries(ECONOMIC);
  const department = block(
    '部门经济',
    economic.map(([kind, [name]]) => [name, [kind, ...(kind === 'goods' ? ['project'] : [])]]),
  );
  const government = block(
    '政府经济',
    economic.map(([kind, [, name]]) => [name, [kind, ...(kind === 'goods' ? ['project'] : [])]]),
  );
  const left = ['一般公共预算拨款', '政府性基金拨款', '事业收入', '其他收入'].map((name, at) => [
    `${at + 1}、${name}`,
    at === 0 ? cell('01/一般公共预算拨款收入/预算数', total()) : '',
  ]);
  const functions = FUNCTIONS.map((name, at) => [`${at + 1}、${name}`, cell(`01/${name}/预算数`, of(UNITS, codeOf(name), ALL))]);
  const rows = FUNCTIONS.map((_, at) => [left, functions, department, government].flatMap((side) => side[at] ?? ['', '']));
  const last = (words) => words.flatMap(([label, address]) => [label, address === null ? '' : cell(address, total())]);
  return [
    ['收入', '', '支出', '', '', '', '', ''],
    ['项目', '预算数', '支出功能分类科目（按大类）', '预算数', '部门预算支出经济分类科目（按大类）', '预算数', '政府预算支出经济分类科目（按大类）', '预算数'],
    ...rows,
    last([
      ['本年收入合计', '01/本年收入合计/预算数'],
      ['本年支出合计', '01/本年支出合计/预算数'],
      ['本年支出合计', '01/部门经济>本年支出合计/预算数'],
      ['本年支出合计', '01/政府经济>本年支出合计/预算数'],
    ]),
    last([
      ['上年结转', null],
      ['结转下年', null],
      ['结转下年', null],
      ['结转下年', null],
    ]),
    last([
      ['收入总计', '01/收入>总计/预算数'],
      ['支出总计', '01/支出>总计/预算数'],
      ['支出总计', '01/部门经济>总计/预算数'],
      ['支出总计', '01/政府经济>总计/预算数'],
    ]),
  ];
}

const codeOf = (name) => Object.entries(NAMES).find(([, known]) => known === name)[0];

function incomes(cell) {
  const row = (id, units) => [
    cell(`02/${id}/合计`, of(units, '', ALL)),
    cell(`02/${id}/本年收入>小计`, of(units, '', ALL)),
    cell(`02/${id}/本年收入>一般公共预算`, of(units, '', ALL)),
    '',
    '',
    '',
  ];
  return [
    ['单位名称', '合计', '本年收入', '', '', '', '上年结转'],
    ['', '', '小计', '一般公共预算', '政府性基金预算', '其他收入', '小计'],
    ['合计', ...row('合计', UNITS)],
    ...UNITS.map((unit) => [unit.name, ...row(unit.name, [unit])]),
  ];
}

const columns = (table, id, units, code, cell) => [
  cell(`${table}/${id}/合计`, of(units, code, ALL)),
  cell(`${table}/${id}/基本支出>小计`, of(units, code, BASIC)),
  cell(`${table}/${id}/基本支出>人员经费`, of(units, code, ['wages', 'families'])),
  cell(`${table}/${id}/基本支出>公用经费`, of(units, code, ['goods', 'capital'])),
  cell(`${table}/${id}/项目支出>小计`, of(units, code, ['project'])),
];
const HEAD = [
  ['合计', '基本支出', '', '', '项目支出'],
  ['', '小计', '人员经费', '公用经费', ''],
];

function byFunction(table, cell) {
  return [
    ['科目编码', '科目名称', ...HEAD[0]],
    ['', '', ...HEAD[1]],
    ['', '合计', ...columns(table, '合计', UNITS, '', cell)],
    ...codesOf(UNITS).map((code) => [code, NAMES[code], ...columns(table, code, UNITS, code, cell)]),
  ];
}

/** 深圳: the unit's name stands beside its first row only, and not at all on the page after. */
function byUnit(table, cell) {
  const header = [
    ['预算单位', '科目编码', '科目名称', ...HEAD[0]],
    ['', '', '', ...HEAD[1]],
  ];
  const body = [
    ['合计', '', '', ...columns(table, '合计', UNITS, '', cell)],
    ...UNITS.flatMap((unit) => [
      [unit.name, '', '', ...columns(table, unit.name, [unit], '', cell)],
      ...codesOf([unit]).map((code) => ['', code, NAMES[code], ...columns(table, `${unit.name}:${code}`, [unit], code, cell)]),
    ]),
  ];
  return [...header, ...body.slice(0, 9), ...header, ...body.slice(9)];
}

function fiscal(cell) {
  const right = FUNCTIONS.map((name, at) => [
    `（${NUMERALS[at]}）${name}`,
    ...[0, 1].map((column) => cell(`04/${name}/${['合计', '一般公共预算>小计'][column]}`, of(UNITS, codeOf(name), ALL))),
    '',
  ]);
  const left = [
    ['一、本年收入', cell('04/本年收入/预算数', total())],
    ['（一）一般公共预算拨款', cell('04/本年收入>一般公共预算/预算数', total())],
    ['（二）政府性基金预算拨款', ''],
    ['二、上年结转', ''],
    ['（一）一般公共预算拨款', ''],
    ['（二）政府性基金预算拨款', ''],
    ['', ''],
  ];
  const rows = [
    ['一、本年支出', cell('04/本年支出/合计', total()), cell('04/本年支出/一般公共预算>小计', total()), ''],
    ...right,
    ['二、年终结转结余', '', '', ''],
  ];
  return [
    ['收入', '', '支出', '', '', ''],
    ['项目', '预算数', '项目', '合计', '一般公共预算', '政府性基金预算'],
    ...rows.map((cells, at) => [...(left[at] ?? ['', '']), ...cells]),
    ['收入总计', cell('04/收入>总计/预算数', total()), '支出总计', cell('04/支出>总计/合计', total()), cell('04/支出>总计/一般公共预算>小计', total()), ''],
  ];
}

function basic(cell) {
  const of2 = (kind) => of(UNITS, '', [kind]);
  const row = (code, name, personnel, operating) => [
    code,
    name,
    cell(`06/${code || '合计'}/合计`, personnel + operating),
    cell(`06/${code || '合计'}/人员经费`, personnel),
    cell(`06/${code || '合计'}/公用经费`, operating),
  ];
  const part = (fen, share) => Math.round((fen * share) / 100) * 1;
  const split = (fen, share) => [part(fen, share), fen - part(fen, share)];
  const [pay, allowance] = split(of2('wages') - of(UNITS, '2080505', ['wages']) - of(UNITS, '2210201', ['wages']), 40);
  const [office, utilities] = split(of2('goods'), 60);
  return [
    ['科目编码', '科目名称', '合计', '人员经费', '公用经费'],
    row('', '合计', of2('wages') + of2('families'), of2('goods') + of2('capital')),
    row('301', '工资福利支出', of2('wages'), 0),
    row('30101', '基本工资', pay, 0),
    row('30102', '津贴补贴', allowance, 0),
    row('30108', '机关事业单位基本养老保险缴费', of(UNITS, '2080505', ['wages']), 0),
    row('30113', '住房公积金', of(UNITS, '2210201', ['wages']), 0),
    row('302', '商品和服务支出', 0, of2('goods')),
    row('30201', '办公费', 0, office),
    row('30206', '电费', 0, utilities),
    row('303', '对个人和家庭的补助', of2('families'), 0),
    row('30302', '退休费', of2('families'), 0),
    row('310', '资本性支出', 0, of2('capital')),
    row('31002', '办公设备购置', 0, of2('capital')),
  ];
}

function travel(cell) {
  const fen = { abroad: 0, purchase: 0, running: 12_40_00, reception: 1_20_00 };
  return [
    ['“三公”经费合计', '因公出国（境）费', '公务用车购置及运行维护费', '', '', '公务接待费'],
    ['', '', '小计', '公务用车购置费', '公务用车运行维护费', ''],
    [
      cell('08/预算数/合计', sum(Object.values(fen))),
      '',
      cell('08/预算数/小计', fen.running),
      '',
      cell('08/预算数/公务用车运行维护费', fen.running),
      cell('08/预算数/公务接待费', fen.reception),
    ],
  ];
}
