// npm test: lint and format, types, build, then one vitest run. The last line says how many tests passed, failed and were skipped.
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { buildIfStale, requireReady, root, run, say } from './house.mjs';

await requireReady();
const more = process.argv.slice(2);
const results = join(root, '.cache', 'vitest.json');
const tool = (name) => join(root, 'node_modules', ...name.split('/'));
let broken = 0;

// Side by side, for none of them keeps all cores at work to its end.
await Promise.all([
  step('lint', [
    run(process.execPath, [tool('oxlint/bin/oxlint'), '--deny-warnings']),
    run(process.execPath, [tool('prettier/bin/prettier.cjs'), '--check', '--log-level=warn', '.']),
  ]),
  step(
    'types',
    ['.', 'src/engine', 'src/workers', 'test'].map((project) => run(process.execPath, [tool('typescript/bin/tsc'), '--noEmit', '-p', project])),
  ),
  step('build', [buildIfStale().then((built) => (built ? 0 : 1))]),
]);

mkdirSync(join(root, '.cache'), { recursive: true });
rmSync(results, { force: true });
const code = await run(process.execPath, [tool('vitest/vitest.mjs'), 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${results}`, ...more], {
  env: { ...process.env, NODE_ENV: 'test', GOUJI_BUILT: '1' },
});
const { passed, failed, skipped } = count();
// A run that ended badly without a failed test (an unhandled error, no result at all) is a failure too.
const total = broken + (failed === 0 && code !== 0 ? 1 : failed);
console.log(`${passed} passed, ${total} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
process.exitCode = total > 0 || passed === 0 ? 1 : 0;

/** Waits for the exit codes of what runs at the same time. Each step that fails counts as one failed test. */
async function step(name, parts) {
  const started = Date.now();
  const ok = (await Promise.all(parts)).every((code) => code === 0);
  say(`${name}: ${ok ? 'ok' : 'FAILED'} (${((Date.now() - started) / 1000).toFixed(1)} s)`);
  if (!ok) broken++;
}

function count() {
  if (!existsSync(results)) return { passed: 0, failed: 1, skipped: 0 };
  const json = JSON.parse(readFileSync(results, 'utf8'));
  // A file that could not even be loaded has no tests in it.
  const unloaded = json.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0).length;
  return { passed: json.numPassedTests, failed: json.numFailedTests + unloaded, skipped: json.numPendingTests + json.numTodoTests };
}
