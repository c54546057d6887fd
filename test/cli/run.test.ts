import { chmodSync, copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { FindingList } from '../../src/engine/audit.js';
import { firstTables } from '../first-tables.js';
import { clean, gb18030, gouji, goujiOnce, samples, source, temporary, wrong } from './made.js';

const folder = temporary();
const short = firstTables(source(clean));
const HAN = /\p{Script=Han}/u;

describe('exit status', () => {
  test('1 with violations', async () => {
    expect((await goujiOnce([wrong])).status).toBe(1);
  });

  test('2 when a file cannot be audited, and the others still are', async () => {
    const { status, out, err } = await gouji([join(folder.path, 'absent.txt'), wrong]);
    expect(status).toBe(2);
    expect(err).toContain('absent.txt');
    expect(out).toContain(basename(wrong));
  });

  test('2 without files, with the usage', async () => {
    const { status, out, err } = await gouji([]);
    expect([status, out]).toEqual([2, '']);
    expect(err).toContain('--format');
  });

  test.each([['--formt', 'json'], ['--format', 'xml'], ['--lang', 'fr'], ['--rules']])(
    '2 for an option that makes no sense: %s %s',
    async (...option: string[]) => {
      const { status, out, err } = await gouji([clean, ...option]);
      expect([status, out]).toEqual([2, '']);
      expect(err).toContain(option.join(' ').slice(0, 6));
    },
  );

  test('0 for help and version', async () => {
    expect(await gouji(['--help'])).toMatchObject({ status: 0, err: '' });
    expect(await gouji(['--version'])).toMatchObject({ status: 0, out: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) as string });
  });
});

describe('text', () => {
  test('shows each violation with its arithmetic and its places', async () => {
    const { out } = await goujiOnce([wrong]);
    expect(out).toContain('[错误] 02表 2140199 其他公路水路运输支出：本年收入合计 = 六项收入之和');
    expect(out).toMatch(/报告 96\.55，应为 69\.55，相差 27\.00，四舍五入最多可差 0\.01/);
    const line =
      source(wrong)
        .split('\n')
        .findIndex((text) => text.startsWith('2140199\t') && text.includes('69.55')) + 1;
    expect(out).toMatch(new RegExp(`左 \\+ 96\\.55 .*行 ${line} 列 \\d+`));
    expect(out).toMatch(new RegExp(`右 \\+ 69\\.55 .*行 ${line} 列 \\d+`));
  });

  test('is worst first: errors, warnings, undecided', async () => {
    const kinds = [...(await goujiOnce([wrong])).out.matchAll(/^\d+\. \[(.+?)\]/gm)].map(([, kind]) => kind!);
    const order = ['错误', '疑点', '无法判定'];
    expect(kinds).toEqual([...kinds].sort((a, b) => order.indexOf(a) - order.indexOf(b)));
    expect(new Set(kinds)).toEqual(new Set(order));
  });

  test('folds notices and rounding, which --all lists', async () => {
    expect((await goujiOnce([wrong])).out).not.toContain('[提示]');
    const { out } = await goujiOnce([wrong, '--all']);
    expect(out).toContain('[提示]');
    expect(out).not.toContain('--all');
  });

  test('ends with what was and was not checked', async () => {
    const last = (await goujiOnce([clean])).out.trimEnd().split('\n').at(-1)!;
    for (const part of ['相符', '尾差', '不符', '不适用', '没有读取', '识别出的表：01 02 03 04 05 06 07 08 09']) expect(last).toContain(part);
  });

  test('names the tables that are missing', async () => {
    const [before] = source(clean).split('财政拨款“三公”经费支出决算表\n\n公开09表');
    const { out } = await gouji([folder.file('eight.txt', `${before}\n\n第三部分\n\n完\n`)]);
    expect(out).toMatch(/! .*09/);
    expect(out.trimEnd().split('\n').at(-1)).toContain('没有找到的表：09');
  });

  test('speaks English, but for the words of the report and of the form', async () => {
    const { out, err } = await gouji([wrong, join(folder.path, 'absent.txt'), '--lang', 'en', '--all']);
    expect(err).not.toMatch(HAN);
    expect(out.trimEnd().split('\n').at(-1)!.split('. Tables recognised')[0]).not.toMatch(HAN);
    expect(out).toMatch(/^ +printed 96\.55, expected 69\.55, difference 27\.00, rounding allows 0\.01$/m);
  });

  test('tells a table cut short once, not once a check', async () => {
    const whole = source(clean);
    const end = whole.indexOf('2101101', whole.indexOf('公开03表'));
    const { out } = await gouji([folder.file('cut.txt', whole.slice(0, end))]);
    expect([...out.matchAll(/^\d+\. \[无法判定\]/gm)]).toHaveLength(1);
    expect(out).toMatch(/原因与上面相同而无法判定的 \d+ 处/);
  });
});

