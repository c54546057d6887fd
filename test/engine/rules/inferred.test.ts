import { describe, expect, test } from 'vitest';
import { audit, read } from '../../../src/engine/audit.js';
import { filled, makePdf, ruled, steps, text } from '../document/pdf/make.js';
import { pack } from './shipped.js';

const KNOWN = '云溪县水务局\n2024年度部门决算\n收入支出决算总表\n\n收入\t\t支出\t\n项目\t金额\t项目\t金额\n一、事业收入\t9.00\t一、教育支出\t9.00\n本年收入合计\t9.00\t本年支出合计\t9.00\n\n';
const table = (rows: string) => `${KNOWN}水利工程专项资金分配情况表\n\n单位：万元\n\n乡镇\t合计\t防汛\t灌溉\t河道\n${rows}\n\n注：本表金额不含上级资金。\n`;
const auditText = async (text: string) => audit(await read(new TextEncoder().encode(text), 'report.txt'), pack);
const inferred = async (text: string) => (await auditText(text)).view.checks.filter(({ rule }) => rule.startsWith('inferred-'));

const SOUND = '甲乡\t6.00\t1.00\t2.00\t3.00\n乙乡\t9.00\t2.00\t3.00\t4.00\n丙乡\t12.00\t3.00\t4.00\t5.00\n丁乡\t15.00\t4.00\t5.00\t6.00\n合计\t42.00\t10.00\t14.00\t18.00';

