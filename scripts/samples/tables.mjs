// The nine tables of the form as tab-separated text. `cell(address, fen)` gives what is printed at an address.
import { ALL, ECONOMIC, FISCAL, FUNCTIONS, NAMES, OWN, SUM } from './accounts.mjs';

const FUNDS = { general: '一般公共预算财政拨款', fund: '政府性基金预算财政拨款', soe: '国有资本经营预算财政拨款' };
const NUMERALS = '一二三四五六七八九十'.split('');
const numeral = (n) => (n <= 10 ? NUMERALS[n - 1] : n < 20 ? `十${NUMERALS[n - 11]}` : `二十${n > 20 ? NUMERALS[n - 21] : ''}`);

export function table01(account, cell, style) {
  const at = (row, fen) => cell(`01/${row}/决算数`, fen);
  const { income, spent, balance } = account;
  const used = balance('', ALL, 'used');
  const total = income('', ALL) + used + balance('', ALL, 'open');
  const left = [
    ...Object.entries(FUNDS).map(([fund, name]) => [`${name}收入`, income('', [fund])]),
    ...Object.entries(OWN).map(([fund, name]) => [name, income('', [fund])]),
  ].map(([name, fen], index) => [`${numeral(index + 1)}、${name}`, at(name, fen)]);
  const right = FUNCTIONS.map(([code, name], index) => [`${numeral(index + 1)}、${name}`, at(name, spent(code, ALL))]);
  while (left.length < right.length) left.push(['', '']);
  left.push([style.bold('本年收入合计'), style.bold(at('本年收入合计', income('', ALL)))]);
  right.push([style.bold('本年支出合计'), style.bold(at('本年支出合计', spent('', ALL)))]);
  left.push([style.surplus, at('使用非财政拨款结余', used)]);
  right.push(['结余分配', at('结余分配', balance('', ALL, 'distributed'))]);
  left.push(['年初结转和结余', at('年初结转和结余', balance('', ALL, 'open'))]);
  right.push(['年末结转和结余', at('年末结转和结余', balance('', ALL, 'close'))]);
  if (style.spare) for (const side of [left, right]) side.push(['', '']);
  left.push([style.bold('总计'), style.bold(at('收入>总计', total))]);
  right.push([style.bold('总计'), style.bold(at('支出>总计', spent('', ALL) + balance('', ALL, 'distributed') + balance('', ALL, 'close')))]);
  return [
    [style.wide('收入'), '', '', style.wide('支出'), '', ''],
    ['项目', '行次', style.figure, '项目', '行次', style.figure],
    ['栏次', '', cell('01/栏次/收入', '1'), '栏次', '', '2'],
    ...left.map(([label, amount], index) => [label, String(index + 1), amount, right[index][0], String(left.length + index + 1), right[index][1]]),
  ];
}

export function table02(account, cell, style) {
  const columns = { 本年收入合计: ALL, 财政拨款收入: FISCAL, ...Object.fromEntries(Object.entries(OWN).map(([fund, name]) => [name, [fund]])) };
  return treeTable('02', account, cell, style, {
    header: [
      ['项目', '', ...Object.keys(columns)],
      [style.codeLabel, '科目名称', ...Object.keys(columns).map(() => '')],
    ],
    keep: (code) => account.income(code, ALL),
    columns: Object.fromEntries(Object.entries(columns).map(([name, funds]) => [name, (code) => account.income(code, funds)])),
  });
}

export function table03(account, cell, style) {
  const kinds = { 本年支出合计: undefined, 基本支出: ['basic'], 项目支出: ['project'], 上缴上级支出: [], 经营支出: ['operating'], 对附属单位补助支出: [] };
  return treeTable('03', account, cell, style, {
    header: [
      ['项目', '', ...Object.keys(kinds)],
      [style.codeLabel, '科目名称', ...Object.keys(kinds).map(() => '')],
    ],
    keep: (code) => account.spent(code, ALL),
    columns: Object.fromEntries(Object.entries(kinds).map(([name, list]) => [name, (code) => account.spent(code, ALL, list)])),
  });
}

export function table04(account, cell, style) {
  const { income, spent, balance } = account;
  const left = Object.entries(FUNDS).map(([fund, name], index) => [`${numeral(index + 1)}、${name}`, cell(`04/收入>${name}/决算数`, income('', [fund]))]);
  const side = (row, label, amountOf) => [
    label,
    cell(`04/${row}/合计`, amountOf(FISCAL)),
    ...Object.entries(FUNDS).map(([fund, name]) => cell(`04/${row}/${name}`, amountOf([fund]))),
  ];
  const right = FUNCTIONS.map(([code, name], index) => side(name, `${numeral(index + 1)}、${name}`, (funds) => spent(code, funds)));
  const empty = ['', '', '', '', ''];
  while (left.length < right.length) left.push(['', '']);
  left.push([style.bold('本年收入合计'), cell('04/本年收入合计/决算数', income('', FISCAL))]);
  right.push(side('本年支出合计', style.bold('本年支出合计'), (funds) => spent('', funds)));
  left.push(['年初财政拨款结转和结余', cell('04/年初财政拨款结转和结余/决算数', balance('', FISCAL, 'open'))]);
  right.push(side('年末财政拨款结转和结余', '年末财政拨款结转和结余', (funds) => balance('', funds, 'close')));
  for (const [fund, name] of Object.entries(FUNDS)) {
    left.push([name, cell(`04/年初财政拨款结转和结余>${name}/决算数`, balance('', [fund], 'open'))]);
    right.push(empty);
  }
  left.push([style.bold('总计'), cell('04/收入>总计/决算数', income('', FISCAL) + balance('', FISCAL, 'open'))]);
  right.push(side('支出>总计', style.bold('总计'), (funds) => spent('', funds) + balance('', funds, 'close')));
  return [
    [style.wide('收入'), '', '', style.wide('支出'), '', '', '', '', ''],
    ['项目', '行次', style.figure, '项目', '行次', '合计', ...Object.values(FUNDS).map((name) => style.split(name))],
    ['栏次', '', cell('04/栏次/收入', '1'), '栏次', '', '2', '3', '4', '5'],
    ...left.map(([label, amount], index) => [label, String(index + 1), amount, right[index][0], String(left.length + index + 1), ...right[index].slice(1)]),
  ];
}

