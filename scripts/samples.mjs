// Writes the made-up reports of sample-reports/ from the accounts in scripts/samples/departments. What is wrong in each is told, by hand,
// in the .expected.json beside it.
import { readdirSync, writeFileSync } from 'node:fs';
import provinces from './samples/provinces.mjs';
import { report } from './samples/report.mjs';
import { budgetInYuan } from './samples/yuan-budget.mjs';

const departments = new URL('./samples/departments/', import.meta.url);
const target = new URL('../sample-reports/', import.meta.url);

for (const file of readdirSync(departments)
  .filter((name) => name.endsWith('.mjs'))
  .sort()) {
  const { default: spec } = await import(new URL(file, departments).href);
  const text = report(spec);
  writeFileSync(new URL(`${spec.file}.txt`, target), text);
  console.error(`${spec.file}.txt  ${text.split('\n').length} lines`);
}

for (const [file, text] of [...Object.entries(provinces), ['yunpu-justice-service-2026-budget', budgetInYuan()]]) {
  writeFileSync(new URL(`${file}.txt`, target), text);
  console.error(`${file}.txt  ${text.split('\n').length} lines`);
}
