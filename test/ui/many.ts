import type { Finding, FindingList, FindingOperand } from '../../src/engine/audit.js';

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

/** A finding list with as many findings, as a colleague would send it. Typed as the exchange format, so that it follows its changes. */
export function listWithFindings(count: number): FindingList {
  const findings = Array.from({ length: count }, (_, row) => finding(row));
  const none = { exact: 0, rounding: 0, violated: 0, undecided: 0, notApplicable: 0 };
  return {
    format: 'gouji.findings/1',
    tool: { name: 'gouji', version: '0.1.0' },
    rules: { version: '0.1.0', sha256: 'c'.repeat(64), off: [], own: [] },
    audited: '2025-10-09T08:30:00.000Z',
    choices: [],
    report: {
      name: 'many.txt',
      sha256: 'd'.repeat(64),
      bytes: 1,
      format: 'text',
      kind: 'final-accounts',
      department: '试验市统计局',
      year: 2024,
      unit: '万元',
      tables: [{ id: '05', title: '一般公共预算财政拨款支出决算表', unit: '万元', anchors: [], figures: 3 * count, remarks: [] }],
      unrecognised: [],
      remarks: [],
    },
    coverage: { figures: 3 * count, verified: 0, violated: 3 * count, undecided: 0, unchecked: 0, unread: 0, notFigures: 0 },
    checks: { ...none, violated: count },
    byRule: [{ rule: 'fa-05-row', ...none, violated: count, why: [] }],
    findings,
  };
}

function finding(row: number): Finding {
  const label = `05表 ${2010101 + row} 事项${row + 1}`;
  const address = `05/${2010101 + row}`;
  const operand = (side: 'left' | 'right', column: string, printed: string): FindingOperand => ({
    side,
    sign: 1,
    address: `${address}/${column}`,
    label: `${label} ${column}`,
    printed,
    value: printed,
    unit: '万元',
    least: printed,
    greatest: printed,
    anchors: [{ line: 14 + row, column: 13, length: printed.length }],
  });
  return {
    id: row.toString(16).padStart(16, '0'),
    rule: 'fa-05-row',
    title: { zh: `${label}：小计 = 基本支出 + 项目支出`, en: `05, ${label}: total = basic + project expenditure` },
    why: { zh: '财政拨款支出只分基本支出和项目支出两部分。', en: 'Expenditure from fiscal funds is either basic or by project.' },
    basis: '部门决算公开 公开05表',
    binding: { row: String(2010101 + row) },
    statement: null,
    verdict: 'violated',
    severity: 'error',
    group: 'within-table',
    message: { zh: `${label} 小计不等于两项之和。`, en: `${label} 小计 is not the sum of its parts.` },
    relation: `${address}/小计 = ${address}/基本支出 + ${address}/项目支出`,
    actual: `${150 + row}.10`,
    expected: `${140 + row}.00`,
    difference: '10.10',
    bound: '0.015',
    operands: [operand('left', '小计', `${150 + row}.10`), operand('right', '基本支出', `${100 + row}.00`), operand('right', '项目支出', '40.00')],
    cause: null,
    proof: [],
    suspect: null,
    disposition: { state: 'open', reason: '', note: '', by: '', at: '' },
    baseline: null,
  };
}
