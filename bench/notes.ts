/** `node scripts/bench.mjs notes`: which labelled notes of the real text reports (lists, completeness, years, units, placement, codes) are told. */
import { builtinPack } from '../src/engine/audit.js';
import { printNotes } from './noted.js';
import { realReports } from './samples.js';

await printNotes(realReports(/\.txt$/), builtinPack());
