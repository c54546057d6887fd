/**
 * `node scripts/bench.mjs prose [FILE…]`: for every sample and real report, or for these files, the amounts and percentages in its sections
 * of prose: how many became claims, of how many the subject and base were found, and how many took part in a check.
 */
import { builtinPack } from '../src/engine/audit.js';
import { printProse } from './claims.js';
import { realReports, sample, samples } from './samples.js';

const files = process.argv.slice(2);
await printProse(files.length > 0 ? files.map(sample) : [...samples(), ...realReports(/\.(txt|pdf)$/)], builtinPack());
