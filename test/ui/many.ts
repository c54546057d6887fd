/** A made-up report whose table 05 has as many rows as wanted, each of which is wrong: 小计 is not 基本 + 项目. */
export function reportWithFindings(rows: number): string {
  const lines = ['一般公共预算财政拨款支出决算表', '', '公开05表', '', '部门名称：试验市统计局', '', '2024年度', '', '单位：万元', ''];
  lines.push('项目\t\t本年支出\t\t', '功能分类科目编码\t科目名称\t小计\t基本支出\t项目支出', '栏次\t\t1\t2\t3');
  for (let row = 0; row < rows; row += 1) {
    const code = `${201 + (Math.floor(row / 9801) % 29)}${pad(1 + (Math.floor(row / 99) % 99))}${pad(1 + (row % 99))}`;
    const basic = 100 + row;
    lines.push(`${code}\t事项${row + 1}\t${basic + 50}.${pad(10 + (row % 80))}\t${basic}.00\t40.00`);
  }
  return `${lines.join('\n')}\n`;
}

function pad(value: number): string {
  return String(value).padStart(2, '0');
}
