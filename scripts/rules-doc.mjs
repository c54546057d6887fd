/**
 * Writes the tables of docs/rules.md, between its markers, from rules/: `node scripts/rules-doc.mjs`.
 * With --check it writes nothing and exits with 1 where the tables are stale.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const doc = join(root, 'docs', 'rules.md');
const BEGIN = '<!-- rules:begin -->';
const END = '<!-- rules:end -->';
const KINDS = { 'final-accounts': '部门决算 · final accounts', budget: '部门预算 · budget', prose: '说明文字 · prose of both' };
const SEVERITY = { error: '错误 error', warning: '疑点 warning', notice: '提示 notice' };
const OPERATOR = { equals: '=', sameAs: '≡', differs: '≠', atLeast: '≥', atMost: '≤' };
const YES = { nonZero: ['= 0', '≠ 0'], present: ['is absent', 'is present'], absent: ['is present', 'is absent'] };

const before = readFileSync(doc, 'utf8');
const start = before.indexOf(BEGIN);
const stop = before.indexOf(END);
if (start < 0 || stop < start) throw new Error(`docs/rules.md lacks ${BEGIN} or ${END}`);
const after = `${before.slice(0, start + BEGIN.length)}\n\n${tables()}\n${before.slice(stop)}`;

if (process.argv.includes('--check')) {
  if (after !== before) {
    console.error('docs/rules.md is stale: run node scripts/rules-doc.mjs');
    process.exitCode = 1;
  }
} else writeFileSync(doc, after);

function tables() {
  return Object.entries(KINDS)
    .map(([folder, heading]) => [heading, ruleFiles(join(root, 'rules', folder))])
    .filter(([, files]) => files.length > 0)
    .map(([heading, files]) => `## ${heading} (${files.reduce((sum, file) => sum + file.rules.length, 0)})\n\n${files.map(section).join('\n')}`)
    .join('\n');
}

function ruleFiles(folder) {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => name.slice(0, -'.json'.length))
    .sort()
    .map((stem) => `${stem}.json`)
    .map((name) => ({ name, rules: [JSON.parse(readFileSync(join(folder, name), 'utf8'))].flat() }))
    .filter(({ rules }) => rules.length > 0 && rules.every((rule) => typeof rule.id === 'string' && rule.conditions));
}

function section({ name, rules }) {
  const rows = rules.map((rule) => `| \`${rule.id}\` | ${cell(rule.title.zh)}<br>${cell(rule.title.en)} | ${SEVERITY[rule.severity]} | ${formula(rule)} |\n`);
  return `### ${name}\n\n| id | 关系 relation | 级别 severity | 公式 formula |\n|---|---|---|---|\n${rows.join('')}`;
}

function formula(rule) {
  const guard = rule.when ? `<br>when ${code(side(rule.when))}` : '';
  return code(side(rule.conditions)) + guard;
}

function side(condition) {
  if (!('fact' in condition)) {
    const [word, members] = 'all' in condition ? ['; ', condition.all] : [' or ', condition.any];
    return members.map(side).join(word);
  }
  const yes = YES[condition.operator];
  if (yes) return `${call(condition)} ${yes[Number(condition.value)]}`;
  return `${call(condition)} ${OPERATOR[condition.operator] ?? condition.operator} ${value(condition.value)}`;
}

function value(literal) {
  if (Array.isArray(literal)) return literal.join(' / ');
  return typeof literal === 'object' ? call(literal) : String(literal);
}

function call({ fact, params }) {
  if (fact === 'amount') return params.at ?? (params.sum.map(term).join(' ') || '0');
  if (fact === 'ratio') return `${[params.of].flat().join(' + ')} ÷ ${[params.to].flat().join(' + ')}`;
  return `${params.what ?? params.where ?? fact} of ${[params.of ?? params.table ?? params.row ?? params.tables].flat().join(' ')}`;
}

/** `Σ` where the address stands for several figures. */
function term(address, index) {
  const positive = address.replace(/^-/, '');
  const figure = /[*[]/.test(positive) ? `Σ ${positive}` : positive;
  return positive !== address ? `− ${figure}` : index === 0 ? figure : `+ ${figure}`;
}

function code(text) {
  return `\`${text.replaceAll('|', '\\|')}\``;
}

function cell(text) {
  return text.replaceAll('|', '\\|');
}
