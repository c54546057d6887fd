import { gapsOf, toLine, type Line } from './lines.js';

/** Where a column of text stands, when no lines tell. */
export interface Column {
  from: number;
  to: number;
}

/** A space this wide, in parts of the size of the letters, parts two cells; within a cell none is. */
const space = 0.7;
/** Two bands that no row has both of, and of which one holds little, are one column where they are no farther apart. */
const reach = 2;
/** How far from the middle of its columns a heading may stand, since their edges are only guessed. */
const offset = 1.2;
/** A band with texts in fewer of the rows holds little: a total set to the left, a heading. */
const little = 0.15;

/** The texts of one line that may be cells. */
export function tokensOf(line: Line): Line[] {
  const gaps = gapsOf(line.glyphs);
  const tokens: Line['glyphs'][] = [[]];
  line.glyphs.forEach((glyph, i) => {
    if (i > 0 && (gaps[i - 1] as number) > space * line.size) tokens.push([]);
    tokens.at(-1)?.push(glyph);
  });
  return tokens.map(toLine);
}

interface Band extends Column {
  /** Rows that have a text here. */
  rows: Set<number>;
  /** The header numbers it: it is a column of figures. */
  numbered: boolean;
  /** Rows below the header that have words here. */
  words: number;
}

/**
 * The columns that the rows of a table stand in. What overlaps is one column; headings that reach over several are none.
 * `header` rows come first; figures set to the right and a short heading in the middle need not overlap, so bands that no
 * row has both of are one.
 */
export function columnsOf(rows: readonly (readonly Line[])[], header: number): Column[] {
  const widest = Math.max(...rows.flat().map((token) => token.box[2])) - Math.min(...rows.flat().map((token) => token.box[0]));
  const bands: Band[] = [];
  const size = rows.flat()[0]?.size ?? 0;
  const add = (token: Line, row: number) => {
    const [from, , to] = token.box;
    const met = bands.filter((band) => Math.min(band.to, to) - Math.max(band.from, from) > 0.1 * size);
    if (row < header && met.length > 1) return;
    const united = met.reduce<Band>(
      (sum, band) => ({
        from: Math.min(sum.from, band.from),
        to: Math.max(sum.to, band.to),
        rows: new Set([...sum.rows, ...band.rows]),
        numbered: sum.numbered || band.numbered,
        words: sum.words + band.words,
      }),
      {
        from,
        to,
        rows: new Set([row]),
        numbered: row < header && /^\d{1,2}$/.test(textOf(token)),
        words: row >= header && !/^[-−–—+]?[\d,.]+[%％]?$/.test(textOf(token)) ? 1 : 0,
      },
    );
    for (const band of met) bands.splice(bands.indexOf(band), 1);
    bands.push(united);
  };
  rows.forEach((tokens, row) => {
    if (row >= header) for (const token of tokens) if (token.box[2] - token.box[0] < 0.6 * widest) add(token, row);
  });
  for (let row = header - 1; row >= 0; row -= 1) for (const token of rows[row] as Line[]) add(token, row);
  // A heading over several columns may stand where none of them has a text.
  const leaves = rows.slice(0, header).reduce((last, tokens, row) => (tokens.some((token) => /\D/.test(textOf(token))) && tokens.length > 2 ? row : last), -1);
  return closeUp(bands, header, rows.length - header, size)
    .filter((band) => [...band.rows].some((row) => row >= leaves))
    .map(({ from, to }) => ({ from, to }));
}

function closeUp(bands: Band[], header: number, body: number, size: number): Band[] {
  const sorted = bands.sort((a, b) => a.from - b.from);
  const inBody = (band: Band) => [...band.rows].filter((row) => row >= header).length;
  const isHeading = (band: Band) => inBody(band) === 0;
  const holdsFigures = (band: Band) => 2 * inBody(band) > band.rows.size;
  const isOfFigures = (heading: Band, band: Band) => !heading.numbered || 2 * band.words < inBody(band);
  for (;;) {
    let best: { at: number; gap: number } | null = null;
    for (let at = 0; at + 1 < sorted.length; at += 1) {
      const [left, right] = [sorted[at] as Band, sorted[at + 1] as Band];
      if ([...left.rows].some((row) => right.rows.has(row))) continue;
      const gap = right.from - left.to;
      // A heading and the figures under it may stand at the two ends of their column.
      const isPair =
        (isHeading(left) && holdsFigures(right) && isOfFigures(left, right)) || (holdsFigures(left) && isHeading(right) && isOfFigures(right, left));
      const isUnlike = (isHeading(left) && !isOfFigures(left, right)) || (isHeading(right) && !isOfFigures(right, left));
      if (isUnlike && inBody(left) + inBody(right) > 0) continue;
      if (!isPair && (gap > reach * size || Math.min(inBody(left), inBody(right)) > little * body)) continue;
      if (best === null || gap < best.gap) best = { at, gap };
    }
    if (best === null) return sorted;
    const [left, right] = sorted.slice(best.at, best.at + 2) as [Band, Band];
    sorted.splice(best.at, 2, {
      from: left.from,
      to: Math.max(left.to, right.to),
      rows: new Set([...left.rows, ...right.rows]),
      numbered: left.numbered || right.numbered,
      words: left.words + right.words,
    });
  }
}

