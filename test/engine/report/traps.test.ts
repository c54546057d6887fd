import { describe, expect, test } from 'vitest';
import { parents, printed, recogniseText, tableOf } from './forms.js';

const table05 = (rows: string, header = '项目\t\t本年支出\t\t\n功能分类 科目编码\t科目名称\t小计\t基本支出\t项目支出') =>
  `一般公共预算财政拨款支出决算表\n\n公开 05 表\n\n部门名称：云溪县水务局\n\n单位：万元\n\n${header}\n${rows}\n\n注：本表反映支出情况。\n`;

describe('a table is known', () => {
  test('by its title, whatever form number is printed', async () => {
    const report = await recogniseText(table05('合计\t\t8.00\t5.00\t3.00').replace('公开 05 表', '公开 06 表'));
    expect(report.tables.map((table) => table.id)).toEqual(['05']);
  });

  test('by its form number where no title stands', async () => {
    const report = await recogniseText(table05('合计\t\t8.00\t5.00\t3.00').replace('一般公共预算财政拨款支出决算表\n\n', ''));
    expect(tableOf(report, '05').form).toBe('公开05表');
  });

  test('by its columns alone where they tell', async () => {
    const report = await recogniseText(
      '科目编码\t科目名称\t本年收入合计\t财政拨款收入\t上级补助收入\t事业收入\t经营收入\t附属单位上缴收入\t其他收入\n合计\t\t3.00\t3.00\t\t\t\t\t\n',
    );
    expect(report.tables.map((table) => table.id)).toEqual(['02']);
  });

  test('not by a header that several tables have', async () => {
    const report = await recogniseText('科目编码\t科目名称\t小计\t基本支出\t项目支出\n合计\t\t8.00\t5.00\t3.00\n');
    expect(report.tables).toEqual([]);
    expect(report.unrecognised).toHaveLength(1);
  });

  test('not as a table whose title only contains its own', async () => {
    const report = await recogniseText('会议费支出决算表\n\n科目编码\t科目名称\t决算数\n30201\t办公费\t3.00\n');
    expect(report.tables).toEqual([]);
    expect(report.unrecognised[0]!.title).toBe('会议费支出决算表');
  });

  test('with its unit, notes, department and year', async () => {
    const report = await recogniseText(`云溪县水务局\n2024年度部门决算\n\n${table05('合计\t\t8.00\t5.00\t3.00').replace('单位：万元', '金额单位：元')}`);
    expect(report).toMatchObject({ kind: 'final-accounts', department: '云溪县水务局', year: 2024 });
    expect(tableOf(report, '05').unit).toBe('元');
    expect(tableOf(report, '05').notes).toHaveLength(1);
  });
});

describe('columns are found', () => {
  test('under merged headers flattened to blanks', async () => {
    const report = await recogniseText(
      '政府性基金预算财政拨款收入支出决算表\n\n项目\t\t年初结转和结余\t本年收入\t本年支出\t\t\t年末结转和结余\n功能分类 科目编码\t科目名称\t\t\t小计\t基本支出\t项目支出\t\n栏次\t\t1\t2\t3\t4\t5\t6\n合计\t\t1.00\t9.00\t8.00\t3.00\t5.00\t2.00\n212\t城乡社区支出\t1.00\t9.00\t8.00\t3.00\t5.00\t2.00\n\n注：本表金额取自账簿。\n',
    );
    expect(printed(tableOf(report, '07'))).toMatchObject({
      '07/212/年初结转和结余': '1.00',
      '07/212/本年支出>小计': '8.00',
      '07/212/本年支出>项目支出': '5.00',
      '07/212/年末结转和结余': '2.00',
    });
  });

  test.each([
    ['one cell to the right', '项目\t\t本年支出\t\t\n\t功能分类 科目编码\t科目名称\t小计\t基本支出\t项目支出'],
    ['one cell to the left', '项目\t本年支出\t\t\n科目名称\t小计\t基本支出\t项目支出'],
  ])('when the header stands %s of the body, with a remark', async (_, header) => {
    const report = await recogniseText(table05('\t合计\t8.00\t5.00\t3.00\n201\t一般公共服务支出\t8.00\t5.00\t3.00', header));
    const table = tableOf(report, '05');
    expect(printed(table)).toMatchObject({ '05/合计/小计': '8.00', '05/201/基本支出': '5.00', '05/201/项目支出': '3.00' });
    expect(table.remarks.map((remark) => remark.code)).toEqual(['header-moved']);
  });

  test('through spaces, tags and half-width brackets', async () => {
    const report = await recogniseText(
      table05('<b>合 计</b>\t\t<b>8.00</b>\t5.00\t3.00', '项 目\t\t本年 支出\t\t\n功能分类科目 编码\t科目名 称\t小 计\t基本 支出\t项目支 出'),
    );
    expect(printed(tableOf(report, '05'))).toMatchObject({ '05/合计/小计': '8.00', '05/合计/项目支出': '3.00' });
  });
});

