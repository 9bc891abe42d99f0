/** What complainants do, whole: the change, what is written down, and what becomes of what was merged. */
import { describe, expect, it } from 'vitest';
import type { ComplainantAction } from '../../src/complaint/desk/actions.ts';
import { decideComplainantAction } from '../../src/complaint/desk/decide-complainant.ts';
import type { DeskComplaint } from '../../src/complaint/desk/repository.ts';
import { at, inState, rules, viewers } from './desk-cases.ts';

const decide = (
  action: ComplainantAction,
  complaint: DeskComplaint,
  duplicates: readonly DeskComplaint[] = [],
) => decideComplainantAction(action, { complaint, duplicates, rules, at });
const shown = (kind: string, note = '') => ({ kind, note, shown: true });
const hidden = (kind: string, note = '') => ({ kind, note, shown: false });
const taken = inState('assigned', viewers.assignee);
const duplicate = { ...inState('assigned', viewers.colleague), id: 5, mergedIntoId: 1 };
const parted = {
  id: 5,
  change: { mergedIntoId: null, assigneeId: null, state: 'accepted' },
  events: [hidden('separated', taken.number)],
};

describe('withdrawn', () => {
  it('it ends, with the reason if one was given, and whoever else complained of it still waits', () => {
    expect(decide({ kind: 'withdraw', reason: '好了' }, taken, [duplicate])).toEqual({
      kind: 'done',
      change: { state: 'withdrawn', closedAt: at },
      ...{ events: [shown('withdrawn', '好了')], also: [parted] },
    });
    expect(decide({ kind: 'withdraw' }, { ...taken, mergedIntoId: 2 })).toEqual({
      kind: 'done',
      change: { state: 'withdrawn', closedAt: at, mergedIntoId: null },
      ...{ events: [shown('withdrawn')], also: [] },
    });
  });
});

describe('more of the story', () => {
  const more = { kind: 'add', text: '还有一张收据' } as const;
  const banner = { kind: 'add', text: '是旗合管办的人收的' } as const;

  it('is seen by both, and of a duplicate told to whoever works on the one that goes on', () => {
    expect(decide(more, taken)).toEqual({
      kind: 'done',
      ...{ change: { state: 'assigned' }, events: [shown('added', more.text)], also: [] },
    });
    expect(decide(more, { ...taken, mergedIntoId: 2 })).toMatchObject({
      also: [{ id: 2, change: {}, events: [hidden('added-by-duplicate', more.text)] }],
    });
  });

  it('answers what was asked: it is in hand again', () => {
    expect(decide(more, inState('awaiting-complainant', viewers.assignee))).toMatchObject({
      change: { state: 'assigned' },
    });
  });

  it('that names the banner office takes it to the committee, alone, out of everybody’s hands', () => {
    const moved = { state: 'accepted', target: 'banner-office', queue: 'supervision-committee' };
    const events = [
      shown('added', banner.text),
      ...[hidden('queued', 'supervision-committee'), shown('transferred')],
    ];

    expect(decide(banner, taken, [duplicate])).toEqual({
      kind: 'done',
      ...{ change: { ...moved, assigneeId: null }, events, also: [parted] },
    });
    expect(decide(banner, { ...taken, mergedIntoId: 2 })).toEqual({
      kind: 'done',
      ...{ change: { ...moved, assigneeId: null, mergedIntoId: null }, events, also: [] },
    });
    expect(decide(banner, { ...taken, queue: 'supervision-committee' })).toEqual({
      kind: 'done',
      ...{ change: { state: 'assigned' }, events: [shown('added', banner.text)], also: [] },
    });
  });

  it.each([
    ['卫生院的人也分了钱', 'health-centre'],
    ['苏木合管办的人让交的', 'sumu-office'],
    ['合管办的人让交的', 'sumu-office'],
  ] as const)('that names the office it lies with takes it up to the banner: %s', (text, target) => {
    const moved = { target, queue: 'banner-office', assigneeId: null };
    expect(decide({ kind: 'add', text }, taken, [duplicate])).toMatchObject({
      ...{ change: { ...moved, state: 'accepted' }, also: [parted] },
    });
    expect(decide({ kind: 'reopen', reason: text }, inState('answered'))).toMatchObject({ change: moved });
    const there = { ...taken, queue: 'banner-office' } as const;
    expect(decide({ kind: 'add', text }, there)).toMatchObject({ change: { state: 'assigned' } });
  });

  it.each([
    [' ', 'nothing-said'],
    ['长'.repeat(5_001), 'too-long'],
  ])('is refused without words or with too many', (text, why) => {
    expect(decide({ kind: 'add', text }, taken)).toEqual({ kind: 'refused', why });
    expect(decide({ kind: 'reopen', reason: text }, inState('answered'))).toEqual({ kind: 'refused', why });
  });
});

