import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { Decisions } from '../../src/ui/state/decisions.js';
import { compare, joinAudit, marksOf } from '../../src/ui/state/joining.js';
import { OpenSession } from '../../src/ui/state/session.js';
import { savedFromList } from '../../src/ui/state/opening.js';
import type { Keeper } from '../../src/ui/store/keeper.js';
import type { StoredMark } from '../../src/ui/store/schema.js';
import type { AuditView, Disposition } from '../../src/engine/audit.js';
import { listWithFindings } from './many.js';

const IDS = [0, 1, 2, 3].map((row) => row.toString(16).padStart(16, '0'));
const [A = '', B = ''] = IDS;

let session: OpenSession;
let decisions: Decisions;
/** What a store would hold after all writes. */
let stored: Map<string, Disposition>;

beforeEach(() => {
  const saved = savedFromList(listWithFindings(4));
  session = new OpenSession(saved.summary, saved.list, null, [], []);
  stored = new Map();
  const keeper = {
    async mark(_id: string, changes: StoredMark[]) {
      for (const { finding, disposition } of changes) stored.set(finding, disposition);
    },
  } as unknown as Keeper;
  let clock = 0;
  decisions = new Decisions(
    session,
    keeper,
    () => '王审计',
    undefined,
    () => new Date(Date.UTC(2025, 0, 1, 0, 0, (clock += 1))),
  );
});

const state = (id: string): string => session.dispositionOf(id).state;

describe('decisions', () => {
  test('carry author and time, and a reason only where dismissed', async () => {
    await decisions.state([A], 'dismissed', '口径不同');
    expect(session.dispositionOf(A)).toEqual({ state: 'dismissed', reason: '口径不同', note: '', by: '王审计', at: '2025-01-01T00:00:01.000Z' });
    await decisions.state([A], 'confirmed', 'ignored');
    expect(session.dispositionOf(A)).toMatchObject({ state: 'confirmed', reason: '' });
  });

  test('the letters of one note are one step of undo', async () => {
    await decisions.state([A], 'confirmed');
    for (const text of ['已', '已核', '已核实']) await decisions.note(A, text);
    await decisions.undo();
    expect(session.dispositionOf(A)).toMatchObject({ state: 'confirmed', note: '' });
    await decisions.redo();
    expect(session.dispositionOf(A).note).toBe('已核实');
  });

  test('of many at once are one step', async () => {
    await decisions.state(IDS, 'confirmed');
    await decisions.undo();
    expect(IDS.map(state)).toEqual(['open', 'open', 'open', 'open']);
  });

  test('a new decision after an undo forgets what was undone', async () => {
    await decisions.state([A], 'confirmed');
    await decisions.undo();
    await decisions.state([B], 'confirmed');
    expect(await decisions.redo()).toBe('nothing');
    expect([state(A), state(B)]).toEqual(['open', 'confirmed']);
  });

  test('are refused where the session may only be read', async () => {
    session.readOnly.value = true;
    expect(await decisions.state([A], 'confirmed')).toBe('read-only');
    expect(await decisions.undo()).toBe('read-only');
    expect(stored.size).toBe(0);
  });

  test('whatever is done and undone: undoing all leads back, redoing all leads forth, and the store holds what is shown', async () => {
    const step = fc.oneof(
      fc.record({
        do: fc.constant('state' as const),
        ids: fc.uniqueArray(fc.constantFrom(...IDS), { minLength: 1 }),
        to: fc.constantFrom('open' as const, 'confirmed' as const, 'dismissed' as const),
      }),
      fc.record({ do: fc.constant('note' as const), ids: fc.constantFrom(...IDS).map((id) => [id]), to: fc.constantFrom('a', 'ab', '') }),
      fc.record({ do: fc.constantFrom('undo' as const, 'redo' as const), ids: fc.constant([]), to: fc.constant('') }),
    );
    await fc.assert(
      fc
        .asyncProperty(fc.array(step, { maxLength: 20 }), async (steps) => {
          for (const one of steps) {
            if (one.do === 'state') await decisions.state(one.ids, one.to, 'r');
            else if (one.do === 'note') await decisions.note(one.ids[0] ?? '', one.to);
            else await decisions[one.do]();
          }
          const after = structuredClone([...session.marks.value]);
          for (const [id, disposition] of stored) expect(session.dispositionOf(id)).toEqual(disposition);
          let undone = 0;
          while ((await decisions.undo()) !== 'nothing') undone += 1;
          expect(IDS.every((id) => state(id) === 'open' && session.dispositionOf(id).note === '')).toBe(true);
          for (; undone > 0; undone -= 1) await decisions.redo();
          // Steps that were undone before can be redone as well, so the way forth is only as long as the way back.
          expect([...session.marks.value].filter(([id]) => after.some(([other]) => other === id))).toEqual(after);
          while ((await decisions.undo()) !== 'nothing');
        })
        .beforeEach(() => undefined),
      { seed: 3, numRuns: 60 },
    );
  });
});

describe('joining', () => {
  const list = listWithFindings(4);
  const confirmed: Disposition = { state: 'confirmed', reason: '', note: '', by: '李', at: '2025-01-01T00:00:00.000Z' };
  const decidedList = { ...list, findings: list.findings.map((finding) => ({ ...finding, disposition: confirmed })) };

  test('a list that says what is here changes nothing', () => {
    const marks = new Map(marksOf(decidedList).map((mark) => [mark.finding, mark.disposition]));
    const byId = new Map(list.findings.map((finding) => [finding.id, finding]));
    expect(compare(decidedList, byId, marks)).toEqual({ changed: [], added: [], same: 4, unknown: [] });
    expect(compare(list, byId, marks)).toEqual({ changed: [], added: [], same: 0, unknown: [] });
  });

  test('tells changed, added and unknown apart', () => {
    const byId = new Map(list.findings.slice(0, 3).map((finding) => [finding.id, finding]));
    const marks = new Map([[A, { ...confirmed, state: 'dismissed' as const, reason: 'r' }]]);
    const { changed, added, unknown } = compare(decidedList, byId, marks);
    expect([changed.length, added.length, unknown.length]).toEqual([1, 3, 1]);
  });

  test('a new audit keeps decided findings that did not come up again, marked absent, and drops undecided ones', () => {
    const view = { list: { ...list, findings: list.findings.slice(2) } } as AuditView;
    const before = { list, marks: [{ session: 's', finding: A, disposition: confirmed }] };
    const joined = joinAudit(view, before);
    expect(joined.absent).toBe(1);
    expect(joined.list.findings.map(({ id, baseline }) => [id, baseline])).toEqual([
      [IDS[2], null],
      [IDS[3], null],
      [A, 'absent'],
    ]);
  });
});