describe('a table that no layout knows', () => {
  test('is checked by the sums that it shows itself', async () => {
    const checks = await inferred(table(SOUND));
    expect(checks.filter(({ verdict }) => verdict === 'exact')).toHaveLength(5 + 4);
    expect(checks.filter(({ verdict }) => verdict === 'violated')).toEqual([]);
  });

  test('has a warning, with the evidence, where one sum fails among many that hold', async () => {
    const { view } = await auditText(table(SOUND.replace('12.00', '13.00')));
    const found = view.list.findings.filter(({ rule, verdict }) => rule.startsWith('inferred-') && verdict === 'violated');
    expect(found.map(({ severity, relation }) => [severity, relation.split(' = ')[0]])).toEqual([
      ['warning', 'unknown:水利工程专项资金分配情况表/丙乡/合计'],
      ['warning', 'unknown:水利工程专项资金分配情况表/合计/合计'],
    ]);
    expect(view.rules.find(({ id }) => id === found[0]!.rule)!.why.zh).toContain('5 行中有 4 行');
  });

  test('is left alone where its words promise sums that it does not keep', async () => {
    const { report } = await auditText(table('甲乡\t6.00\t9.00\t2.00\t3.00\n乙乡\t9.00\t2.00\t8.00\t4.00\n丙乡\t12.00\t3.00\t4.00\t7.00\n合计\t50.00\t10.00\t11.00\t12.00'));
    expect(report.tables.filter((one) => one.id.startsWith('unknown:'))).toEqual([]);
    expect(report.leftovers.filter(({ kind, place }) => kind === 'unread' && 'row' in place)).not.toEqual([]);
  });

  test('is not summed downwards where another page of it may follow', async () => {
    const coded = (rest: string) =>
      `${KNOWN}水利工程专项资金分类表\n\n单位：万元\n\n编码\t名称\t今年\t去年\n合计\t\t37.00\t30.00\n201\t甲类\t9.00\t8.00\n20101\t子\t5.00\t4.00\n20102\t丑\t4.00\t4.00\n205\t乙类\t13.00\t9.00\n20501\t寅\t6.00\t5.00\n20502\t卯\t7.00\t4.00\n206\t丙类\t3.00\t2.00\n20601\t辰\t1.00\t1.00\n20602\t巳\t2.00\t1.00\n${rest}`;
    const rows = async (text: string) => (await inferred(text)).filter(({ rule }) => rule.startsWith('inferred-rows-')).map(({ verdict }) => verdict);
    expect((await rows(coded('\n注：无。\n'))).filter((verdict) => verdict === 'violated')).toHaveLength(2);
    const again = '水利工程专项资金分类表（续表）\n\n单位：万元\n\n编码\t名称\t今年\t去年\n207\t丁类\t12.00\t11.00\n20701\t午\t7.00\t6.00\n20702\t未\t5.00\t5.00\n\n注：无。\n';
    expect((await rows(coded(`\n\n${again}`))).filter((verdict) => verdict === 'violated')).toEqual([]);
    expect(new Set(await rows(coded('\n2\n\n镇办\t金额\n丁乡\t15.00\n')))).toEqual(new Set(['undecided']));
  });

  test('a rate beside amounts is no sum', async () => {
    const rows = '甲乡\t6.00\t1.00\t5.00\t80.00\n乙乡\t9.00\t2.00\t7.00\t90.00\n丙乡\t12.00\t3.00\t9.00\t70.00\n合计\t27.00\t6.00\t21.00\t79.00';
    for (const name of ['执行率', '平均得分']) {
      const checks = await inferred(`${KNOWN}水利工程专项资金执行表\n\n单位：万元\n\n乡镇\t合计\t防汛\t灌溉\t${name}\n${rows}\n\n注：无。\n`);
      expect(checks.filter(({ verdict }) => verdict === 'violated').map(({ relation }) => relation)).toEqual([]);
    }
    expect(await inferred(`${KNOWN}水利工程专项资金执行表\n\n单位：万元\n\n乡镇\t合计\t防汛\t灌溉\t执行率\n${rows}\n\n注：无。\n`)).toHaveLength(4 + 3);
  });

  test('one part alone equals its total by any pattern and proves none', async () => {
    // 合计 is not 防汛 + 灌溉: three rows have one of them only, the fourth shows it.
    const checks = await inferred(table('甲乡\t1.00\t1.00\t0.00\t0.00\n乙乡\t2.00\t0.00\t2.00\t0.00\n丙乡\t3.00\t0.00\t0.00\t3.00\n丁乡\t9.00\t4.00\t3.00\t1.00'));
    expect(checks).toEqual([]);
  });

  test('is read from a PDF alike', async () => {
    const title = '水利工程专项资金分配情况表';
    const pdf = (rows: string[][]): Uint8Array => {
      const xs = steps(60, 90, 6);
      const known = [['收入', '', '支出', ''], ['项目', '金额', '项目', '金额'], ['一、事业收入', '9.00', '一、教育支出', '9.00'], ['本年收入合计', '9.00', '本年支出合计', '9.00']];
      const cover = text(200, 800, '2024年度部门决算') + text(200, 780, '收入支出决算总表') + ruled(steps(60, 90, 5), steps(660, 24, 5)) + filled(steps(60, 90, 5), 756, 24, known);
      return makePdf([{ content: cover }, { content: text(200, 800, title) + text(400, 780, '单位：万元') + ruled(xs, steps(760 - 24 * rows.length, 24, rows.length + 1)) + filled(xs, 760, 24, rows) }]);
    };
    const rows = [['乡镇', '合计', '防汛', '灌溉', '河道'], ...SOUND.split('\n').map((row) => row.split('\t'))];
    const wrong = rows.map((row) => row.map((cell) => (cell === '12.00' ? '13.00' : cell)));
    for (const [given, expected] of [[rows, []], [wrong, ['丙乡', '合计']]] as const) {
      const { view, report } = await audit(await read(pdf(given), 'report.pdf'), pack);
      expect(report.tables.some(({ id }) => id === `unknown:${title}`)).toBe(true);
      const found = view.list.findings.filter(({ rule, verdict }) => rule.startsWith('inferred-') && verdict === 'violated');
      expect(found.map(({ severity, operands }) => [severity, operands[0]!.address?.split('/')[1]])).toEqual(expected.map((row) => ['warning', row]));
    }
  });

  test('stays among what was not recognised', async () => {
    const { report } = await auditText(table(SOUND));
    expect(report.unrecognised.map(({ title }) => title)).toEqual(['水利工程专项资金分配情况表']);
  });

  test('takes its tree from codes where it prints them', async () => {
    const checks = await inferred(`${KNOWN}援助资金明细表\n\n编码\t名称\t金额\n合计\t\t9.00\n213\t农林水支出\t9.00\n21303\t水利\t5.00\n21305\t扶贫\t4.00\n\n注：无。\n`);
    expect(checks.map(({ relation, verdict }) => [relation.split('/')[1], verdict])).toEqual([
      ['合计', 'exact'],
      ['213 农林水支出', 'exact'],
    ]);
  });
});
