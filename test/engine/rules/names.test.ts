import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { root } from '../../../scripts/house.mjs';
import { audit, builtinPack, read, type FindingList } from '../../../src/engine/audit.js';

const name = 'shiqiao-transport-bureau-2024.txt';
let list: FindingList;
beforeAll(async () => {
  const document = await read(new Uint8Array(readFileSync(join(root, 'sample-reports', name))), name);
  ({ list } = (await audit(document, builtinPack())).view);
});

/** Side and label of each operand. */
function operandsOf(rule: string): string[][] {
  return list.findings.filter((finding) => finding.rule === rule && finding.verdict === 'violated').flatMap(({ operands }) => operands.map(({ side, label }) => [side, label]));
}

describe('of names that should be within a list a finding points at those that are not', () => {
  test('in a table, with where the list begins', () => {
    expect(operandsOf('n-items-all')).toEqual([
      ['left', '05表 2101103 公务员医疗 小计'],
      ['left', '05表 2140112 公路和运输安全 小计'],
      ['right', '培训支出'],
    ]);
  });

  test('in the prose, where they stand', () => {
    expect(operandsOf('n-items-known')).toEqual([
      ['left', '第三部分五（三）：公务员医疗补助年初预算'],
      ['left', '第三部分五（三）：公路运输管理年初预算'],
    ]);
  });
});
