import { describe, expect, it } from 'vitest';
import { clausesOf } from '../../src/complaint/clauses.ts';
import {
  complaintCategories,
  type ComplaintTarget,
  type ComplaintView,
  type NewComplaint,
} from '../../src/complaint/complaint.ts';
import { decideReceipt, queueOf, standingOf, startClock } from '../../src/complaint/decide.ts';
import { publishedCalendar } from '../../src/kernel/working-days.ts';

const complaint: NewComplaint = {
  number: 'T26-0418-7',
  category: 'overcharging',
  text: '多收了我20元',
  target: 'health-centre',
  anonymous: true,
  queryCode: '123456',
  receivedAt: new Date('2026-09-18T18:30:00+08:00'),
};

describe('nobody handles a complaint against their own workplace', () => {
  it.each<[ComplaintTarget, string]>([
    ['health-centre', 'banner-office'],
    ['sumu-office', 'banner-office'],
    ['hospital', 'banner-office'],
    ['other', 'unclear'],
    ['banner-office', 'supervision-committee'],
    ['unclear', 'unclear'],
  ])('against %s: %s', (target, queue) => {
    expect(queueOf({ target, category: 'overcharging', sumu: '林东镇', text: '' })).toBe(queue);
  });

  it('against a village: its sumu office, when the sumu is known', () => {
    expect(queueOf({ target: 'village', category: 'staff-attitude', sumu: '林东镇', text: '' })).toBe(
      'sumu-office',
    );
    expect(queueOf({ target: 'village', category: 'staff-attitude', text: '' })).toBe('banner-office');
  });

  it.each(['forced-enrolment', 'apportionment', 'no-receipt', 'misused-fund'] as const)(
    'against a village over the collecting (%s): the banner, since the sumu itself collects',
    (category) => {
      expect(queueOf({ target: 'village', category, sumu: '林东镇', text: '' })).toBe('banner-office');
    },
  );
});

describe('an anonymous complaint', () => {
  it('keeps no name, member or sumu, whatever was handed in', () => {
    const handed = { ...complaint, complainantName: '王小花', memberId: 11, sumu: '林东镇' };

    expect(decideReceipt(handed, publishedCalendar, { workingDays: 20 }).complaint).toEqual(complaint);
  });

  it('keeps a sumu that its own words name: where it happened tells nothing of who filed it', () => {
    const told = { ...complaint, text: '隆昌镇卫生院多收了钱', sumu: '隆昌镇' };

    expect(decideReceipt(told, publishedCalendar, { workingDays: 20 }).complaint.sumu).toBe('隆昌镇');
  });
});

describe('the clock of 20 working days', () => {
  it('starts on the China day of receipt and names what it skipped and counted', () => {
    const {
      clock,
      queue,
      complaint: kept,
    } = decideReceipt(complaint, publishedCalendar, { workingDays: 20 });

    expect(clock).toEqual({
      dueDay: '2026-10-22',
      calendarVersion: publishedCalendar.version,
      provisional: false,
      skipped: ['2026-09-25', '2026-10-01', '2026-10-02', '2026-10-05', '2026-10-06', '2026-10-07'],
      countedWeekends: ['2026-09-20', '2026-10-10'],
    });
    expect(queue).toBe('banner-office');
    expect(kept).toEqual(complaint);
  });

  it('takes the China day of an instant late in the evening of the day before in London', () => {
    const late = { ...complaint, receivedAt: new Date('2026-06-01T16:30:00Z') };

    expect(decideReceipt(late, publishedCalendar, { workingDays: 20 }).clock.dueDay).toBe('2026-07-01');
  });

  it('is provisional, with an internal target, when it reaches a year not yet published', () => {
    expect(startClock(publishedCalendar, '2026-12-14', 20)).toMatchObject({
      dueDay: '2027-01-12',
      provisional: true,
      internalTarget: '2027-01-08',
    });
  });

  it('still receives a complaint no calendar reaches: Monday to Friday, provisional', () => {
    expect(startClock(publishedCalendar, '2099-01-02', 20)).toEqual({
      dueDay: '2099-01-30',
      calendarVersion: 'none',
      provisional: true,
      skipped: [],
      countedWeekends: [],
    });
  });
});

