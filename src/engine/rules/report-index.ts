import type { CodeList, FunctionName, Layout } from '../pack/layout.js';
import type { Pack } from '../pack/pack.js';
import type { Figure, Report, Row, Table } from '../report/report.js';

/** A report made quick to ask: built once per run. */
export class ReportIndex {
  readonly tables: ReadonlyMap<string, TableIndex>;
  private readonly figures = new Map<string, Figure>();

  constructor(
    readonly report: Report,
    readonly names: NameIndex,
    layouts: Layout[],
  ) {
    const forms = new Map(layouts.filter(({ kind }) => report.kind === 'unknown' || kind === report.kind).map((layout) => [layout.id, layout]));
    this.tables = new Map(report.tables.map((table) => [table.id, new TableIndex(table, forms.get(table.layout)?.rows?.root?.[0])]));
    for (const table of report.tables) for (const row of table.figures) for (const figure of row) if (figure) this.figures.set(figure.address, figure);
  }

  figure(address: string): Figure | undefined {
    return this.figures.get(address);
  }
}

export class TableIndex {
  private readonly ids: ReadonlyMap<string, number>;
  private readonly columns: ReadonlyMap<string, number>;
  private readonly codes = new Map<string, number[]>();
  private readonly names = new Map<string, number[]>();

  /** `rootId`: what the layout calls the total of the tree. */
  constructor(
    readonly table: Table,
    private readonly rootId: string | undefined,
  ) {
    this.ids = new Map(table.rows.map((row, index) => [row.id, index]));
    this.columns = new Map(table.columns.map((column, index) => [column.id, index]));
    table.rows.forEach((row, index) => {
      if (row.code !== null) push(this.codes, row.code, index);
      push(this.names, row.name, index);
    });
  }

  get hasCodes(): boolean {
    return this.codes.size > 0;
  }

  /** The row on which the tree hangs: by its id, else the one that has children and no parent. */
  get root(): number | undefined {
    if (this.rootId !== undefined) return this.ids.get(this.rootId);
    const root = this.table.rows.findIndex((row) => row.parent === null && row.children.length > 0);
    return root < 0 ? undefined : root;
  }

  row(index: number): Row {
    return this.table.rows[index]!;
  }

  column(id: string): number | undefined {
    return this.columns.get(id);
  }

  byId(id: string): number | undefined {
    return this.ids.get(id);
  }

  /** The first row of that code; a later one is a repeat with an id of its own. */
  byCode(code: string): number | undefined {
    return this.codes.get(code)?.[0];
  }

  /** The rows of that code below the units of a table printed unit by unit (007001:2010301); none in any other. */
  inUnits(code: string): number[] {
    return (this.codes.get(code) ?? []).filter((index) => isOfUnit(this.row(index).id, code));
  }

  /** The row of that name at the highest level; 'ambiguous' where there are several. 其中 rows only if nothing else has the name. */
  byName(name: string): number | 'ambiguous' | undefined {
    const named = this.named(name);
    const proper = named.filter((index) => this.row(index).partOf === null);
    const candidates = proper.length > 0 ? proper : named;
    const level = Math.min(...candidates.map((index) => this.level(index)));
    const highest = candidates.filter((index) => this.level(index) === level);
    return highest.length > 1 ? 'ambiguous' : highest[0];
  }

  named(name: string): number[] {
    return this.names.get(name) ?? [];
  }

  private level(index: number): number {
    let level = 0;
    for (let parent = this.row(index).parent; parent !== null && level < this.table.rows.length; parent = this.row(parent).parent) level++;
    return level;
  }
}

/** Whether an id is that of a subject below a unit. */
export function isOfUnit(id: string, code: string): boolean {
  return id.endsWith(`:${code}`);
}

function push(lists: Map<string, number[]>, key: string, index: number): void {
  const list = lists.get(key);
  if (list) list.push(index);
  else lists.set(key, [index]);
}

/** Names and codes of subjects, both ways. */
export class NameIndex {
  private readonly functionCodes = new Map<string, string>();
  private readonly functionNames = new Map<string, string>();
  private readonly codeNames = new Map<string, string>();
  private readonly codesOfName = new Map<string, string[]>();

  constructor(functions: FunctionName[], lists: CodeList[]) {
    for (const { code, name, synonyms } of functions) {
      this.functionNames.set(code, name);
      for (const word of [name, ...synonyms]) this.functionCodes.set(word, code);
    }
    for (const { names } of lists) {
      for (const [code, name] of Object.entries(names)) {
        this.codeNames.set(code, name);
        const codes = this.codesOfName.get(name);
        if (codes) codes.push(code);
        else this.codesOfName.set(name, [code]);
      }
    }
  }

  /** Code of a function 类 by its present or an older name. */
  functionCode(name: string): string | undefined {
    return this.functionCodes.get(name);
  }

  nameOf(code: string): string | undefined {
    return this.functionNames.get(code) ?? this.codeNames.get(code);
  }

  codesOf(name: string): string[] {
    return this.codesOfName.get(name) ?? [];
  }
}

const indices = new WeakMap<CodeList[], NameIndex>();

/** Made once for a pack: its lists hold some thousand names. */
export function nameIndexOf({ vocabulary, codes }: Pick<Pack, 'vocabulary' | 'codes'>): NameIndex {
  const known = indices.get(codes);
  if (known) return known;
  const made = new NameIndex(vocabulary.functions, codes);
  indices.set(codes, made);
  return made;
}
