import { describe, expect, it } from 'vitest';
import { addDays, dayFromNumber, dayNumber } from '../../src/kernel/day.ts';
import {
  annotateDays,
  isWorkingDay,
  publishedCalendar as calendar,
  reckonDeadline,
} from '../../src/kernel/working-days.ts';
import { seededChance } from '../support/chance.ts';
import { type Counted, countByHand, isWorked, publishedYears, type Question } from './deadline.ts';
import { upTo } from './stays.ts';

const cases = 4_000;

function reckoned({ received, workingDays, extension, pauses }: Question): Counted | string {
  const answer = reckonDeadline(calendar, {
    receivedDay: received,
    workingDays,
    ...(extension > 0 ? { extensionWorkingDays: extension } : {}),
    pauses: pauses.map(([from, through]) => ({ from, through })),
  });
  if (answer.kind !== 'deadline') return answer.kind;
  expect(answer.provisional).toBe(answer.unpublishedYears !== undefined);
  // An extension is told before the first period has run out.
  for (const first of [answer.originalDue, answer.lastDayToNotifyExtension])
    expect(first).toBe(extension > 0 ? answer.due : undefined);
  return {
    day1: answer.day1,
    due: answer.due,
    extended: answer.extendedDue ?? answer.due,
    skipped: answer.weekdayHolidaysSkipped,
    worked: answer.weekendWorkdaysCounted,
    unpublished: answer.unpublishedYears ?? [],
    target: answer.internalTarget,
  };
}

/** Received on any day from one year's first through another's last; now and then extended, paused, or both. */
function randomQuestion(chance: () => number, firstYear: number, lastYear: number): Question {
  const first = dayNumber(`${firstYear}-01-01`);
  const received = dayFromNumber(first + upTo(chance, dayNumber(`${lastYear}-12-31`) - first));
  const pauses: [string, string][] = [];
  let eve = addDays(received, -1);
  for (let left = chance() < 0.5 ? 0 : 1 + upTo(chance, 2); left > 0; left -= 1) {
    const from = addDays(eve, 1 + upTo(chance, 20));
    eve = addDays(from, upTo(chance, 15));
    pauses.push([from, eve]);
  }
  return {
    received,
    workingDays: chance() < 0.5 ? 20 : 1 + upTo(chance, 59),
    extension: chance() < 0.6 ? 0 : 1 + upTo(chance, 19),
    pauses,
  };
}

describe('deadlines beside a count of their own', () => {
  it.each([
    ['in the years whose arrangement is published', 20_260_703, 2007, 2026],
    ['in years that rest on the law alone, or reach into one', 20_260_704, 2026, 2035],
  ])('are the same for 4,000 random questions %s', (_, seed, firstYear, lastYear) => {
    const chance = seededChance(seed);
    for (let number = 0; number < cases; number += 1) {
      const question = randomQuestion(chance, firstYear, lastYear);
      const which = `seed ${seed}, case ${number}: ${JSON.stringify(question)}`;
      const byHand = countByHand(question);
      expect(reckoned(question), which).toEqual(byHand);
      const pauses = question.pauses.map(([from, through]) => ({ from, through }));
      const told = annotateDays(calendar, question.received, byHand.extended, pauses);
      expect(told.at(-1), which).toMatchObject({
        day: byHand.extended,
        number: question.workingDays + question.extension,
      });
    }
  });

  it('rest on the same working days, every day from 2007 through 2036', () => {
    const differing: string[] = [];
    for (let day = calendar.firstDay; day <= calendar.lastDay; day = addDays(day, 1))
      if (isWorkingDay(calendar, day) !== isWorked(day)) differing.push(day);
    expect(differing).toEqual([]);
    expect([...publishedYears].sort()).toEqual([...calendar.loadedYears].sort());
  });
});
