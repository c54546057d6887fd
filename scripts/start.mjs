// npm start: audits a sample on the command line, then serves the page. `--no-serve` ends after the sample.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { createServer } from 'node:http';
import { join, relative } from 'node:path';
import { buildIfStale, fail, requireReady, root, runAudit, say } from './house.mjs';

await requireReady();
if (!(await buildIfStale())) fail('构建失败。 The build failed.');
const page = join(root, 'dist', 'gouji.html');

const sample = firstSample();
console.log(`审核样例 / auditing a sample: ${relative(process.cwd(), sample)}\n`);
const code = await runAudit([sample]);
// 0: nothing violated, 1: something is; more than that is a fault of ours.
if (code > 1) fail(`审核样例失败（退出码 ${code}）。 Auditing the sample failed (exit code ${code}).`, code);

console.log(`\n网页文件 / the page, to be opened by double click: ${page}`);
if (!process.argv.includes('--no-serve')) await serve(8080);

/** A final-accounts sample as text. */
function firstSample() {
  const folder = join(root, 'sample-reports');
  const texts = existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => name.endsWith('.txt'))
        .sort()
    : [];
  const name = texts.find((text) => /final|决算/i.test(text)) ?? texts[0];
  return name ? join(folder, name) : fail('sample-reports 中没有文本样例。 There is no text sample in sample-reports.');
}

/** On this machine only, at the first free port. */
function serve(port) {
  const server = createServer((request, response) => {
    const path = request.url?.split('?')[0];
    if (path !== '/' && path !== '/gouji.html') {
      response.writeHead(404, { 'content-type': 'text/plain' }).end('Not found\n');
      return;
    }
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' }).end(readFileSync(page));
  });
  return new Promise((resolve) => {
    server.on('error', (error) => {
      if (!['EADDRINUSE', 'EACCES'].includes(error.code) || port > 8180) fail(`无法提供网页 / cannot serve the page: ${error.message}`);
      resolve(serve(port + 1));
    });
    server.listen(port, '127.0.0.1', () => {
      console.log(`网址 / or at: http://127.0.0.1:${port}/`);
      say('按 Ctrl+C 结束。 Ctrl+C ends it.');
      resolve();
    });
  });
}