/** The column that most of the text stands over, or the nearest one. */
export function columnOf({ box }: Line, columns: readonly Column[]): number {
  const overlap = ({ from, to }: Column) => Math.min(to, box[2]) - Math.max(from, box[0]);
  return columns.reduce((best, column, index) => (overlap(column) > overlap(columns[best] as Column) ? index : best), 0);
}

/**
 * Where the texts of a header belong: a heading over several columns stands in the middle of them, and belongs to the first.
 * It reaches over neighbours that have headings of their own below and nothing beside it.
 */
export function headingColumns(header: readonly (readonly Line[])[], columns: readonly Column[]): number[][] {
  const own = header.map((tokens) => tokens.map((token) => columnOf(token, columns)));
  const named = header.map((tokens, row) => new Set(tokens.flatMap((token, i) => (/\D/.test(textOf(token)) ? [own[row]?.[i] as number] : []))));
  // Headings stand in the middle of their columns, figures do not: the lowest ones tell where that is.
  const middles = columns.map(({ from, to }, column) => {
    const lowest = header.flatMap((tokens, row) => tokens.filter((token, i) => own[row]?.[i] === column && /\D/.test(textOf(token)))).at(-1);
    return lowest ? (lowest.box[0] + lowest.box[2]) / 2 : (from + to) / 2;
  });
  return header.map((tokens, row) => {
    const places = own[row] as number[];
    const isFree = (column: number) => named.some((found, below) => below > row && found.has(column));
    const over = tokens.flatMap((token, index) => (isFree(places[index] as number) ? [{ token, index }] : [])).sort((a, b) => a.token.box[0] - b.token.box[0]);
    const starts = spread(
      over.map(({ token }) => token),
      middles,
      isFree,
    );
    over.forEach(({ index }, i) => (places[index] = starts[i] ?? (places[index] as number)));
    return places;
  });
}

/** The first column of each heading, so that all stand as near to the middle of what they reach over as can be. */
function spread(headings: readonly Line[], middles: readonly number[], isFree: (column: number) => boolean): (number | null)[] {
  interface Way {
    cost: number;
    firsts: (number | null)[];
  }
  /** The best way to place the headings from `index` on in the columns from `from` on. */
  const known = new Map<string, Way>();
  const place = (index: number, from: number): Way => {
    const heading = headings[index];
    if (!heading) return { cost: 0, firsts: [] };
    const key = `${index} ${from}`;
    const before = known.get(key);
    if (before) return before;
    let best: Way = { cost: Infinity, firsts: [null, ...place(index + 1, middles.length).firsts] };
    const middle = (heading.box[0] + heading.box[2]) / 2;
    for (let first = from; first < middles.length; first += 1)
      for (let last = first; last < middles.length && isFree(last); last += 1) {
        const rest = place(index + 1, last + 1);
        const miss = Math.abs(((middles[first] as number) + (middles[last] as number)) / 2 - middle);
        // Of what is in the middle the widest: every column has its heading.
        const cost = Math.max(0, miss - offset * heading.size) - 0.01 * (last - first) + rest.cost;
        if (cost < best.cost) best = { cost, firsts: [first, ...rest.firsts] };
      }
    known.set(key, best);
    return best;
  };
  return place(0, 0).firsts;
}

/** Outer edges of the columns, and the middle of each gap. */
export function boundaries(columns: readonly Column[]): number[] {
  return [...columns.map(({ from }, i) => (i === 0 ? from : (from + (columns[i - 1] as Column).to) / 2)), (columns.at(-1) as Column).to];
}

function textOf(line: Line): string {
  return line.glyphs.map((glyph) => glyph.text).join('');
}

/** A page that only goes on: its texts stand in the columns of the page before, each in its own; some may be empty here. */
export function fits(rows: readonly (readonly Line[])[], columns: readonly Column[]): boolean {
  return rows.every((tokens) => {
    const places = tokens.map(({ box, size }) =>
      columns.flatMap(({ from, to }, column) => (Math.min(to, box[2]) - Math.max(from, box[0]) > 0.1 * size ? [column] : [])),
    );
    const met = places.flat();
    return places.every((found) => found.length <= 1) && new Set(met).size === met.length;
  });
}
