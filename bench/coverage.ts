import { statSync } from 'node:fs';
import { audit, AuditError, read, ReadError, uncovered, type AuditView, type Pack } from '../src/engine/audit.js';
import { sample, samples, type Sample } from './samples.js';

/** Files and folders given as arguments, as samples. */
export function given(paths: readonly string[]): Sample[] {
  return paths.flatMap((path) => (statSync(path).isDirectory() ? samples(path) : [sample(path)]));
}

/**
 * How far reports are read: tables found of those present, figures with an address of those present, figures in a relation that holds; and runs of digits that are not in
 * exactly one entry of the ledger, of which there must be none.
 */
export async function coverageReport(reports: readonly Sample[], pack: Pack): Promise<void> {
  line('', 'tables', 'figures with an address', '', 'in a relation that holds', '', 'lost');
  for (const { bytes, name } of reports) {
    const view = await viewOf(bytes, name, pack);
    if (typeof view === 'string') line(name, view);
    else {
      const { tables, addressed, held, figures } = counted(view);
      line(
        name,
        `${tables.found}/${tables.present}`,
        `${addressed}/${figures}`,
        share(addressed, figures),
        `${held}/${figures}`,
        share(held, figures),
        String(uncovered(view.document, [...view.figures, ...view.notFigures]).length),
      );
    }
  }
}

/** The audit, or the code that says why there is none: a template and a scan are no failures of reading. */
async function viewOf(bytes: Uint8Array, name: string, pack: Pack): Promise<AuditView | string> {
  try {
    return (await audit(await read(bytes, name), pack)).view;
  } catch (error) {
    if (error instanceof ReadError || error instanceof AuditError) return error.code;
    throw error;
  }
}

function counted({ list, figures, checks }: AuditView): { tables: { found: number; present: number }; addressed: number; held: number; figures: number } {
  const found = list.report.tables.filter(({ id }) => !id.startsWith('unknown:')).length;
  const holds = (check: number): boolean => ['exact', 'rounding'].includes(checks[check]!.verdict) && checks[check]!.severity !== 'notice';
  return {
    tables: { found, present: found + list.report.unrecognised.length },
    addressed: figures.filter(({ address }) => address !== null).length,
    held: figures.filter((figure) => figure.state === 'verified' || figure.checks.some(holds)).length,
    figures: figures.length,
  };
}

function share(part: number, whole: number): string {
  return whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)} %`;
}

function line(name: string, ...columns: string[]): void {
  console.log(name.slice(0, 40).padEnd(41) + columns.map((column) => column.padStart(Math.max(8, column.length + 1))).join(' '));
}
