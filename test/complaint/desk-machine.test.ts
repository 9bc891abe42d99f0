/** The machine of a complaint by table: every state, every action, every standing. What is not listed is refused. */
import { describe, expect, it } from 'vitest';
import type { ComplainantAction, StaffAction, StaffActionKind } from '../../src/complaint/desk/actions.ts';
import { complaintStates, type ComplaintState } from '../../src/complaint/complaint.ts';
import { decideComplainantAction } from '../../src/complaint/desk/decide-complainant.ts';
import { decideStaffAction } from '../../src/complaint/desk/decide-staff.ts';
import type { DeskComplaint } from '../../src/complaint/desk/repository.ts';
import type { Viewer } from '../../src/complaint/desk/viewer.ts';
import { at, inState, rules, viewers } from './desk-cases.ts';

const actions: Readonly<Record<StaffActionKind, StaffAction>> = {
  accept: { kind: 'accept' },
  take: { kind: 'take' },
  assign: { kind: 'assign', to: viewers.colleague.id },
  transfer: { kind: 'transfer', queue: 'banner-office', reason: '材料在旗里' },
  sort: { kind: 'sort', target: 'hospital' },
  note: { kind: 'note', text: '内部的话' },
  ask: { kind: 'ask', question: '请补一张收据' },
  hear: { kind: 'hear', text: '电话里说收据丢了' },
  answer: { kind: 'answer', text: '已查实，退回 20 元' },
  close: { kind: 'close', reason: '已办结' },
  merge: { kind: 'merge', into: 99 },
  separate: { kind: 'separate' },
};

const open = 'received accepted assigned awaiting-complainant reopened';
/** By whom, from where, and where it leads; `=`: the state stays. The complaint lies in the queue of a sumu. */
const table: Readonly<
  Record<StaffActionKind, readonly (readonly [who: string, from: string, to: string])[]>
> = {
  accept: [['onlooker assignee supervisor', 'received', 'accepted']],
  take: [
    ['onlooker supervisor', 'received accepted reopened', 'assigned'],
    ['onlooker supervisor', 'assigned awaiting-complainant', '='],
  ],
  assign: [
    ['assignee supervisor', 'received accepted reopened', 'assigned'],
    ['assignee supervisor', 'assigned awaiting-complainant', '='],
  ],
  transfer: [
    ['assignee supervisor', 'assigned', 'accepted'],
    ['assignee supervisor', 'received accepted awaiting-complainant reopened', '='],
  ],
  sort: [],
  note: [['onlooker assignee supervisor', complaintStates.join(' '), '=']],
  ask: [['assignee supervisor', 'accepted assigned reopened', 'awaiting-complainant']],
  hear: [
    ['assignee', 'awaiting-complainant', 'assigned'],
    ['supervisor', 'awaiting-complainant', 'accepted'],
  ],
  answer: [['assignee supervisor', 'accepted assigned awaiting-complainant reopened', 'answered']],
  close: [
    ['assignee supervisor', 'answered', 'closed'],
    ['supervisor', open, 'closed'],
  ],
  merge: [
    ['assignee supervisor', 'received accepted assigned reopened', '='],
    ['assignee', 'awaiting-complainant', 'assigned'],
    ['supervisor', 'awaiting-complainant', 'accepted'],
  ],
  separate: [],
};

const cases = complaintStates.flatMap((state) =>
  (Object.keys(actions) as StaffActionKind[]).flatMap((kind) =>
    (['onlooker', 'assignee', 'supervisor', 'stranger'] as const).map((who) => {
      const way = table[kind].find(
        ([people, from]) => people.split(' ').includes(who) && from.split(' ').includes(state),
      );
      return [state, kind, who, way?.[2] === '=' ? state : way?.[2]] as const;
    }),
  ),
);

function decide(viewer: Viewer, complaint: DeskComplaint, action: StaffAction, seen = complaint.version) {
  return decideStaffAction(viewer, seen, action, {
    complaint,
    duplicates: [],
    colleague: viewers.colleague,
    into: { ...inState('accepted'), id: 99, number: 'T26-0099-0' },
    rules,
    at,
  });
}

