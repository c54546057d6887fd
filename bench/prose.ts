/**
 * `node scripts/bench.mjs prose`: for every sample and real report, the amounts and percentages in its sections of prose: how many
 * became claims, of how many the subject and base were found, and how many took part in a check. Other reports' wording is measured apart.
 */
import { audit, builtinPack, read } from '../src/engine/audit.js';
import { compact, sourceSpan } from '../src/engine/report/claims/compact.js';
import { passagesOf } from '../src/engine/report/claims/sections.js';
import { tokensOf } from '../src/engine/report/claims/tokens.js';
import { realReports, samples } from './samples.js';

const pack = builtinPack();
const share = (part: number, whole: number): string => (whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)} %`);

console.log(['report', 'amounts and percentages', 'claimed', 'resolved', 'checked', 'claims ms'].join('\t'));
for (const { bytes, name } of [...samples(), ...realReports()]) {
  const document = await read(bytes, name);
  const { report, view } = await audit(document, pack);
  const sections = pack.prose.sections[report.kind === 'budget' ? 'budget' : 'final-accounts'];
  const states = new Map(view.figures.flatMap((figure) => ('row' in figure.place ? [] : [[`${figure.place.block}:${figure.place.start}`, figure] as const])));
  const unresolved = new Set(report.tables.flatMap((table) => table.remarks.flatMap(({ code, values }) => (code.startsWith('claim-') && values['claim'] ? [`${table.id}/${values['claim']}`] : []))));
  const counts = { all: 0, claimed: 0, resolved: 0, checked: 0 };
  for (const passage of passagesOf(document, sections, pack.prose.words['part-ending'] ?? []).passages) {
    // Sections of the form only: an attached report is prose of its own.
    if (passage.title !== null) continue;
    for (const index of passage.paragraphs) {
      const block = document.blocks[index];
      if (block?.kind !== 'paragraph') continue;
      const text = compact(block.text);
      for (const token of tokensOf(text, () => null)) {
        if (token.kind !== 'number' || token.unit === '') continue;
        const figure = states.get(`${index}:${sourceSpan(text, token.start, token.digits).start}`);
        const claimed = figure !== undefined && figure.address !== null;
        const checked = figure !== undefined && figure.checks.length > 0 && figure.checks.some((check) => view.checks[check]?.verdict !== 'notApplicable');
        counts.all++;
        if (claimed) counts.claimed++;
        if (claimed && (checked || !unresolved.has(figure.address!.split('/').slice(0, -1).join('/')))) counts.resolved++;
        if (checked) counts.checked++;
      }
    }
  }
  console.log([name, counts.all, share(counts.claimed, counts.all), share(counts.resolved, counts.all), share(counts.checked, counts.all), view.timings['claims']?.toFixed(0)].join('\t'));
}