describe('json and ndjson', () => {
  test('json is the finding list', async () => {
    const list = JSON.parse((await goujiOnce([wrong, '--format', 'json'])).out) as FindingList;
    expect(list).toMatchObject({ format: 'gouji.findings/1', tool: { name: 'gouji' }, report: { name: basename(wrong), kind: 'final-accounts', year: 2024 } });
    expect(list.findings.length).toBeGreaterThan(30);
  });

  test.each(['json', 'addresses'])('%s takes one report, and says what takes several', async (format) => {
    const { status, out, err } = await gouji([clean, wrong, '--format', format]);
    expect([status, out]).toEqual([2, '']);
    expect(err).toContain('ndjson');
  });

  test('ndjson has one report a line, in the order of the arguments', async () => {
    const { out } = await gouji([wrong, clean, '--format', 'ndjson']);
    const lists = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as FindingList);
    expect(lists.map(({ report }) => report.name)).toEqual([basename(wrong), basename(clean)]);
  });

  test('a folder stands for the reports in it, in the order of their names', async () => {
    const district = join(folder.path, 'district');
    mkdirSync(join(district, 'bureaus'), { recursive: true });
    // Some of a sample, and what is no report.
    for (const name of ['b.txt', 'a.txt', join('bureaus', 'c.txt')]) writeFileSync(join(district, name), short);
    copyFileSync(join(samples, 'province-alternating.pdf'), join(district, 'ab.pdf'));
    writeFileSync(join(district, 'a.expected.json'), '{}');
    const { out, err } = await gouji([district, '--format', 'ndjson']);
    const names = out
      .trimEnd()
      .split('\n')
      .map((line) => (JSON.parse(line) as FindingList).report.name);
    expect(names).toEqual(['a.txt', 'ab.pdf', 'b.txt', 'c.txt']);
    expect(err).toBe('');
  });
});

describe('addresses', () => {
  test('has every figure of the report, in columns', async () => {
    const { out } = await goujiOnce([wrong, '--format', 'addresses']);
    const [head, ...rows] = out
      .trimEnd()
      .split('\n')
      .map((line) => line.split('\t'));
    expect(head).toEqual(['address', 'printed', 'value', 'unit', 'anchor', 'state']);
    const list = JSON.parse((await goujiOnce([wrong, '--format', 'json'])).out) as FindingList;
    expect(rows).toHaveLength(list.coverage.figures);
    for (const row of rows) expect(row).toHaveLength(6);
    expect(rows.find(([address]) => address === '02/合计/财政拨款收入')).toEqual([
      '02/合计/财政拨款收入',
      '4,033.33',
      '4033.33',
      '万元',
      expect.stringMatching(/^\d+:\d+$/),
      'violated',
    ]);
    expect(rows.find(([address]) => address === '05/2140106/项目支出')).toMatchObject({ 1: '7A2.18', 2: '', 5: 'undecided' });
  });

  test('anchors lead to the printed characters', async () => {
    const lines = source(wrong).split('\n');
    const rows = (await goujiOnce([wrong, '--format', 'addresses'])).out.trimEnd().split('\n').slice(1);
    for (const row of rows) {
      const [, printed = '', , , anchor = ''] = row.split('\t');
      const [line, column] = anchor.split(':').map(Number) as [number, number];
      expect(lines[line - 1]!.slice(column - 1), row).toContain(printed[0]!);
      expect(lines[line - 1]!.slice(column - 1).startsWith(printed[0]!), row).toBe(true);
    }
  });
});

describe('files', () => {
  test('an empty folder is told', async () => {
    mkdirSync(join(folder.path, 'none'));
    const { status, err } = await gouji([join(folder.path, 'none')]);
    expect(status).toBe(2);
    expect(err).toContain('none: 文件夹里没有报告');
  });

  test.skipIf(process.getuid?.() === 0)('a file without permission is told', async () => {
    const path = folder.file('secret.txt', source(clean));
    chmodSync(path, 0);
    expect(await gouji([path])).toMatchObject({ status: 2, err: expect.stringContaining('权限') as string });
  });

  test('GB18030 gives the same findings as UTF-8', async () => {
    const findings = async (path: string, ...more: string[]) =>
      (JSON.parse((await goujiOnce([path, '--format', 'json', ...more])).out) as FindingList).findings;
    const encoded = folder.file('gb.txt', gb18030(source(wrong)));
    expect(await findings(encoded)).toEqual(await findings(wrong));
    expect(await findings(encoded, '--encoding', 'gb18030')).toEqual(await findings(wrong));
  });

  test('an encoding that does not exist is told', async () => {
    expect(await gouji([clean, '--encoding', 'klingon'])).toMatchObject({ status: 2, err: expect.stringContaining('klingon') as string });
  });

  test('nothing more is audited when nobody reads any more', async () => {
    let asked = 0;
    const { out } = await gouji([...Array.from({ length: 5 }, (_, index) => folder.file(`${index}.txt`, short)), '--format', 'ndjson'], () => ++asked < 3);
    expect(asked).toBe(3);
    expect(out.trimEnd().split('\n')).toHaveLength(2);
  });
});