describe('staff', () => {
  it.each(cases)('%s, %s by the %s: %s', (state, kind, who, to) => {
    const complaint = inState(state, who === 'assignee' ? viewers.assignee : undefined);

    const decided = decide(viewers[who], complaint, actions[kind]);

    if (who === 'stranger') expect(decided).toEqual({ kind: 'not-found' });
    else if (to === undefined) expect(decided.kind).toBe('refused');
    else {
      expect(decided.kind).toBe('done');
      if (decided.kind === 'done') {
        expect(decided.change.state ?? state).toBe(to);
        expect(decided.events.length).toBeGreaterThan(0);
      }
    }
  });

  it.each(Object.values(actions))(
    '$kind is refused over a version that nobody has seen, a note apart',
    (action) => {
      const complaint = { ...inState('assigned'), lastChange: { by: '林东同事', at, what: 'noted' } };

      const decided = decide(viewers.supervisor, complaint, action, complaint.version - 1);

      if (action.kind === 'note') expect(decided.kind).toBe('done');
      else
        expect(decided).toEqual({
          kind: 'changed',
          by: '林东同事',
          at,
          what: 'noted',
          version: complaint.version,
        });
    },
  );

  it.each([
    ['ask', { kind: 'ask', question: ' \n' }, 'nothing-said'],
    ['answer', { kind: 'answer', text: '' }, 'nothing-said'],
    ['answer', { kind: 'answer', text: '长'.repeat(5_001) }, 'too-long'],
    ['answer', { kind: 'answer', text: '查到的情况：____' }, 'blank-left'],
    ['close', { kind: 'close', reason: '' }, 'nothing-said'],
    ['note', { kind: 'note', text: '' }, 'nothing-said'],
    ['transfer', { kind: 'transfer', queue: 'banner-office', reason: '' }, 'nothing-said'],
    ['transfer', { kind: 'transfer', queue: 'sumu-office', sumu: '没有镇', reason: 'x' }, 'no-such-office'],
    ['transfer', { kind: 'transfer', queue: 'sumu-office', reason: 'x' }, 'already-there'],
    ['assign', { kind: 'assign', to: 12 }, 'already-there'],
    ['merge', { kind: 'merge', into: 1 }, 'not-mergeable'],
  ] as const)('%s without its due is refused: %o → %s', (_kind, action, why) => {
    const complaint = inState('assigned', viewers.colleague);

    const decided = decideStaffAction(viewers.supervisor, complaint.version, action, {
      complaint,
      duplicates: [],
      colleague: viewers.colleague,
      rules,
      at,
    });

    expect(decided).toEqual({ kind: 'refused', why });
  });

  it('gives a complaint only to a colleague who may see it', () => {
    const complaint = inState('accepted');
    const facts = { complaint, duplicates: [], rules, at };
    const assign = { kind: 'assign', to: 5 } as const;

    for (const colleague of [undefined, viewers.stranger, viewers.committee]) {
      const decided = decideStaffAction(viewers.supervisor, complaint.version, assign, {
        ...facts,
        ...(colleague && { colleague }),
      });
      expect(decided).toEqual({ kind: 'refused', why: 'no-such-colleague' });
    }
  });
});

describe('the complainant', () => {
  const theirs: Readonly<
    Record<ComplainantAction['kind'], readonly [ComplainantAction, string, ComplaintState | '=']>
  > = {
    add: [{ kind: 'add', text: '还有一张收据' }, open, '='],
    reopen: [{ kind: 'reopen', reason: '钱没有退' }, 'answered closed', 'reopened'],
    withdraw: [{ kind: 'withdraw' }, open, 'withdrawn'],
    rate: [{ kind: 'rate', satisfaction: 4 }, 'answered closed', '='],
  };

  it.each(
    complaintStates.flatMap((state) =>
      Object.values(theirs).map(([action, from, to]) => {
        const leads = action.kind === 'add' && state === 'awaiting-complainant' ? 'accepted' : to;
        return [state, action.kind, from.split(' ').includes(state) ? leads : undefined, action] as const;
      }),
    ),
  )('%s, %s: %s', (state, _kind, to, action) => {
    const decided = decideComplainantAction(action, { complaint: inState(state), duplicates: [], rules, at });

    if (to === undefined) expect(decided).toEqual({ kind: 'refused', why: 'wrong-state' });
    else {
      expect(decided.kind).toBe('done');
      if (decided.kind === 'done') expect(decided.change.state ?? state).toBe(to === '=' ? state : to);
    }
  });

  it('may reopen until the thirtieth day after the answer, and then it has 20 working days anew', () => {
    const complaint = { ...inState('answered'), answeredAt: new Date('2026-05-02T15:59:00Z') };
    const reopen = (day: string) =>
      decideComplainantAction(
        { kind: 'reopen', reason: '不同意' },
        {
          complaint,
          duplicates: [],
          rules,
          at: new Date(`${day}T15:59:00Z`),
        },
      );

    expect(reopen('2026-06-01')).toMatchObject({
      kind: 'done',
      change: { state: 'reopened', clock: { dueDay: '2026-06-30' } },
    });
    expect(reopen('2026-06-02')).toEqual({ kind: 'refused', why: 'too-late' });
  });

  it('rates once, from 1 to 5, and only what has been answered', () => {
    const rate = (satisfaction: number, complaint = inState('answered')) =>
      decideComplainantAction({ kind: 'rate', satisfaction }, { complaint, duplicates: [], rules, at });

    expect(rate(1)).toMatchObject({ kind: 'done', change: { satisfaction: 1 } });
    for (const wrong of [0, 6, 2.5, NaN])
      expect(rate(wrong)).toEqual({ kind: 'refused', why: 'no-such-rating' });
    expect(rate(3, { ...inState('answered'), satisfaction: 2 })).toEqual({
      kind: 'refused',
      why: 'rated-already',
    });
    const { answer: _answer, ...unanswered } = inState('closed');
    expect(rate(3, unanswered)).toEqual({ kind: 'refused', why: 'wrong-state' });
  });
});
