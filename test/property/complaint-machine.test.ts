/** Whatever is done with complaints, in whatever order and by whomever: what can never be, never is. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { complaintStates, openStates } from '../../src/complaint/complaint.ts';
import type { ComplainantAction, StaffAction } from '../../src/complaint/desk/actions.ts';
import type { Decided } from '../../src/complaint/desk/changes.ts';
import { decideComplainantAction } from '../../src/complaint/desk/decide-complainant.ts';
import { decideStaffAction } from '../../src/complaint/desk/decide-staff.ts';
import { officesFor } from '../../src/complaint/desk/offices.ts';
import type { Change, DeskComplaint, NewEvent } from '../../src/complaint/desk/repository.ts';
import { at, inState, rules, viewers } from '../complaint/desk-cases.ts';

interface Kept {
  complaint: DeskComplaint;
  readonly events: NewEvent[];
  /** Its complainant has seen an answer. */
  answers: number;
}

const words = fc.oneof(
  { weight: 20, arbitrary: fc.constantFrom('查过了', '请补收据', '卫生院多收了', '村里的会计') },
  fc.constantFrom('', '旗合管办的人收的钱'),
);
const queue = fc.constantFrom('sumu-office', 'banner-office', 'supervision-committee', 'unclear' as const);
const staffAction: fc.Arbitrary<StaffAction> = fc.oneof(
  fc.constantFrom<StaffAction>({ kind: 'accept' }, { kind: 'take' }, { kind: 'separate' }),
  fc.record({ kind: fc.constant('assign' as const), to: fc.constantFrom(10, 11, 12, 20, 21, 30, 40) }),
  fc.record({ kind: fc.constant('transfer' as const), queue, reason: words }),
  fc.record({
    kind: fc.constant('sort' as const),
    target: fc.constantFrom('health-centre', 'banner-office', 'village', 'hospital', 'other' as const),
  }),
  fc.record({ kind: fc.constantFrom('note', 'hear', 'answer'), text: words }),
  fc.record({ kind: fc.constant('ask' as const), question: words }),
  fc.record({ kind: fc.constant('close' as const), reason: words }),
  fc.record({ kind: fc.constant('merge' as const), into: fc.constantFrom(0, 1, 2) }),
);
const complainantAction: fc.Arbitrary<ComplainantAction> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('add' as const), text: words }) },
  { weight: 8, arbitrary: fc.record({ kind: fc.constant('reopen' as const), reason: words }) },
  { weight: 1, arbitrary: fc.constant<ComplainantAction>({ kind: 'withdraw' }) },
  fc.record({ kind: fc.constant('rate' as const), satisfaction: fc.integer({ min: 0, max: 6 }) }),
);
const turn = fc.record({
  on: fc.constantFrom(0, 1, 2),
  // Staff act oftener than complainants, and those who may act oftener than those who may not.
  by: fc.constantFrom(
    'assignee',
    'supervisor',
    'supervisor',
    'committee',
    'banner',
    'stranger',
    'complainant' as const,
  ),
  staff: staffAction,
  complainant: complainantAction,
});

function apply(kept: Kept, { clock, ...change }: Change, events: readonly NewEvent[]): void {
  const entries = Object.entries({ ...kept.complaint, ...change, ...(clock && { dueDay: clock.dueDay }) });
  const present = Object.fromEntries(entries.filter(([, value]) => value !== null));
  kept.complaint = { ...(present as unknown as DeskComplaint), version: kept.complaint.version + 1 };
  kept.events.push(...events);
  if (change.state === 'answered') kept.answers += 1;
}

function decide(
  all: readonly Kept[],
  { on, by, staff, complainant }: typeof turn extends fc.Arbitrary<infer T> ? T : never,
): Decided {
  const complaint = all[on]?.complaint ?? inState('received');
  const duplicates = all.map((one) => one.complaint).filter((one) => one.mergedIntoId === complaint.id);
  if (by === 'complainant') return decideComplainantAction(complainant, { complaint, duplicates, rules, at });
  const colleague = Object.values(viewers).find(({ id }) => staff.kind === 'assign' && id === staff.to);
  const into = staff.kind === 'merge' ? all[staff.into]?.complaint : undefined;
  return decideStaffAction(viewers[by], complaint.version, staff, {
    complaint,
    duplicates,
    ...(colleague && { colleague }),
    ...(into && { into }),
    rules,
    at,
  });
}

function check(all: readonly Kept[]): void {
  for (const { complaint, events, answers } of all) {
    const { state, answer, answeredAt, queue: lies, mergedIntoId } = complaint;
    expect(complaintStates).toContain(state);
    if (state === 'answered') expect([answer, answeredAt]).toEqual([expect.any(String), at]);
    expect(events.filter(({ kind }) => kind === 'answered')).toHaveLength(answers);
    // Never with an office it is against; an unclear one waits with the committee.
    if (lies !== 'unclear') expect(officesFor(complaint)).toContain(lies);
    if (mergedIntoId === undefined) continue;
    // A duplicate hangs on one that is no duplicate itself; while it waits, in the same office, and that one waits too.
    const main = all.find((one) => one.complaint.id === mergedIntoId)?.complaint;
    expect(main?.mergedIntoId).toBeUndefined();
    if (!openStates.includes(state)) continue;
    expect(main?.queue).toBe(lies);
    expect(openStates).toContain(main?.state);
  }
}

describe('the machine of complaints', () => {
  it('never reaches what cannot be, and only adds to what has happened', () => {
    let done = 0;
    const reached = new Set<string>();
    fc.assert(
      fc.property(fc.array(turn, { minLength: 40, maxLength: 60 }), (turns) => {
        const all: Kept[] = [0, 1, 2].map((id) => ({
          complaint: { ...inState('received'), id, number: `T26-000${String(id)}-0`, version: 0 },
          events: [],
          answers: 0,
        }));
        for (const one of turns) {
          const before = all.map(({ events }) => events.length);
          const decided = decide(all, one);
          const acted = all[one.on];
          if (decided.kind === 'done' && acted) {
            for (const other of decided.also) {
              const kept = all[other.id];
              if (kept) apply(kept, other.change, other.events);
            }
            apply(acted, decided.change, decided.events);
            done += 1;
            reached.add(acted.complaint.state);
            expect(acted.events.length).toBeGreaterThan(before[one.on] ?? 0);
            check(all);
          }
        }
      }),
      { numRuns: 700, seed: 20_261_126 },
    );
    expect(done).toBeGreaterThan(5_000);
    expect([...reached].sort()).toEqual([...complaintStates].sort());
  });
});