describe('rows are found', () => {
  test.each(['合计\t', '\t合计'])('with the total in either cell (%j), at the top or at the bottom', async (total) => {
    const line = `${total}\t8.00\t5.00\t3.00`;
    const row = '201\t一般公共服务支出\t8.00\t5.00\t3.00';
    for (const rows of [`${line}\n${row}`, `${row}\n${line}`]) {
      const table = tableOf(await recogniseText(table05(rows)), '05');
      expect(parents(table)).toEqual({ 合计: null, 201: '合计' });
    }
  });

  test('with code and name in one cell', async () => {
    const header = '项目\t本年支出\t\t\n科目\t小计\t基本支出\t项目支出';
    const table = tableOf(
      await recogniseText(
        table05('合计\t8.00\t5.00\t3.00\n[201]一般公共服务支出\t8.00\t5.00\t3.00\n20103-政府办公厅（室）及相关机构事务\t8.00\t5.00\t3.00', header),
      ),
      '05',
    );
    expect(table.rows.map((row) => [row.id, row.name])).toEqual([
      ['合计', '合计'],
      ['201', '一般公共服务支出'],
      ['20103', '政府办公厅（室）及相关机构事务'],
    ]);
  });

  test('with codes in three cells, upper levels left to the row above', async () => {
    const header = '科目编码\t\t\t科目名称\t小计\t基本支出\t项目支出\n类\t款\t项\t\t\t\t';
    const table = tableOf(
      await recogniseText(
        table05(
          '\t\t\t合计\t8.00\t5.00\t3.00\n201\t\t\t一般公共服务支出\t8.00\t5.00\t3.00\n\t03\t\t政府办公厅（室）及相关机构事务\t8.00\t5.00\t3.00\n\t\t01\t行政运行\t5.00\t5.00\t\n\t\t02\t一般行政管理事务\t3.00\t\t3.00',
          header,
        ),
      ),
      '05',
    );
    expect(parents(table)).toEqual({ 合计: null, 201: '合计', 20103: '201', 2010301: '20103', 2010302: '20103' });
  });

  test('on continuation pages that repeat header and total', async () => {
    const header = '科目编码\t科目名称\t小计\t基本支出\t项目支出';
    const table = tableOf(
      await recogniseText(
        table05(
          `合计\t\t8.00\t5.00\t3.00\n201\t一般公共服务支出\t5.00\t5.00\t\n${header}\n合计\t\t8.00\t5.00\t3.00\n208\t社会保障和就业支出\t3.00\t\t3.00`,
          header,
        ),
      ),
      '05',
    );
    expect(table.rows.map((row) => row.id)).toEqual(['合计', '201', '合计#2', '208']);
    expect(table.rows[0]!.children.map((index) => table.rows[index]!.id)).toEqual(['201', '208']);
    expect(table.rows[2]!.partOf).toBe(0);
  });

  test('beyond a blank line and a page number', async () => {
    const table = tableOf(
      await recogniseText(table05('合计\t\t8.00\t5.00\t3.00\n201\t一般公共服务支出\t5.00\t5.00\t\n\n— 12 —\n\n208\t社会保障和就业支出\t3.00\t\t3.00')),
      '05',
    );
    expect(table.rows.map((row) => row.id)).toEqual(['合计', '201', '208']);
  });

  test('by the name of today where an older one is printed', async () => {
    const report = await recogniseText(
      '收入支出决算总表\n\n收入\t\t\t支出\t\t\n项目\t行次\t金额\t项目\t行次\t金额\n一、财政拨款收入\t1\t9.00\t九、医疗卫生与计划生育支出\t10\t9.00\n用事业基金弥补收支差额\t27\t1.00\t本年支出合计\t28\t9.00\n\n注：本表金额取自账簿。\n',
    );
    expect(printed(tableOf(report, '01'))).toMatchObject({ '01/卫生健康支出/决算数': '9.00', '01/使用非财政拨款结余/决算数': '1.00' });
  });

  test('a part of the row above is no row of its own class', async () => {
    const report = await recogniseText(
      '收入支出决算总表\n\n收入\t\t支出\t\n项目\t金额\t项目\t金额\n五、事业收入\t9.00\t一、一般公共服务支出\t9.00\n其中：教育收费\t2.00\t本年支出合计\t9.00\n\n注：本表金额取自账簿。\n',
    );
    const part = tableOf(report, '01').rows.find((row) => row.name === '教育收费')!;
    expect(part.partOf).toBe(0);
    expect(part.class).toBeNull();
  });
});

