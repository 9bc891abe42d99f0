import { describe, expect, it } from 'vitest';
import {
  decideReminder,
  type DueComplaint,
  inOfficeHours,
  type RemindedStaff,
  stageBands,
} from '../../src/complaint/reminder.ts';
import { reckonClock } from '../../src/complaint/clock.ts';
import { nthWorkingDayAfter, publishedCalendar as calendar } from '../../src/kernel/working-days.ts';

const hours = [
  { from: '08:30', to: '11:30' },
  { from: '14:30', to: '17:00' },
];
const staff: readonly RemindedStaff[] = [
  { id: 1, role: 'handler', sumu: '林东镇' },
  { id: 2, role: 'handler', sumu: '隆昌镇' },
  { id: 3, role: 'handler' },
  { id: 4, role: 'supervisor' },
  { id: 5, role: 'committee' },
];
const due: DueComplaint = {
  id: 7,
  number: 'T26-0007-1',
  stage: 'working-day-10',
  dueDay: '2026-12-10',
  queue: 'banner-office',
};
const told = (given: Partial<DueComplaint>, among = staff) =>
  decideReminder({ ...due, ...given }, among)?.staffIds;

describe('office hours', () => {
  it.each([
    ['2026-11-26T08:29:59+08:00', false],
    ['2026-11-26T08:30:00+08:00', true],
    ['2026-11-26T11:30:00+08:00', false],
    ['2026-11-26T16:59:59+08:00', true],
    ['2026-11-26T17:00:00+08:00', false],
    ['2026-11-28T10:00:00+08:00', false],
    ['2026-10-01T10:00:00+08:00', false],
    ['2026-10-10T10:00:00+08:00', true],
    ['2090-01-02T10:00:00+08:00', false],
  ])('at %s open: %s', (at, open) => {
    expect(inOfficeHours(hours, calendar, new Date(at))).toBe(open);
  });
});

describe('the stages', () => {
  it('are reached on working days 10, 15, 18 and 20, then on the first and the second day after', () => {
    const { dueDay } = reckonClock(calendar, { receivedDay: '2026-02-10', workingDays: 20 });
    const reached = Array.from({ length: 24 }, (_, place) => {
      const today = nthWorkingDayAfter(calendar, '2026-02-10', place + 1);
      return stageBands(calendar, today).find(
        ({ from, through }) => dueDay <= through && (from === undefined || from <= dueDay),
      )?.stage;
    });

    const none = (count: number) => Array.from({ length: count }, () => undefined);
    const each = (stage: string, count: number) => Array.from({ length: count }, () => stage);
    expect(reached).toEqual([
      ...none(9),
      ...each('working-day-10', 5),
      ...each('working-day-15', 3),
      ...each('working-day-18', 2),
      'working-day-20',
      'overdue-supervisor',
      ...each('overdue-committee', 3),
    ]);
  });
});

describe('who is reminded', () => {
  it.each<[string, Partial<DueComplaint>, number[] | undefined]>([
    ['the assignee', { assigneeId: 3 }, [3]],
    ['unassigned: the handlers of the banner', {}, [3]],
    ['of a sumu: its own handlers', { queue: 'sumu-office', sumu: '林东镇' }, [1]],
    ['of a sumu without handlers: those of the banner', { queue: 'sumu-office', sumu: '十三敖包镇' }, [3]],
    ['of the committee: the committee', { queue: 'supervision-committee' }, [5]],
    ['not sorted yet: the committee', { queue: 'unclear' }, [5]],
    [
      'an assignee who may not see it any more: never',
      { queue: 'supervision-committee', assigneeId: 3 },
      [5],
    ],
    ['nor one of the accused sumu', { queue: 'banner-office', sumu: '林东镇', assigneeId: 1 }, [3]],
    ['nor one of another sumu', { queue: 'sumu-office', sumu: '林东镇', assigneeId: 2 }, [1]],
    ['a disabled assignee: the office instead', { assigneeId: 99 }, [3]],
    ['the day after the last: the supervisor', { stage: 'overdue-supervisor', assigneeId: 3 }, [4]],
    ['the next one: the committee', { stage: 'overdue-committee' }, [5]],
    [
      'never the supervisor of what is against the office',
      { stage: 'overdue-supervisor', queue: 'supervision-committee' },
      [5],
    ],
    ['nor of what may be', { stage: 'overdue-supervisor', queue: 'unclear' }, [5]],
  ])('%s', (_who, given, ids) => {
    expect(told(given)).toEqual(ids);
  });

  it('without a handler the supervisor; without anybody it is left for later', () => {
    const noHandlers = staff.filter(({ role }) => role !== 'handler');

    expect(told({}, noHandlers)).toEqual([4]);
    expect(told({ queue: 'supervision-committee' }, noHandlers.slice(0, 1))).toBeUndefined();
  });

  it('what was missed counts as told, and the committee’s own queue skips the supervisor', () => {
    expect(decideReminder({ ...due, stage: 'working-day-18' }, staff)?.marks).toEqual([
      'working-day-10',
      'working-day-15',
      'working-day-18',
    ]);
    expect(
      decideReminder({ ...due, stage: 'overdue-supervisor', queue: 'supervision-committee' }, staff),
    ).toMatchObject({
      stage: 'overdue-committee',
      marks: expect.arrayContaining(['overdue-supervisor']) as string[],
    });
  });
});
