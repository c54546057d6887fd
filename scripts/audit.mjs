#!/usr/bin/env node
// gouji FILE… — audits reports on the command line. Only the audit's own output goes to stdout.
import { buildIfStale, fail, requireReady, runAudit } from './house.mjs';

await requireReady();
if (!(await buildIfStale())) fail('构建失败。 The build failed.', 3);
// `npm run` changes to the project's folder; file names are meant from where the user stands.
const cwd = process.env.npm_lifecycle_event === 'audit' ? process.env.INIT_CWD : undefined;
process.exitCode = await runAudit(process.argv.slice(2), cwd);
