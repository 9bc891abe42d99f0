import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, dayFromNumber, dayNumber, weekday } from '../../src/kernel/day.ts';
import {
  annotateDays,
  isWorkingDay,
  nthWorkingDayAfter,
  publishedCalendar as calendar,
  reckonDeadline,
  workingDaysBetween,
} from '../../src/kernel/working-days.ts';
import type { Deadline, Pause } from '../../src/kernel/working-days.ts';

const runs = { numRuns: 10_000 };
const first = dayNumber('2007-01-01');
const last = dayNumber('2030-12-31');
const anyDay = fc.integer({ min: first, max: last }).map(dayFromNumber);
const anyCount = fc.integer({ min: 1, max: 300 });

function reckoned(receivedDay: string, workingDays: number, pauses: readonly Pause[] = []): Deadline {
  const answer = reckonDeadline(calendar, { receivedDay, workingDays, pauses });
  if (answer.kind !== 'deadline') throw new Error(answer.kind);
  return answer;
}

/** The slow way, day by day, as a check on the table. */
function walk(receivedDay: string, workingDays: number, pauses: readonly Pause[] = []): string {
  let day = receivedDay;
  for (let counted = 0; counted < workingDays;) {
    day = addDays(day, 1);
    const paused = pauses.some(({ from, through }) => from <= day && day <= through);
    if (!paused && isWorkingDay(calendar, day)) counted += 1;
  }
  return day;
}

describe('every deadline', () => {
  it('falls on a working day, after receipt, exactly N working days later', () => {
    fc.assert(
      fc.property(anyDay, anyCount, (received, count) => {
        const { due, day1 } = reckoned(received, count);
        expect(isWorkingDay(calendar, due)).toBe(true);
        expect(due >= day1 && day1 > received).toBe(true);
        expect(workingDaysBetween(calendar, received, due)).toBe(count);
        expect(nthWorkingDayAfter(calendar, received, count)).toBe(due);
      }),
      runs,
    );
  });

  it('is never earlier for a later receipt, and strictly later for one working day more', () => {
    fc.assert(
      fc.property(anyDay, anyCount, fc.integer({ min: 0, max: 40 }), (received, count, later) => {
        const { due } = reckoned(received, count);
        expect(reckoned(addDays(received, later), count).due >= due).toBe(true);
        expect(reckoned(received, count + 1).due > due).toBe(true);
      }),
      runs,
    );
  });

  it('agrees with walking from day to day, pauses and all', () => {
    const gaps = fc.array(fc.tuple(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 0, max: 15 })), {
      maxLength: 3,
    });
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 60 }), gaps, (received, count, stretches) => {
        let eve = received;
        const pauses = stretches.map(([gap, length]) => {
          const from = addDays(eve, gap);
          eve = addDays(from, length);
          return { from, through: eve };
        });
        expect(reckoned(received, count, pauses).due).toBe(walk(received, count, pauses));
      }),
      runs,
    );
  });

  it('is explained in full: weekdays less holidays plus worked weekend days make N', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 60 }), (received, count) => {
        const { due, weekdayHolidaysSkipped, weekendWorkdaysCounted } = reckoned(received, count);
        let weekdays = 0;
        for (let day = addDays(received, 1); day <= due; day = addDays(day, 1)) {
          if (weekday(day) % 6 !== 0) weekdays += 1;
        }
        expect(weekdays - weekdayHolidaysSkipped.length + weekendWorkdaysCounted.length).toBe(count);
        const shown = annotateDays(calendar, received, due).at(-1);
        expect(shown).toMatchObject({ day: due, number: count });
      }),
      runs,
    );
  });

  it('is provisional exactly when it is due in a year that is not loaded, with a target before it', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 3, max: 300 }), (received, count) => {
        const { due, provisional, internalTarget } = reckoned(received, count);
        expect(provisional).toBe(due > '2026-12-31');
        expect(internalTarget).toBe(provisional ? walk(received, count - 2) : undefined);
      }),
      runs,
    );
  });
});