describe('the tree of rows', () => {
  const tree = async (rows: string) => parents(tableOf(await recogniseText(table05(rows)), '05'));

  test('puts a code that does not fit under the row above it', async () => {
    const table = tableOf(
      await recogniseText(
        table05(
          '合计\t\t9.17\t9.17\t\n201\t一般公共服务支出\t9.17\t9.17\t\n20103\t政府办公厅（室）及相关机构事务\t9.17\t9.17\t\n2012901\t行政运行\t9.17\t9.17\t',
        ),
      ),
      '05',
    );
    expect(parents(table)).toEqual({ 合计: null, 201: '合计', 20103: '201', 2012901: '20103' });
    expect(table.rows.map((row) => row.misfit)).toEqual([false, false, false, true]);
  });

  test('puts a damaged code where the sums of the table hold', async () => {
    const rows =
      '合计\t\t9.00\t9.00\t\n210\t卫生健康支出\t9.00\t9.00\t\n21011\t行政事业单位医疗\t9.00\t9.00\t\n2101101\t行政单位医疗\t4.00\t4.00\t\n71102\t事业单位医疗\t5.00\t5.00\t';
    expect(await tree(rows)).toEqual({ 合计: null, 210: '合计', 21011: '210', 2101101: '21011', 71102: '21011' });
  });

  test('skips a 款 row that is not printed', async () => {
    expect(
      await tree(
        '合计\t\t9.00\t9.00\t\n208\t社会保障和就业支出\t9.00\t9.00\t\n2080501\t行政单位离退休\t4.00\t4.00\t\n2080505\t机关事业单位基本养老保险缴费支出\t5.00\t5.00\t',
      ),
    ).toEqual({ 合计: null, 208: '合计', 2080501: '208', 2080505: '208' });
  });

  test('lets the sums decide where a left-out 款 row follows another 款', async () => {
    expect(
      await tree(
        '合计\t\t9.00\t9.00\t\n208\t社会保障和就业支出\t9.00\t9.00\t\n20805\t行政事业单位养老支出\t5.00\t5.00\t\n2080505\t机关事业单位基本养老保险缴费支出\t5.00\t5.00\t\n2080801\t死亡抚恤\t4.00\t4.00\t',
      ),
    ).toEqual({ 合计: null, 208: '合计', 20805: '208', 2080505: '20805', 2080801: '208' });
  });
});

describe('06', () => {
  const text =
    '一般公共预算财政拨款基本支出决算明细表\n\n公开06表\n\n人员经费\t\t\t公用经费\t\t\t\t\t\t\n经济分类科目编码\t科目名称\t决算数\t经济分类科目编码\t科目名称\t决算数\t经济分类科目编码\t科目名称\t决算数\t\n301\t工资福利支出\t624\t302\t商品和服务支出\t8.00\t310\t资本性支出\t1.00\n30101\t基本工资\t600.50\t30201\t办公费\t5.00\t31002\t办公设备购置\t1.00\n30102\t津贴补贴\t23.50\t30202\t印刷费\t3.00\t31003\t专用设备购置\t\n\t\t\t30299\t其他商品和服务支出\t\t\t\t\n人员经费合计\t\t624.00\t公用经费合计\t\t\t\t\t\t9.00\n\n注：本表金额取自账簿。\n';
  test('reads three blocks side by side, each from top to bottom, and totals far from their labels', async () => {
    const table = tableOf(await recogniseText(text), '06');
    expect(printed(table)).toMatchObject({
      '06/301/决算数': '624',
      '06/30299/决算数': '',
      '06/31003/决算数': '',
      '06/人员经费合计/决算数': '624.00',
      '06/公用经费合计/决算数': '9.00',
    });
    expect(parents(table)).toMatchObject({ 30101: '301', 30202: '302', 30299: '302', 31003: '310' });
  });

  test('reads a block that goes on over a page from its top to its bottom', async () => {
    const second = '30103\t奖金\t\t30205\t水费\t\t31006\t大型修缮\t\n30107\t绩效工资\t\t30206\t电费\t\t\t\t';
    const header = text.split('\n').slice(4, 6).join('\n');
    const table = tableOf(await recogniseText(text.replace('\n\t\t\t30299', `\n\n${header}\n${second}\n\t\t\t30299`)), '06');
    expect(table.blocks).toHaveLength(2);
    expect(parents(table)).toMatchObject({ 30103: '301', 30107: '301', 30206: '302', 30299: '302', 31006: '310' });
    expect(table.rows.filter(({ misfit }) => misfit)).toEqual([]);
    expect(table.rows.at(-1)!.id).toBe('公用经费合计');
  });

  test('takes the precision of the table for a figure printed without fraction', async () => {
    const table = tableOf(await recogniseText(text), '06');
    expect(table.figures[0]![0]!.amount.half.toString()).toBe('0.005');
  });
});

