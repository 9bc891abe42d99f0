import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { type ClockExplained, type ExplainedFacts, explainClock } from '../../src/complaint/clock-days.ts';
import { reckonClock } from '../../src/complaint/clock.ts';
import { dayOf } from '../../src/kernel/day.ts';
import {
  buildCalendar,
  parseArrangement,
  publishedArrangements,
  publishedCalendar,
} from '../../src/kernel/working-days.ts';

type Explained = Extract<ClockExplained, { kind: 'explained' }>;

function explained(
  given: Partial<ExplainedFacts> & { receivedDay: string },
  today: string,
  calendar = publishedCalendar,
): Explained {
  const facts = { workingDays: 20, ...given };
  const { dueDay } = reckonClock(calendar, facts);
  const answer = explainClock(calendar, { dueDay, ...facts }, today);
  if (answer.kind !== 'explained') throw new Error(answer.kind);
  return answer;
}

const received = (instant: string) => dayOf(new Date(instant));

describe('the clock explained', () => {
  it('over Spring Festival 2026: make-up Saturdays count by name, the holidays are skipped by name', () => {
    const { strip, skipped, left, dueDay, provisional, calendarVersion } = explained(
      { receivedDay: '2026-02-10' },
      '2026-02-24',
    );

    expect(strip).toHaveLength(20);
    expect(strip.slice(2, 6)).toEqual([
      { day: '2026-02-13', number: 3, when: 'done' },
      { day: '2026-02-14', number: 4, when: 'done', madeUpFor: '春节' },
      { day: '2026-02-24', number: 5, when: 'today' },
      { day: '2026-02-25', number: 6, when: 'left' },
    ]);
    expect(strip.find(({ day }) => day === '2026-02-28')).toMatchObject({ madeUpFor: '春节' });
    expect(skipped).toEqual(
      ['16', '17', '18', '19', '20', '23'].map((day) => ({
        day: `2026-02-${day}`,
        why: 'holiday',
        name: '春节',
      })),
    );
    expect({ left, dueDay, provisional }).toEqual({ left: 15, dueDay: '2026-03-16', provisional: false });
    expect(calendarVersion).toBe(publishedCalendar.version);
  });

  it('counts a make-up Sunday', () => {
    const { strip } = explained({ receivedDay: '2025-01-20' }, '2025-01-26');

    expect(strip[4]).toEqual({ day: '2025-01-26', number: 5, when: 'today', madeUpFor: '春节' });
  });

  it.each([
    ['2026-06-30T23:59:59+08:00', 0],
    ['2026-07-01T00:01:00+08:00', -1],
  ])('the last day lasts until midnight in China: at %s %i working days are left', (instant, left) => {
    expect(explained({ receivedDay: '2026-06-01' }, received(instant)).left).toBe(left);
  });

  it.each([
    ['2025-12-31T23:59:00+08:00', '2026-01-04', '2026-01-29'],
    ['2026-01-01T00:01:00+08:00', '2026-01-04', '2026-01-29'],
    ['2026-03-05T23:59:00+08:00', '2026-03-06', '2026-04-02'],
    ['2026-03-06T00:01:00+08:00', '2026-03-09', '2026-04-03'],
  ])('received at %s: day 1 is %s, the last %s', (instant, first, last) => {
    const { strip, dueDay } = explained({ receivedDay: received(instant) }, received(instant));

    expect(strip[0]).toMatchObject({ day: first, number: 1, when: 'left' });
    expect(dueDay).toBe(last);
  });

  it('a Friday, Saturday or Sunday starts the same count; Thursday and Monday another', () => {
    const due = ['2025-06-12', '2025-06-13', '2025-06-14', '2025-06-15', '2025-06-16'].map(
      (receivedDay) => explained({ receivedDay }, receivedDay).dueDay,
    );

    expect(due).toEqual(['2025-07-10', '2025-07-11', '2025-07-11', '2025-07-11', '2025-07-14']);
  });

  it.each([
    ['2024-02-27', '2024-02-29'],
    ['2027-02-25', '2027-03-01'],
  ])('passes the end of February: two working days after %s is %s', (receivedDay, second) => {
    expect(explained({ receivedDay }, receivedDay).strip[1]).toMatchObject({ day: second });
  });

  it('says overdue by working days, at least one on the weekend after', () => {
    const lefts = ['2025-07-11', '2025-07-12', '2025-07-14', '2025-07-15'].map(
      (today) => explained({ receivedDay: '2025-06-13' }, today).left,
    );

    expect(lefts).toEqual([0, -1, -1, -2]);
  });

  it('an extension lengthens the strip, and its days are marked', () => {
    const { strip, dueDay, workingDays } = explained(
      { receivedDay: '2026-06-01', extensionDays: 20 },
      '2026-06-30',
    );

    expect(dueDay).toBe('2026-07-28');
    expect([strip.length, workingDays]).toEqual([40, 40]);
    expect(strip[19]).toEqual({ day: '2026-06-30', number: 20, when: 'today' });
    expect(strip[20]).toEqual({ day: '2026-07-01', number: 21, when: 'left', extended: true });
  });

  it('the days of a pause are skipped as such; a holiday within it stays a holiday', () => {
    const pauses = [{ from: '2026-06-09', through: '2026-06-19' }];
    const { dueDay, skipped, strip } = explained({ receivedDay: '2026-06-01', pauses }, '2026-06-22');

    expect(strip).toHaveLength(20);
    expect(skipped.filter(({ why }) => why === 'paused').map(({ day }) => day)).toEqual(
      ['09', '10', '11', '12', '15', '16', '17', '18'].map((day) => `2026-06-${day}`),
    );
    expect(skipped.at(-1)).toEqual({ day: '2026-06-19', why: 'holiday', name: '端午节' });
    expect(dueDay).toBe('2026-07-10');
  });

  it('while it stands, the last day moves on with today and what is left stays', () => {
    const facts = { receivedDay: '2026-06-01', pausedOn: '2026-06-09' };
    const seen = ['2026-06-09', '2026-06-10', '2026-06-18'].map((today) => explained(facts, today));

    expect(seen.map(({ dueDay }) => dueDay)).toEqual(['2026-06-30', '2026-07-01', '2026-07-09']);
    expect(seen.map(({ left }) => left)).toEqual([14, 14, 14]);
    expect(seen.map(({ differs }) => differs)).toEqual([false, false, false]);
    expect(seen[0]).toMatchObject({ pausedOn: '2026-06-09' });
  });

  it('an answered complaint shows how it stood on the day of the answer', () => {
    const { left, strip } = explained(
      { receivedDay: '2026-06-01', answeredDay: '2026-06-05', pausedOn: '2026-06-04' },
      '2026-12-01',
    );

    expect(left).toBe(16);
    expect(strip[3]).toMatchObject({ when: 'today' });
  });

  it('a calendar loaded late: provisional before, settled after, and the stored day said to differ', () => {
    const file = fileURLToPath(new URL('../cli/arrangement-2027.yaml', import.meta.url));
    const parsed = parseArrangement(parse(readFileSync(file, 'utf8')));
    if (parsed.kind !== 'arrangement') throw new Error(parsed.reasons.join());
    const later = buildCalendar([...publishedArrangements, parsed.arrangement]);
    const before = explained({ receivedDay: '2026-12-10' }, '2026-12-11');
    const after = explained({ receivedDay: '2026-12-10', dueDay: before.dueDay }, '2026-12-11', later);

    expect(before).toMatchObject({ dueDay: '2027-01-08', provisional: true, internalTarget: '2027-01-06' });
    expect(after).toMatchObject({ dueDay: '2027-01-08', provisional: false, differs: true });
    expect(after.strip.at(-1)?.day).toBe('2027-01-10');
    expect(after).not.toHaveProperty('internalTarget');
  });

  it('outside the calendar only what is stored is said', () => {
    const facts = { receivedDay: '2090-01-01', workingDays: 20, dueDay: '2090-01-29' };

    expect(explainClock(publishedCalendar, facts, '2090-01-02')).toEqual({
      kind: 'outside-calendar',
      receivedDay: '2090-01-01',
      dueDay: '2090-01-29',
    });
  });
});
