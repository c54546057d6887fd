import { describe, expect, test } from 'vitest';
import { arrange } from '../../src/ui/state/arrange.js';
import { entryOf, type Entry } from '../../src/ui/state/filter.js';
import { Gradual } from '../../src/ui/state/gradual.js';
import { Listing, type Chunk } from '../../src/ui/state/listing.js';
import { contentOf } from '../../src/ui/state/session.js';
import { listWithFindings } from './many.js';

const listing = new Listing();
const content = contentOf(listWithFindings(1_000), null);
const entries = listing.entries(content, 'zh');
const chunks = listing.sections(entries, 'group').flatMap((section) => listing.chunks(section));
const ids = (some: readonly Chunk[]): string[] => some.flatMap((chunk) => chunk.map(({ finding }) => finding.id));

describe('the list of findings', () => {
  test('in chunks has every finding once, in the order of its sections', () => {
    expect(ids(chunks)).toEqual(arrange(entries, 'group').flatMap((section) => section.entries.map(({ finding }) => finding.id)));
  });

  test('is made anew only of what has changed', () => {
    expect(listing.entries(content, 'zh')).toBe(entries);
    const [section] = listing.sections(entries, 'group');
    if (!section) throw new Error('no section');
    expect(listing.chunks(section)).toBe(listing.chunks(section));
    expect(listing.sections(entries, 'rule')[0]).not.toBe(section);
    expect(listing.entries(contentOf(listWithFindings(3), null), 'zh')).toHaveLength(3);
  });
});

describe('rounding', () => {
  const [first] = listWithFindings(1).findings;
  const rounding = (id: string, unit: string): Entry => {
    const [left, right] = first!.operands;
    return entryOf({ ...first!, id, verdict: 'rounding', operands: [left!, { ...right!, unit }] }, 'zh');
  };
  const sections = (...some: Entry[]): string[] =>
    arrange(some, 'group').map(({ key, entries: [...all] }) => `${key} ${all.map(({ finding }) => finding.id).join()}`);

  test('of figures that only their units set apart stands under one heading, where there are several', () => {
    expect(sections(rounding('a', '元'), rounding('b', '万元'), rounding('c', '元'))).toEqual(['rounding b', 'restated a,c']);
    expect(sections(rounding('a', '元'), rounding('b', '万元'))).toEqual(['rounding a,b']);
  });
});

describe('a long list is drawn bit by bit', () => {
  const all = new Set(ids(chunks));
  const drawn = (gradual: Gradual): Chunk[] => chunks.filter((chunk) => gradual.isDrawn(chunk));

  test('first what is in sight and the row that is looked at, in the end everything', () => {
    const gradual = new Gradual();
    const last = chunks.at(-1)?.at(-1)?.finding.id ?? '';
    gradual.begin(chunks, last);
    const first = drawn(gradual);
    expect(first.length).toBeLessThan(chunks.length / 2);
    expect(first[0]).toBe(chunks[0]);
    expect(ids(first)).toContain(last);
    let steps = 0;
    while (gradual.advance(chunks, all)) steps += 1;
    expect(steps).toBeGreaterThan(1);
    expect(drawn(gradual)).toEqual(chunks);
  });

  test('what a search shows comes before what it hides', () => {
    const gradual = new Gradual();
    gradual.begin(chunks, null);
    const wanted = chunks.at(-2) ?? [];
    gradual.advance(chunks, new Set(ids([wanted])));
    expect(gradual.isDrawn(wanted)).toBe(true);
    expect(gradual.isDrawn(chunks.at(-3) ?? [])).toBe(false);
  });
});