describe('09', () => {
  const values = { '09/预算数/合计': '1.80', '09/预算数/小计': '1.50', '09/决算数/公务接待费': '0.11', '09/决算数/公务用车运行维护费': '2.45' };
  test.each([
    [
      'six and six in one row',
      '预算数\t\t\t\t\t\t决算数\t\t\t\t\t\n合计\t因公出国（境）费\t公务用车购置及运行维护费\t\t\t公务接待费\t合计\t因公出国 (境)费\t公务用车购置及运行费\t\t\t公务接待费\n\t\t小计\t公务用车购 置费\t公务用车运行维护费\t\t\t\t小计\t公务用车购置费\t公务用车运行维护费\t\n1\t2\t3\t4\t5\t6\t7\t8\t9\t10\t11\t12\n1.80\t0.00\t1.50\t0.00\t1.50\t0.3\t2.56\t0.00\t2.45\t0.00\t2.45\t0.11',
    ],
    [
      'budget and outturn by turns',
      '合计\t\t因公出国（境）费\t\t公务用车购置及运行费\t\t\t\t\t\t公务接待费\t\n预算数\t决算数\t预算数\t决算数\t小计\t\t公务用车购置费\t\t公务用车运行费\t\t预算数\t决算数\n\t\t\t\t预算数\t决算数\t预算数\t决算数\t预算数\t决算数\t\t\n1.80\t2.56\t0.00\t0.00\t1.50\t2.45\t0.00\t0.00\t1.50\t2.45\t0.3\t0.11',
    ],
    [
      'upright',
      '项目\t预算数\t决算数\n合计\t1.80\t2.56\n1.因公出国（境）费\t0.00\t0.00\n2.公务用车购置及运行维护费\t1.50\t2.45\n（1）公务用车购置费\t0.00\t0.00\n（2）公务用车运行维护费\t1.50\t2.45\n3.公务接待费\t0.3\t0.11',
    ],
  ])('%s', async (_, grid) => {
    const report = await recogniseText(`财政拨款“三公”经费支出决算表\n\n公开 09 表\n\n单位：万元\n\n${grid}\n`);
    expect(printed(tableOf(report, '09'))).toMatchObject(values);
  });
});