describe('how a complaint stands', () => {
  const view: ComplaintView = {
    number: 'T26-0418-7',
    category: 'overcharging',
    text: '',
    anonymous: true,
    state: 'assigned',
    receivedAt: new Date('2026-06-01T10:00:00+08:00'),
    dueDay: '2026-06-30',
    provisional: false,
    events: [],
  };
  const stands = (change: Partial<ComplaintView>, today: string) =>
    standingOf({ ...view, ...change }, publishedCalendar, today);

  it('has no working day behind it on the day of receipt', () => {
    expect(stands({}, '2026-06-01')).toEqual({ kind: 'running', day: 0, dueDay: '2026-06-30' });
  });

  it('is on day 20, in time, on the due day itself', () => {
    expect(stands({}, '2026-06-30')).toEqual({ kind: 'running', day: 20, dueDay: '2026-06-30' });
  });

  it('is overdue from the day after', () => {
    expect(stands({}, '2026-07-01')).toEqual({ kind: 'overdue', byDays: 1, dueDay: '2026-06-30' });
  });

  it('is overdue while it waits for the complainant as well: the plan knows no pause', () => {
    expect(stands({ state: 'awaiting-complainant' }, '2026-07-03').kind).toBe('overdue');
  });

  it('makes up no number of days where the calendar does not reach', () => {
    expect(stands({}, '2060-01-01')).toEqual({ kind: 'overdue', dueDay: '2026-06-30' });
    expect(stands({ dueDay: '2061-01-01' }, '2060-01-01')).toEqual({ kind: 'running', dueDay: '2061-01-01' });
  });

  it('is answered, in time on the due day and late after it', () => {
    const answered = { state: 'answered' as const, answer: '已退款' };

    expect(stands({ ...answered, answeredAt: new Date('2026-06-30T15:59:00Z') }, '2026-08-01')).toEqual({
      kind: 'answered',
      answer: '已退款',
      answeredDay: '2026-06-30',
      late: false,
    });
    expect(stands({ ...answered, answeredAt: new Date('2026-06-30T16:00:00Z') }, '2026-08-01')).toMatchObject(
      { late: true },
    );
  });

  it('runs again when it was reopened after an answer', () => {
    const reopened = {
      state: 'reopened' as const,
      answer: '已退款',
      answeredAt: new Date('2026-06-10T02:00:00Z'),
    };

    expect(stands(reopened, '2026-06-20').kind).toBe('running');
  });

  it.each(['closed', 'withdrawn'] as const)('has ended when %s without an answer', (state) => {
    expect(stands({ state }, '2026-08-01')).toEqual({ kind: 'ended', how: state });
  });
});

describe('the clauses of a reported wrong', () => {
  it.each(complaintCategories)('%s ends with the promise of an answer', (category) => {
    expect(clausesOf(category).slice(-2)).toEqual(['III.5.2-complaint-phone', 'III.5.2-20-working-days']);
  });

  it.each([
    ['forced-enrolment', 'II.1-voluntary-by-household'],
    ['apportionment', 'III.2.2-collective'],
    ['no-receipt', 'III.3.2-receipt'],
    ['overcharging', 'III.6.1-no-overtreatment'],
    ['overtreatment', 'III.6.1-no-overtreatment'],
    ['misused-fund', 'III.3.0-fund-principles'],
    ['refused-or-late', 'III.4.3-simple-review'],
    ['staff-attitude', 'II.6-benefit'],
  ] as const)('%s breaks %s', (category, clause) => {
    expect(clausesOf(category)[0]).toBe(clause);
  });

  it('names none for what the plan does not speak of', () => {
    expect(clausesOf('other')).toHaveLength(2);
    expect(clausesOf(undefined)).toHaveLength(2);
  });
});
