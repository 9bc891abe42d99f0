import { describe, expect, it } from 'vitest';
import { publishedCalendar } from '../../src/kernel/working-days.ts';
import { endOfSending, nextOpening, sendingAt, type SendingHours } from '../../src/outreach/sending-hours.ts';

const hours: SendingHours = {
  ...{ quietHours: { from: '21:00', to: '08:00' }, restDays: 'quiet', calendar: publishedCalendar },
};
const sendingOnRestDays: SendingHours = { ...hours, restDays: 'sending' };
const china = (moment: string) => new Date(`${moment}+08:00`);
const hoursMs = (count: number) => count * 3_600_000;

describe('may be sent at this instant', () => {
  it.each([
    ['2026-11-23T07:59:59', 'quiet-hours'],
    ['2026-11-23T08:00:00', 'allowed'],
    ['2026-11-23T20:59:59', 'allowed'],
    ['2026-11-23T21:00:00', 'quiet-hours'],
    ['2026-11-24T00:00:00', 'quiet-hours'],
    // A Saturday, a Sunday.
    ['2026-11-28T10:00:00', 'rest-day'],
    ['2026-11-29T23:59:59', 'rest-day'],
    // A holiday on a Thursday, and a Saturday that is worked in return.
    ['2026-10-01T10:00:00', 'rest-day'],
    ['2026-10-10T10:00:00', 'allowed'],
    ['2026-10-10T22:00:00', 'quiet-hours'],
    // Beyond the calendar only weekends are known: a Sunday and New Year's Day, a Thursday.
    ['2043-11-29T10:00:00', 'rest-day'],
    ['2043-01-01T10:00:00', 'allowed'],
  ])('%s', (moment, expected) => {
    expect(sendingAt(hours, china(moment))).toBe(expected);
  });

  it('of a year that is not arranged yet the law’s own holidays are rest days', () => {
    expect(sendingAt(hours, china('2027-10-01T10:00:00'))).toBe('rest-day');
  });

  it('on rest days by day when the office says so, at night never', () => {
    expect(sendingAt(sendingOnRestDays, china('2026-11-28T10:00:00'))).toBe('allowed');
    expect(sendingAt(sendingOnRestDays, china('2026-11-28T21:00:00'))).toBe('quiet-hours');
  });

  it('other quiet hours, up to midnight', () => {
    const late: SendingHours = { ...hours, quietHours: { from: '22:30', to: '00:00' } };

    expect(sendingAt(late, china('2026-11-23T00:00:00'))).toBe('allowed');
    expect(sendingAt(late, china('2026-11-23T22:29:59'))).toBe('allowed');
    expect(sendingAt(late, china('2026-11-23T22:30:00'))).toBe('quiet-hours');
  });
});

describe('the next opening', () => {
  it.each([
    ['now', '2026-11-23T10:00:30', '2026-11-23T10:00:30'],
    ['this morning', '2026-11-23T03:00:00', '2026-11-23T08:00:00'],
    ['tomorrow', '2026-11-23T21:00:00', '2026-11-24T08:00:00'],
    ['over a weekend', '2026-11-27T21:30:00', '2026-11-30T08:00:00'],
    ['over the holidays of October', '2026-09-30T21:30:00', '2026-10-08T08:00:00'],
  ])('%s', (_when, from, opens) => {
    expect(nextOpening(hours, china(from))).toEqual(china(opens));
  });

  it('is not promised where none is in reach', () => {
    const noDay = { ...hours, quietHours: { from: '08:00', to: '08:00' } };

    expect(nextOpening(noDay, china('2026-11-23T10:00:00'))).toBeUndefined();
    expect(endOfSending(noDay, china('2026-11-23T10:00:00'), 1, '2026-12-18')).toBeUndefined();
  });
});

describe('when sending ends', () => {
  const ends = (from: string, count: number, lastDay = '2026-12-18') =>
    endOfSending(hours, china(from), hoursMs(count), lastDay);

  it('the same day, to the last minute before the quiet hours', () => {
    expect(ends('2026-11-23T10:00:00', 11)).toEqual({
      beginsAt: china('2026-11-23T10:00:00'),
      endsAt: china('2026-11-23T21:00:00'),
      goesOnDays: 0,
    });
  });

  it('the next day with what is left', () => {
    expect(ends('2026-11-23T10:00:00', 12)).toEqual({
      beginsAt: china('2026-11-23T10:00:00'),
      endsAt: china('2026-11-24T09:00:00'),
      goesOnDays: 1,
    });
  });

  it('over a weekend, counting days on which is sent', () => {
    expect(ends('2026-11-26T20:00:00', 15)).toEqual({
      beginsAt: china('2026-11-26T20:00:00'),
      endsAt: china('2026-11-30T09:00:00'),
      goesOnDays: 2,
    });
  });

  it('begins when the hour allows', () => {
    expect(ends('2026-11-28T10:00:00', 1)).toMatchObject({ beginsAt: china('2026-11-30T08:00:00') });
  });

  it('not at all when the last day comes first', () => {
    expect(ends('2026-12-18T10:00:00', 11)).toMatchObject({ endsAt: china('2026-12-18T21:00:00') });
    expect(ends('2026-12-18T10:00:00', 11.01)).toBeUndefined();
    expect(ends('2026-12-18T21:00:00', 1)).toBeUndefined();
  });
});