describe('what does not belong', () => {
  test('a figure in the row of column numbers is told with the blank cell it slipped from', async () => {
    const report = await recogniseText(
      '收入支出决算总表\n\n收入\t\t\t支出\t\t\n项目\t行次\t金额\t项目\t行次\t金额\n栏次\t\t907.94\t栏次\t\t2\n一、一般公共预算财政拨款收入\t1\t\t一、一般公共服务支出\t31\t907.94\n本年收入合计\t27\t907.94\t本年支出合计\t57\t907.94\n',
    );
    expect(report.misplaced).toMatchObject([{ printed: '907.94', fits: '01/一般公共预算财政拨款收入/决算数', anchors: [{ line: 5, column: 5, length: 6 }] }]);
    expect(printed(tableOf(report, '01'))['01/一般公共预算财政拨款收入/决算数']).toBe('');
  });

  test('a row of column numbers one cell to the left is no row of figures', async () => {
    const table = tableOf(await recogniseText(table05('栏次\t1\t2\t3\t\n合计\t\t8.00\t5.00\t3.00')), '05');
    expect(table.rows.map((row) => row.id)).toEqual(['合计']);
  });

  test('a report that ends inside a table is told', async () => {
    const report = await recogniseText(table05('合计\t\t8.00\t5.00\t3.00\n201\t一般公共服务支出\t5').replace('\n\n注：本表反映支出情况。\n', ''));
    expect(tableOf(report, '05').cut).toBe(true);
    expect(report.remarks.map((remark) => remark.code)).toContain('cut');
  });

  test.each([
    [
      '政府性基金预算财政拨款支出决算表',
      '科目编码\t科目名称\t年初结转和结余\t本年收入\t本年支出\t\t\t年末结转和结余\n\t\t\t\t小计\t基本支出\t项目支出\t\n合计\t\t\t\t\t\t\t',
      '07',
    ],
    [
      '一般公共预算财政拨款基本支出决算明细表',
      '人员经费\t\t\t公用经费\t\t\n科目编码\t科目名称\t决算数\t科目编码\t科目名称\t决算数\n301\t工资福利支出\t8.00\t302\t商品和服务支出\t2.00\n30101\t基本工资\t8.00\t30201\t办公费\t2.00\n人员经费合计\t\t8.00\t公用经费合计\t\t2.00',
      '06',
    ],
  ])('a report that ends with its table is whole where the table is: %s', async (title, grid, id) => {
    const report = await recogniseText(`2024年度部门决算\n\n${title}\n\n单位：万元\n\n${grid}\n`);
    expect(tableOf(report, id).cut).toBe(false);
    expect(report.remarks.map((remark) => remark.code)).not.toContain('cut');
  });

  test('blocks without their totals are cut', async () => {
    const grid = '人员经费\t\t\t公用经费\t\t\n科目编码\t科目名称\t决算数\t科目编码\t科目名称\t决算数\n301\t工资福利支出\t8.00\t302\t商品和服务支出\t2.00';
    const report = await recogniseText(`2024年度部门决算\n\n一般公共预算财政拨款基本支出决算明细表\n\n单位：万元\n\n${grid}`);
    expect(tableOf(report, '06').cut).toBe(true);
  });

  test('a template is told', async () => {
    const report = await recogniseText(table05('合计\t\tXX\tXX.XX\tXX\n201\t一般公共服务支出\tXX\tXX\tXX'));
    expect(report.remarks.map((remark) => remark.code)).toContain('template');
  });

  test('missing tables are told once each', async () => {
    const report = await recogniseText(table05('合计\t\t8.00\t5.00\t3.00'));
    expect(report.remarks.filter((remark) => remark.code === 'table-missing').map((remark) => remark.values['table'])).toEqual([
      '01',
      '02',
      '03',
      '04',
      '06',
      '07',
      '08',
      '09',
    ]);
  });
});

describe('a table goes on over pages', () => {
  const header = '科目编码\t科目名称\t小计\t基本支出\t项目支出';
  const first = table05('合计\t\t9.00\t5.00\t4.00\n201\t一般公共服务支出\t8.00\t5.00\t3.00', header).replace(/\n\n注[^]*/, '');

  test.each(['续表', '（续表2）', '一般公共预算财政拨款支出决算表（续）', '单位：万元', '公开05表'])('under “%s” and its header again', async (mark) => {
    const report = await recogniseText(`${first}\n\n${mark}\n\n${header}\n205\t教育支出\t1.00\t\t1.00\n\n注：本表反映支出情况。\n`);
    expect(report.tables.map((table) => table.id)).toEqual(['05']);
    expect(printed(tableOf(report, '05'))).toMatchObject({ '05/201/小计': '8.00', '05/205/小计': '1.00', '05/205/项目支出': '1.00' });
  });

  test('where one of its sides is blank on the next page, though its header stands there again', async () => {
    const sides = '收入\t\t支出\t\n项目\t决算数\t项目\t决算数';
    const report = await recogniseText(
      `收入支出决算总表\n\n公开01表\n\n单位：万元\n\n${sides}\n一、一般公共预算财政拨款收入\t3.00\t一、一般公共服务支出\t1.00\n\n公开01表\n\n${sides}\n\t\t五、教育支出\t2.00\n本年收入合计\t3.00\t本年支出合计\t3.00\n\n注：本表反映收支情况。\n`,
    );
    expect(printed(tableOf(report, '01'))).toMatchObject({ '01/教育支出/决算数': '2.00', '01/本年收入合计/决算数': '3.00', '01/本年支出合计/决算数': '3.00' });
  });
});
