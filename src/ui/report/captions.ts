import type { AuditView } from '../engine.js';
import type { ReportIndex } from '../state/report-index.js';

/** The paragraphs between a table's title and its grid: form number, department, year, unit. Drawn as one line above the table. */
export interface Captions {
  /** Title paragraph of a table → the lines below it. */
  below: ReadonlyMap<number, number[]>;
  /** Blocks that are drawn as part of a caption. */
  taken: ReadonlySet<number>;
}

const MOST = 6;
const LONGEST = 48;

export function captionsOf(view: AuditView, index: ReportIndex): Captions {
  const below = new Map<number, number[]>();
  const taken = new Set<number>();
  for (const [block, content] of view.document.blocks.entries()) {
    const table = view.tables[index.tableOf.get(block) ?? -1];
    if (content.kind !== 'table' || table === undefined || table.blocks[0] !== block) continue;
    const lines: number[] = [];
    for (let at = block - 1; at >= 0 && lines.length <= MOST; at -= 1) {
      const above = view.document.blocks[at];
      if (above?.kind !== 'paragraph' || above.text.length > LONGEST || index.notes.has(at) || taken.has(at)) break;
      if (squeeze(above.text).includes(squeeze(table.title))) {
        below.set(at, lines);
        for (const line of lines) taken.add(line);
        break;
      }
      lines.unshift(at);
    }
  }
  return { below, taken };
}

function squeeze(text: string): string {
  return text.replace(/[\s#*“”"]+/g, '');
}
