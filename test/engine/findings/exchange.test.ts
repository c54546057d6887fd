import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { exportList, importList, IMPORT_LIMITS } from '../../../src/engine/findings/exchange.js';
import type { Finding, FindingList } from '../../../src/engine/findings/list.js';
import messages from '../../../rules/common/messages.json' with { type: 'json' };
import { anyList } from './any-list.js';

const SEED = 20250901;
const [sample] = fc.sample(anyList, { seed: SEED, numRuns: 1 }) as [FindingList];

type Path = (string | number)[];

/** The list as JSON with the value at `path` changed, or taken away. */
function altered(path: Path, value?: unknown, from: FindingList = sample): string {
  const list = structuredClone(from);
  let node = list as unknown as Record<string | number, unknown>;
  for (const key of path.slice(0, -1)) node = node[key] as Record<string | number, unknown>;
  node[path.at(-1)!] = value; // JSON leaves undefined out
  return JSON.stringify(list);
}

function refusal(text: string, limits = IMPORT_LIMITS): { code: string; values: Record<string, string> } {
  const result = importList(text, limits);
  if (result.ok) throw new Error('was not refused');
  expect(Object.keys(messages)).toContain(result.code);
  return result;
}

test('import ∘ export is the identity', () => {
  fc.assert(
    fc.property(anyList, (list) => {
      expect(importList(exportList(list))).toEqual({ ok: true, list });
    }),
    { seed: SEED, numRuns: 300 },
  );
});

test('the generator makes lists with findings, suspects and choices', () => {
  const lists = fc.sample(anyList, { seed: SEED, numRuns: 300 });
  expect(lists.some(({ findings }) => findings.some(({ suspect }) => suspect !== null && suspect.edits.length > 0))).toBe(true);
  expect(new Set(lists.flatMap(({ choices }) => choices.map(({ kind }) => kind))).size).toBe(7);
});

describe('hostile and broken lists are refused in words', () => {
  test.each([
    ['nothing', '', 'import-not-json'],
    ['cut short', exportList(sample).slice(0, -40), 'import-not-json'],
    ['a JPEG', '\xff\xd8\xff\xe0JFIF', 'import-not-json'],
    ['a number', '7', 'import-foreign'],
    ['a list', '[]', 'import-foreign'],
    ['null', 'null', 'import-foreign'],
    ['another format', '{"format":"sarif","findings":[]}', 'import-foreign'],
    ['a format that is no text', '{"format":["gouji.findings/1"]}', 'import-foreign'],
    ['a newer format', altered(['format'], 'gouji.findings/2'), 'import-newer'],
  ])('%s', (_, text, code) => {
    expect(refusal(text).code).toBe(code);
  });

  test('a million findings, before they are looked at', () => {
    const text = `{"format":"gouji.findings/1","findings":[${'0,'.repeat(999_999)}0]}`;
    expect(refusal(text)).toEqual({ ok: false, code: 'import-too-many', values: { count: '1000000', limit: '100000' } });
  });

  test('a text that is too long, unparsed', () => {
    expect(refusal('x'.repeat(11), { ...IMPORT_LIMITS, characters: 10 }).code).toBe('import-too-large');
  });

  test('nesting without end', () => {
    const deep = 200_000;
    expect(refusal(`{"format":"gouji.findings/1","findings":[],"choices":${'['.repeat(deep)}${']'.repeat(deep)}}`).code).toMatch(
      /^import-(too-deep|not-json)$/,
    );
    expect(refusal(`{"format":"gouji.findings/1","findings":[],"choices":${'['.repeat(40)}${']'.repeat(40)}}`).code).toBe('import-too-deep');
  });

  const withFinding = fc.sample(
    anyList.filter(({ findings }) => findings.length > 1 && findings[1]!.operands.length > 0),
    { seed: SEED, numRuns: 1 },
  )[0]!;

  test.each<[string, Path, unknown, string]>([
    ['a wrong type', ['report', 'bytes'], 'many', 'report.bytes'],
    ['a word that is none of those known', ['findings', 1, 'severity'], 'fatal', 'findings[1].severity'],
    ['something missing', ['findings', 1, 'message'], undefined, 'findings[1].message'],
    ['something unknown', ['findings', 1, 'operands', 0, 'script'], 'alert(1)', 'findings[1].operands[0].script'],
    ['an anchor of no kind', ['findings', 1, 'operands', 0, 'anchors'], [{ line: 0, column: 1, length: 1 }], 'findings[1].operands[0].anchors[0].line'],
    ['an id that is none', ['findings', 0, 'id'], '../../etc', 'findings[0].id'],
    ['a count below zero', ['coverage', 'figures'], -1, 'coverage.figures'],
    ['an id that came before', ['findings', 1, 'id'], withFinding.findings[0]!.id, 'findings[1].id'],
  ])('%s, with the path that is wrong', (_, where, value, path) => {
    expect(refusal(altered(where, value, withFinding)).values.path).toBe(path);
  });

  test('every message about a path names it', () => {
    for (const code of ['import-invalid', 'import-repeated'] as const) for (const text of Object.values(messages[code])) expect(text).toContain('{path}');
  });
});

describe('keys that reach a prototype', () => {
  const hostile = '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"prototype":1,';

  test('are dropped at every depth', () => {
    const inFinding = JSON.stringify(sample).replace('"report":{', `"report":${hostile}`);
    const result = importList(inFinding.replace('{', hostile));
    expect(result).toEqual({ ok: true, list: sample });
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  test('and so never reach a binding', () => {
    const base: Finding[] = structuredClone(
      fc.sample(
        anyList.filter(({ findings }) => findings.length > 0),
        { seed: SEED, numRuns: 1 },
      )[0]!.findings,
    );
    const text = JSON.stringify({ ...sample, findings: base.map((finding) => ({ ...finding, binding: {} })) }).replaceAll(
      '"binding":{}',
      '"binding":{"__proto__":"x"}',
    );
    const result = importList(text);
    expect(result.ok && result.list.findings.every(({ binding }) => Object.keys(binding).length === 0)).toBe(true);
  });
});
