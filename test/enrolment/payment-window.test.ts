import { describe, expect, it } from 'vitest';
import { paymentWindow } from '../../src/enrolment/decide.ts';
import { publishedCalendar } from '../../src/kernel/working-days.ts';

describe('the days of paying', () => {
  it('counts the deadline itself where it is a working day', () => {
    expect(paymentWindow(publishedCalendar, '2024-12-20')).toEqual({
      deadline: '2024-12-20',
      lastWorkingDay: '2024-12-20',
      provisional: false,
    });
  });

  it('is provisional in a year whose arrangement is not published', () => {
    expect(paymentWindow(publishedCalendar, '2027-12-20').provisional).toBe(true);
  });

  it('names no working day outside the calendar', () => {
    expect(paymentWindow(publishedCalendar, '2099-12-20')).toEqual({
      deadline: '2099-12-20',
      provisional: true,
    });
  });
});
