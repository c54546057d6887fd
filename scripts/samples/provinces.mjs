// One made-up report for each form that other provinces print: the same accounts, laid out as they do. Tables only, to stay short.
import { budget } from './budget.mjs';
import yunxi from './departments/yunxi.mjs';
import { report } from './report.mjs';

const TREES = ['02', '03', '05', '07', '08'];

const PROSE = '第三部分 2024年度部门决算情况说明';

/** A report without its prose. */
function tablesOf(text) {
  return `${text.slice(0, text.lastIndexOf(PROSE)).trimEnd()}\n`;
}

/** A report without its tables. */
function proseOf(text) {
  return text.slice(0, text.lastIndexOf('第二部分 2024年度部门决算表')) + text.slice(text.lastIndexOf(PROSE));
}

function accounts(file, department, style, printed, more = {}) {
  const rename = (text) => text.replaceAll('云溪县水务局', department);
  return report({
    ...yunxi,
    ...more,
    file,
    department,
    units: yunxi.units.map(rename),
    duties: yunxi.duties.map((text) => text.replaceAll('县', '')),
    style,
    printed,
  });
}

/** 上海: in the 三公 table 预算数 and 决算数 stand under every item. */
function alternating(id, rows) {
  if (id !== '09') return rows;
  const figures = rows.at(-1);
  const items = ['合计', '因公出国（境）费', '小计', '公务用车购置费', '公务用车运行维护费', '公务接待费'];
  const head = ['合计', '', '因公出国（境）费', '', '公务用车购置及运行维护费', '', '', '', '', '', '公务接待费', ''];
  const middle = ['', '', '', '', '小计', '', '公务用车购置费', '', '公务用车运行维护费', '', '', ''];
  const turn = items.flatMap(() => ['预算数', '决算数']);
  return [head, middle, turn, items.flatMap((_, index) => [figures[index], figures[index + 6]])];
}

/** 烟台: 类, 款, 项 in three cells, and each row fills the one of its own level. */
function ownLevel(id, rows) {
  if (!TREES.includes(id)) return rows;
  const levels = (code) => (code.length === 3 ? [code, '', ''] : code.length === 5 ? ['', code.slice(3), ''] : ['', '', code.slice(5)]);
  const widened = rows.map(([first, ...rest], index) => [...(/^\d{3,7}$/.test(first) && index > 1 ? levels(first) : [first, '', '']), ...rest]);
  const numbers = widened.findIndex(([first]) => first === '栏次');
  return [...widened.slice(0, numbers), ['类', '款', '项', ...widened[0].slice(3).map(() => '')], ...widened.slice(numbers)];
}

/** 佛山: header and total again on every page. */
function repeated(id, rows) {
  if (!['02', '03', '05'].includes(id)) return rows;
  const [first, second, , total, ...body] = rows;
  const pages = [];
  for (let at = 0; at < body.length; at += 9) pages.push(body.slice(at, at + 9));
  return pages.flatMap((page) => [first, second, total, ...page]);
}

/** 杭州: names, and not a code to tell their level. */
function namesOnly(id, rows) {
  if (TREES.includes(id))
    return rows.map(([first, ...rest], index) =>
      index === 0 ? ['项目', ...rest.slice(1)] : index === 1 ? ['科目名称', ...rest.slice(1)] : first === '栏次' ? ['栏次', ...rest.slice(1)] : rest,
    );
  return rows;
}

/** 江苏: title, department and unit are rows of the grid. */
function titledGrid(title) {
  return (id, rows) => [[title(id), ...rows[0].slice(1).map(() => '')], [`部门名称：清江区水利局`, ...rows[0].slice(2).map(() => ''), '单位：万元'], ...rows];
}

const TITLES = {
  '01': '收入支出决算总表',
  '02': '收入决算表',
  '03': '支出决算表',
  '04': '财政拨款收入支出决算总表',
  '05': '一般公共预算财政拨款支出决算表',
  '06': '一般公共预算财政拨款基本支出决算明细表',
  '07': '政府性基金预算财政拨款收入支出决算表',
  '08': '国有资本经营预算财政拨款支出决算表',
  '09': '财政拨款“三公”经费支出决算表',
};
const twoAdministrations = { items: { ...yunxi.items, 2010301: { general: { basic: 12.5 } } } };
const beijing = accounts('', '京郊区水务局', { amount: (fen) => (fen / 1_000_000).toFixed(6) }, { '03/2130314/项目支出': '1.000001' });

export default {
  'province-alternating': tablesOf(accounts('', '明浦区水务局', { table: alternating }, { '09/决算数/公务接待费': '0.68' })),
  'province-own-level': tablesOf(accounts('', '海阳湾区水务局', { table: ownLevel }, { '05/2130301/基本支出': '978.42' })),
  'province-repeated-header': tablesOf(accounts('', '南岭区水务局', { table: repeated }, { '03/21303/项目支出': '9999.99' })),
  'province-names-only': tablesOf(accounts('', '临湖区水务局', { table: namesOnly }, { '05/2130301/基本支出': '978.42' }, twoAdministrations)),
  'province-title-in-grid': tablesOf(
    accounts('', '清江区水利局', { titleInGrid: true, head: () => [], table: titledGrid((id) => TITLES[id]) }, { '02/2210201/财政拨款收入': '180.53' }),
  ),
  'province-six-decimals-tables': tablesOf(beijing),
  'province-six-decimals-text': proseOf(beijing),
  'province-four-blocks': budget('four-blocks'),
  'province-unit-rows': budget('unit-rows'),
};