describe('--rules', () => {
  const rule = {
    id: 'own-travel',
    title: { zh: '本市规定：公务接待费不超过 1 万元', en: 'Local rule: reception at most 1' },
    why: { zh: '本市规定', en: 'Local rule' },
    basis: '本市规定',
    group: 'within-table',
    severity: 'error',
    report: 'final-accounts',
    conditions: { all: [{ fact: 'amount', params: { at: '09/决算数/公务接待费' }, operator: 'atMost', value: '1.00' }] },
    examples: [
      { given: { '09/决算数/公务接待费': '0.90' }, verdict: 'exact' },
      { given: { '09/决算数/公务接待费': '1.90' }, verdict: 'violated' },
    ],
  };

  function rules(name: string, content: unknown): string {
    const path = join(folder.path, name);
    mkdirSync(join(path, 'local'), { recursive: true });
    writeFileSync(join(path, 'local', 'own.json'), typeof content === 'string' ? content : JSON.stringify(content));
    return path;
  }

  test('adds rules to the shipped ones', async () => {
    const { status, out } = await gouji([clean, '--rules', rules('added', rule), '--format', 'json']);
    const list = JSON.parse(out) as FindingList;
    expect(status).toBe(1);
    expect(list.rules.own).toEqual(['own-travel']);
    expect(list.findings.filter(({ rule: id }) => id === 'own-travel')).toMatchObject([{ verdict: 'violated', actual: '1.32' }]);
    expect(list.byRule.map(({ rule: id }) => id)).toContain('fa-02-tree');
  });

  test('a rule of the same id takes the place of the shipped one', async () => {
    const { out } = await gouji([clean, '--rules', rules('replaced', { ...rule, id: 'fa-09-total' }), '--format', 'json']);
    const ids = (JSON.parse(out) as FindingList).byRule.map(({ rule: id }) => id);
    expect(ids.filter((id) => id === 'fa-09-total')).toHaveLength(1);
    expect(ids).toContain('fa-09-vehicles');
  });

  test('refuses a broken rule with file, rule and path', async () => {
    const broken = { ...rule, conditions: { all: [{ fact: 'amount', params: { at: '99/决算数/公务接待费' }, operator: 'atMost', value: '1.00' }] } };
    const { status, out, err } = await gouji([clean, '--rules', rules('broken', broken)]);
    expect([status, out]).toEqual([2, '']);
    expect(err).toMatch(/local\/own\.json own-travel \/conditions\/all\/0\/params\/at: /);
  });

  test.each([
    ['no JSON', rules('nojson', '{"id": '), 'own.json'],
    ['no folder', join(folder.path, 'nowhere'), 'nowhere'],
    ['an empty folder', folder.path.replace(/[^/]*$/, '') && join(samples, '..', 'docs'), 'docs'],
  ])('refuses %s', async (_, path, named) => {
    const { status, out, err } = await gouji([clean, '--rules', path]);
    expect([status, out]).toEqual([2, '']);
    expect(err).toContain(named);
  });
});

test('--format recognition says why even where no table is known and nothing can be audited', async () => {
  const file = folder.file(
    'unknown.txt',
    '云岭市水务局\n2025年部门预算\n\n部门收支安排表\n\n收入\t\t支出\t\n来源\t预算安排\t功能\t预算安排\n一、一般公共预算拨款收入\t90.00\t一、农林水支出\t90.00\n本年收入合计\t90.00\t本年支出合计\t90.00\n',
  );
  const { out, status } = await gouji([file, '--format', 'recognition', '--lang', 'zh']);
  expect(out).toContain('没有认出：部门收支安排表');
  expect(status).toBe(0);
});

test('--format recognition says how each table was known, and why one was not', async () => {
  const file = folder.file(
    'forms.txt',
    '云溪县水务局\n2024年度部门决算\n\n收入支出决算总表\n\n收入\t\t支出\t\n项目\t金额\t项目\t金额\n一、事业收入\t9.00\t一、教育支出\t9.00\n本年收入合计\t9.00\t本年支出合计\t9.00\n\n注：无。\n\n会议费支出情况表\n\n科目编码\t科目名称\t小计\t基本支出\t会议次数\n30215\t会议费\t3.00\t1.00\t7\n\n注：无。\n',
  );
  const { out } = await gouji([file, '--format', 'recognition', '--lang', 'zh']);
  expect(out).toContain('01  收入支出决算总表（4:1）\n  认定依据：标题“收入支出决算总表”\n  栏：决算数 ← 收入 金额');
  expect(out).toMatch(/没有认出：会议费支出情况表（\d+:1）\n {2}标题不是已知的公开表格；表头与“.+”有 \d+% 相同，该表的栏都有/);
  expect(out).toContain('没有找到应公开的表格：02 收入决算表');
});