describe('reopened', () => {
  const again = { kind: 'reopen', reason: '钱没有退' } as const;
  const clock = { dueDay: '2026-06-30', skipped: ['2026-06-19'], countedWeekends: [] };
  const note = JSON.stringify(clock);
  const begun = {
    ...{ state: 'reopened', reopenedAt: at, closedAt: null, closeReason: null },
    ...{ extensionDays: 0, pausedDays: 0, clock: expect.objectContaining(clock) as unknown },
    // The next answer may be rated anew; the timeline keeps the former rating.
    satisfaction: null,
  };

  it('begins its 20 working days anew, with nothing extended or paused, in the same hands', () => {
    expect(decide(again, inState('answered', viewers.assignee))).toEqual({
      kind: 'done',
      ...{ change: begun, events: [shown('reopened', again.reason), hidden('clock-started', note)] },
      also: [],
    });
  });

  it('against the office now, it takes no duplicate’s page along as a window', () => {
    const ended = { ...duplicate, state: 'answered' } as const;
    const reopened = decide({ kind: 'reopen', reason: '是旗合管办的人收的' }, inState('answered'), [ended]);

    // It was answered and stays so.
    expect(reopened.kind === 'done' && reopened.also.map(({ id, change }) => [id, change])).toEqual([
      [5, { mergedIntoId: null }],
    ]);
  });

  it('parts from the one it was merged into, and waits for somebody', () => {
    expect(decide(again, { ...inState('answered'), mergedIntoId: 2 })).toMatchObject({
      change: { mergedIntoId: null, assigneeId: null },
    });
  });

  it('goes to the committee when the reason names the banner office, unless it is there already', () => {
    const reason = '旗合管办的人不给退';
    const queued = hidden('queued', 'supervision-committee');

    expect(decide({ kind: 'reopen', reason }, inState('answered'))).toEqual({
      kind: 'done',
      change: {
        ...begun,
        ...{ queue: 'supervision-committee', target: 'banner-office', assigneeId: null },
      },
      events: [
        ...[shown('reopened', reason), hidden('clock-started', note)],
        ...[queued, shown('transferred')],
      ],
      also: [],
    });
    const theirs = { ...inState('answered'), queue: 'supervision-committee' } as const;
    expect(decide({ kind: 'reopen', reason }, theirs)).toMatchObject({
      events: [shown('reopened', reason), hidden('clock-started', note)],
    });
  });

  it('has its time from the answer, or from the end of one that was closed without', () => {
    const { answer: _answer, answeredAt: _at, ...unanswered } = inState('closed');
    const closedAt = (day: string) => ({ ...unanswered, closedAt: new Date(`${day}T02:00:00Z`) });

    expect(decide(again, closedAt('2026-05-02')).kind).toBe('done');
    expect(decide(again, closedAt('2026-05-01'))).toEqual({ kind: 'refused', why: 'too-late' });
    expect(decide(again, unanswered).kind).toBe('done');
  });
});

describe('rated', () => {
  it('it keeps the number, which is the office’s affair', () => {
    for (const satisfaction of [1, 5])
      expect(decide({ kind: 'rate', satisfaction }, inState('answered'))).toEqual({
        ...{ kind: 'done', change: { satisfaction } },
        ...{ events: [hidden('rated', String(satisfaction))], also: [] },
      });
  });
});
