import type { Anchor, Remark } from '../../document/document.js';
import type { ClaimKind } from '../../pack/prose.js';
import type { Figure, Row, Table } from '../report.js';

/** A claim as it goes into the table of its kind. */
export interface Claim {
  kind: string;
  /** By section and subject: '五（三）>2080505>支出决算', as `reserve` gave it. */
  id: string;
  label: string;
  roles: Record<string, Figure | undefined>;
  class?: string | null;
  code?: string | null;
  anchors: Anchor[];
  /** Claims that are its parts, in order. */
  parts?: Claim[];
  /** Why a role is empty; worded in messages.json. */
  why?: Remark | null;
}

/** The claims of one report, kind by kind, in the order in which they were read. */
export class ClaimTables {
  private readonly tables = new Map<string, { kind: ClaimKind; table: Table; names: Map<string, number> }>();

  constructor(private readonly kinds: readonly ClaimKind[]) {}

  add(claim: Claim): void {
    this.put(claim, null);
  }

  /** The id of a claim of that name; a repeat gets #2. */
  reserve(kind: string, name: string): string {
    const { names } = this.of(kind);
    const count = (names.get(name) ?? 0) + 1;
    names.set(name, count);
    return count === 1 ? name : `${name}#${count}`;
  }

  result(): Table[] {
    return this.kinds.flatMap((kind) => {
      const found = this.tables.get(kind.id);
      return found && found.table.rows.length > 0 ? [found.table] : [];
    });
  }

  private put(claim: Claim, parent: number | null): void {
    const { kind, table } = this.of(claim.kind);
    const row: Row = {
      id: claim.id,
      code: claim.code ?? null,
      name: claim.label,
      label: claim.label,
      anchors: claim.anchors,
      codeAnchors: [],
      class: claim.class ?? null,
      partOf: null,
      parent,
      children: [],
      misfit: false,
    };
    const index = table.rows.push(row) - 1;
    table.figures.push(Object.keys(kind.columns).map((column) => claim.roles[column]));
    if (parent !== null) table.rows[parent]!.children.push(index);
    if (claim.why) table.remarks.push({ ...claim.why, values: { claim: claim.id, ...claim.why.values } });
    for (const part of claim.parts ?? []) this.put(part, index);
  }

  private of(id: string): { kind: ClaimKind; table: Table; names: Map<string, number> } {
    const known = this.tables.get(id);
    if (known) return known;
    const kind = this.kinds.find((each) => each.id === id);
    if (!kind) throw new Error(`no kind of claim ${id}`);
    const made = { kind, table: emptyTable(kind), names: new Map<string, number>() };
    this.tables.set(id, made);
    return made;
  }
}

function emptyTable(kind: ClaimKind): Table {
  return {
    id: kind.id,
    layout: kind.id,
    title: kind.label.zh,
    titleAnchors: [],
    form: null,
    formAnchors: [],
    unit: null,
    unitAnchors: [],
    places: 0,
    filled: false,
    cut: false,
    blocks: [],
    notes: [],
    columns: Object.entries(kind.columns).map(([id, label]) => ({ id, label: label.zh, anchors: [] })),
    rows: [],
    figures: [],
    remarks: [],
  };
}
