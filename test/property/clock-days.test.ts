import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { explainClock } from '../../src/complaint/clock-days.ts';
import { pausedWorkingDays, reckonClock, workingDaysLeft } from '../../src/complaint/clock.ts';
import { addDays, dayFromNumber, dayNumber, weekday } from '../../src/kernel/day.ts';
import { isWorkingDay, type Pause, publishedCalendar as calendar } from '../../src/kernel/working-days.ts';

const runs = { numRuns: 3_000 };
const anyDay = fc.integer({ min: dayNumber('2024-01-01'), max: dayNumber('2027-12-31') }).map(dayFromNumber);
const stretches = fc.array(fc.tuple(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 0, max: 15 })), {
  maxLength: 2,
});

function pausesAfter(received: string, gaps: readonly (readonly [number, number])[]): readonly Pause[] {
  let eve = received;
  return gaps.map(([gap, length]) => {
    const from = addDays(eve, gap);
    eve = addDays(from, length);
    return { from, through: eve };
  });
}

describe('the clock explained, 2024 to 2027', () => {
  it('every day between receipt and the last day is in the strip, skipped with its reason, or a weekend', () => {
    fc.assert(
      fc.property(
        anyDay,
        fc.integer({ min: 0, max: 20 }),
        stretches,
        anyDay,
        (received, extra, gaps, now) => {
          const facts = {
            receivedDay: received,
            workingDays: 20,
            extensionDays: extra,
            pauses: pausesAfter(received, gaps),
          };
          const { dueDay } = reckonClock(calendar, facts);
          const shown = explainClock(calendar, { ...facts, dueDay }, now);
          if (shown.kind !== 'explained') throw new Error(shown.kind);
          const numbers = shown.strip.map(({ number }) => number);
          expect(numbers).toEqual(Array.from({ length: 20 + extra }, (_, place) => place + 1));
          expect(shown.strip.at(-1)?.day).toBe(dueDay);
          expect(shown.differs).toBe(false);
          const counted = new Set(shown.strip.map(({ day }) => day));
          const skipped = new Map(shown.skipped.map(({ day, why }) => [day, why]));
          expect(skipped.size).toBe(shown.skipped.length);
          for (let day = addDays(received, 1); day <= dueDay; day = addDays(day, 1)) {
            const working = isWorkingDay(calendar, day);
            if (counted.has(day)) expect(working && !skipped.has(day)).toBe(true);
            else if (working) expect(skipped.get(day)).toBe('paused');
            else if (weekday(day) % 6 === 0) expect(skipped.has(day)).toBe(false);
            else expect(skipped.get(day)).toBe('holiday');
          }
          expect(pausedWorkingDays(calendar, facts.pauses)).toBeGreaterThanOrEqual(
            [...skipped.values()].filter((why) => why === 'paused').length,
          );
        },
      ),
      runs,
    );
  });

  it('what is left is what the strip shows as left, and below nothing only after the last day', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -5, max: 60 }), (received, later) => {
        const today = addDays(received, Math.max(0, later));
        const { dueDay } = reckonClock(calendar, { receivedDay: received, workingDays: 20 });
        const shown = explainClock(calendar, { receivedDay: received, workingDays: 20, dueDay }, today);
        if (shown.kind !== 'explained') throw new Error(shown.kind);
        const inStrip = shown.strip.filter(({ when }) => when === 'left').length;
        expect(shown.left < 0).toBe(today > dueDay);
        expect(Math.max(0, shown.left)).toBe(inStrip);
        expect(shown.strip.filter(({ when }) => when === 'today').length).toBe(
          isWorkingDay(calendar, today) && today > received && today <= dueDay ? 1 : 0,
        );
        expect(workingDaysLeft(calendar, today, dueDay)).toBe(shown.left);
      }),
      runs,
    );
  });
});