export function table05(account, cell, style) {
  return treeTable('05', account, cell, style, {
    header: [
      ['项目', '', '本年支出', '', ''],
      [style.split('功能分类科目编码'), '科目名称', '小计', '基本支出', '项目支出'],
    ],
    keep: (code) => account.spent(code, ['general']),
    columns: spending(account, ['general'], '小计', ''),
  });
}

export function table06(account, cell, style) {
  const values = new Map();
  for (const block of ECONOMIC) for (const { code } of block) values.set(code, cell(`06/${code}/决算数`, account.economic(code)));
  const height = Math.max(...ECONOMIC.map((block) => block.length));
  const body = Array.from({ length: height }, (_, row) =>
    ECONOMIC.flatMap((block) => (block[row] ? [block[row].code, block[row].name, values.get(block[row].code)] : ['', '', ''])),
  );
  const personnel = account.economic('301') + account.economic('303');
  const total = SUM(account.items.map((item) => item.general?.basic ?? 0));
  const last = ['人员经费合计', '', cell('06/人员经费合计/决算数', personnel), '公用经费合计', '', '', '', '', ''];
  last[style.publicTotal] = cell('06/公用经费合计/决算数', total - personnel);
  const head = [style.economicLabel, '科目名称', '决算数'];
  return [['人员经费', '', '', '公用经费', '', '', '', '', ''], [...head, ...head, ...head], ...body, last];
}

export function table07(account, cell, style) {
  const { income, balance } = account;
  return treeTable('07', account, cell, style, {
    header: [
      ['项目', '', '年初结转和结余', '本年收入', '本年支出', '', '', '年末结转和结余'],
      [style.split('功能分类科目编码'), '科目名称', '', '', '小计', '基本支出', '项目支出', ''],
    ],
    keep: (code) => account.spent(code, ['fund']) || balance(code, ['fund'], 'close'),
    columns: {
      年初结转和结余: (code) => balance(code, ['fund'], 'open'),
      本年收入: (code) => income(code, ['fund']),
      ...spending(account, ['fund'], '小计', '本年支出>'),
      年末结转和结余: (code) => balance(code, ['fund'], 'close'),
    },
  });
}

export function table08(account, cell, style) {
  return treeTable('08', account, cell, style, {
    header: [
      ['项目', '', '本年支出', '', ''],
      [style.codeLabel, '科目名称', '合计', '基本支出', '项目支出'],
    ],
    keep: (code) => account.spent(code, ['soe']),
    columns: spending(account, ['soe'], '合计', ''),
  });
}

/** Columns of 三公 in the order of the form. */
export function vehicles(kinds) {
  const { abroad, purchase, running, reception } = kinds;
  return {
    合计: abroad + purchase + running + reception,
    '因公出国（境）费': abroad,
    小计: purchase + running,
    公务用车购置费: purchase,
    公务用车运行维护费: running,
    公务接待费: reception,
  };
}

export function table09(account, cell, style) {
  const { budget, outturn } = account.travel;
  const zero = { ...style, blank: '0.00' };
  const half = (row, kinds) => Object.entries(vehicles(kinds)).map(([column, fen]) => cell(`09/${row}/${column}`, fen, zero));
  const head = ['合计', '因公出国（境）费', '公务用车购置及运行维护费', '', '', '公务接待费'];
  const low = ['', '', '小计', style.split('公务用车购置费'), style.split('公务用车运行维护费'), ''];
  return [
    ['预算数', '', '', '', '', '', '决算数', '', '', '', '', ''],
    [...head, ...head],
    [...low, ...low],
    Array.from({ length: 12 }, (_, index) => String(index + 1)),
    [...half('预算数', budget), ...half('决算数', outturn)],
  ];
}

function spending(account, funds, total, under) {
  const of = (kinds) => (code) => account.spent(code, funds, kinds);
  return { [`${under}${total}`]: of(), [`${under}基本支出`]: of(['basic']), [`${under}项目支出`]: of(['project']) };
}

function treeTable(table, account, cell, style, { header, keep, columns }) {
  const codes = account.tree(keep).filter((code) => !style.skipped.includes(`${table}/${code}`));
  const amounts = (row, code) => Object.entries(columns).map(([column, amountOf]) => cell(`${table}/${row}/${column}`, amountOf(code)));
  const numbers = ['栏次', '', ...Object.keys(columns).map((_, index) => String(index + 1))];
  const total = style.totalInCode ? ['合计', ''] : ['', '合计'];
  const body = codes.map((code) => [style.code(`${table}/${code}`, code), style.name(`${table}/${code}`, NAMES[code]), ...amounts(code, code)]);
  const totalRow = [...total, ...amounts('合计', '')];
  if (codes.length === 0) return [...header, numbers, ...(style.emptyTotal ? [totalRow] : [])];
  return [...header, numbers, ...(style.totalLast ? [...body, totalRow] : [totalRow, ...body])];
}
