/** What becomes of duplicates when the one that goes on moves, and what a page offers to whom. */
import { describe, expect, it } from 'vitest';
import type { ComplaintState } from '../../src/complaint/complaint.ts';
import { followed } from '../../src/complaint/desk/changes.ts';
import { decideStaffAction } from '../../src/complaint/desk/decide-staff.ts';
import type { ComplaintDetail } from '../../src/complaint/desk/detail.ts';
import type { Change, NewEvent } from '../../src/complaint/desk/repository.ts';
import { withVisible } from '../../src/complaint/desk/merged.ts';
import { mayDo, mayReveal, refusalOf } from '../../src/complaint/desk/transitions.ts';
import { actorOf, scopeOf } from '../../src/complaint/desk/viewer.ts';
import { at, inState, rules, viewers } from './desk-cases.ts';

const shown = (kind: string): NewEvent => ({ kind, note: '', shown: true });
const { assignee, supervisor, onlooker, stranger } = viewers;
const page: ComplaintDetail = {
  ...{ id: 1, number: 'T26-0001-8', version: 3, category: 'other', text: '乱收费', target: 'village' },
  ...{ queue: 'banner-office', state: 'assigned', complainant: { kind: 'anonymous' } },
  ...{ duplicates: [], events: [], attachments: [], othersWriting: [], letters: [] },
  clock: {
    ...{ receivedAt: at, startedAt: at, dueDay: '2026-06-30', calendarVersion: '1', provisional: false },
    ...{ extensionDays: 0, pausedDays: 0, pauses: [] },
  },
};
function follow(from: ComplaintState, change: Change, events: readonly NewEvent[] = []) {
  return followed([{ ...inState(from), id: 5 }], { change, events }, 'T26-0001-8')[0];
}

describe('a duplicate', () => {
  it.each([
    ['received', 'accepted', true],
    ['accepted', 'accepted', false],
    ['accepted', 'assigned', true],
    ['assigned', 'accepted', false],
    ['reopened', 'assigned', false],
    ['assigned', 'answered', true],
    ['reopened', 'answered', true],
    ['answered', 'answered', false],
    ['answered', 'closed', true],
    ['reopened', 'closed', true],
    ['closed', 'closed', false],
    ['withdrawn', 'answered', false],
    ['assigned', 'awaiting-complainant', false],
  ] as const)('%s, when the one that goes on is %s: follows %s', (from, state, follows) => {
    expect(follow(from, { state })).toEqual(follows ? { id: 5, change: { state }, events: [] } : undefined);
  });

  it('is told the steps and the answer, not what stays in the office or is asked of another', () => {
    const told = ['accepted', 'assigned', 'answered', 'closed'].map(shown);
    const change = { state: 'answered', answer: '退', answeredAt: at, assigneeId: 3 } as const;
    const events = [...told, shown('transferred'), shown('awaiting-complainant')];

    expect(follow('assigned', change, events)).toEqual({
      ...{ id: 5, change: { state: 'answered', answer: '退', answeredAt: at }, events: told },
    });
    const closing = { state: 'closed', closedAt: at, closeReason: '完' } as const;
    expect(follow('answered', closing)?.change).toEqual(closing);
  });

  it('moves with it to another office, saying nothing, while it waits', () => {
    const down = { queue: 'sumu-office', sumu: '隆昌镇' } as const;
    expect(follow('assigned', down, [shown('accepted')])).toEqual({ id: 5, change: down, events: [] });
    expect(follow('assigned', { queue: 'sumu-office' })?.change).toEqual({ queue: 'sumu-office' });
    expect(follow('assigned', { queue: 'banner-office', sumu: '隆昌镇' })?.change).toEqual({
      queue: 'banner-office',
    });
    expect(follow('answered', down)).toBeUndefined();
    expect(follow('assigned', { sumu: '隆昌镇' })).toBeUndefined();
  });
});

describe('a duplicate that is against the office where the other goes', () => {
  const against = { ...inState('assigned', assignee), id: 5, queue: 'banner-office' } as const;
  const down = { state: 'accepted', queue: 'sumu-office', sumu: '林东镇' } as const;
  it.each([{ target: 'health-centre' }, { target: 'hospital' }, { text: '卫生院和嘎查一起收的' }] as const)(
    'parts and stays: %o',
    (one) => {
      expect(followed([{ ...against, ...one }], { change: down, events: [] }, 'T26-0001-8')).toEqual([
        {
          ...{ id: 5, change: { mergedIntoId: null, assigneeId: null, state: 'accepted' } },
          events: [{ kind: 'separated', note: 'T26-0001-8', shown: false }],
        },
      ]);
    },
  );
});

it('what is heard on the telephone against the office it lies with takes it up to the banner', () => {
  const complaint = inState('awaiting-complainant', assignee);
  const hear = { kind: 'hear', text: '卫生院的人也在' } as const;
  const facts = { complaint, duplicates: [], rules, at };

  expect(decideStaffAction(assignee, complaint.version, hear, facts)).toMatchObject({
    change: { target: 'health-centre', queue: 'banner-office', assigneeId: null, state: 'accepted' },
  });
});

describe('a page tells of merged ones', () => {
  const other = { id: 5, number: 'T26-0002-6', state: 'reopened' } as const;
  const here = { ...other, queue: 'banner-office' } as const;
  const away = { ...other, queue: 'supervision-committee' } as const;
  it.each([
    [here, true],
    [away, false],
  ] as const)('only where they are the viewer’s to see: %o', (one, seen) => {
    const told = withVisible(supervisor, { ...page, mergedInto: one, duplicates: [one] });

    expect([told.mergedInto, told.duplicates]).toEqual(seen ? [one, [one]] : [undefined, []]);
  });
});

describe('what a page offers', () => {
  const taken = inState('assigned', assignee);
  it.each([
    ['onlooker', 'received', 'accept take note'],
    ['assignee', 'assigned', 'assign transfer note ask answer merge'],
    ['assignee', 'awaiting-complainant', 'assign transfer note hear answer merge'],
    ['onlooker', 'assigned', 'note'],
    ['supervisor', 'assigned', 'assign transfer note ask answer close merge'],
    ['assignee', 'answered', 'note close'],
    ['stranger', 'assigned', ''],
  ] as const)('the %s of one that is %s: %s', (who, state, kinds) => {
    const complaint = state === 'received' ? inState(state) : inState(state, assignee);

    expect(mayDo(viewers[who], complaint).join(' ')).toBe(kinds);
  });

  it('says whose it is to do', () => {
    expect(refusalOf(onlooker, taken, 'answer')).toBe('not-yours');
    expect(refusalOf(assignee, taken, 'close')).toBe('not-your-role');
    expect(refusalOf(onlooker, inState('answered', assignee), 'close')).toBe('not-yours');
    expect(refusalOf(assignee, inState('closed', assignee), 'answer')).toBe('wrong-state');
  });

  it('tells the name to whoever works on it or answers for the queue, never of an anonymous one', () => {
    const may = [assignee, supervisor, onlooker, stranger].map((viewer) => mayReveal(viewer, taken));

    expect(may).toEqual([true, true, false, false]);
    expect(mayReveal(supervisor, { ...taken, anonymous: true })).toBe(false);
  });

  it('is nothing to outreach and administration; staff are named as staff', () => {
    expect([scopeOf({ role: 'outreach' }), scopeOf({ role: 'admin' })]).toEqual([[], []]);
    expect(actorOf({ login: 'complainant' })).toBe('staff:complainant');
  });
});
