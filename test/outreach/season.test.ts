import { describe, expect, it } from 'vitest';
import { parseYuan, zero } from '../../src/kernel/money.ts';
import { publishedCalendar } from '../../src/kernel/working-days.ts';
import type { Campaign } from '../../src/outreach/campaign.ts';
import { collectedYear, collectionOf } from '../../src/outreach/collection.ts';
import { planOf } from '../../src/outreach/season.ts';

const premium = parseYuan('10.00') ?? zero;
const signed = () => ({ premium, paymentDeadline: '12-20' });
const china = (moment: string) => new Date(`${moment}:00+08:00`);

function plan(at: string, existing: Parameters<typeof planOf>[2] = []) {
  const collection = collectionOf(collectedYear(china(at)), signed, publishedCalendar);
  if (!collection) throw new Error('not signed');
  return planOf(collection, publishedCalendar, existing, china(at));
}

describe('the year that is collected for', () => {
  it('2027 until Friday 18 December 2026, since the 20th is a Sunday', () => {
    expect(collectionOf(2027, signed, publishedCalendar)).toEqual({
      ...{ year: 2027, premium, deadline: '2026-12-20', lastWorkingDay: '2026-12-18' },
    });
  });

  it('is the next one, by the day in China', () => {
    expect(collectedYear(china('2026-12-31T23:59'))).toBe(2027);
    expect(collectedYear(china('2027-01-01T00:00'))).toBe(2028);
  });

  it('has neither figure nor day when it is not signed, or beyond the calendar', () => {
    expect(collectionOf(2027, () => undefined, publishedCalendar)).toBeUndefined();
    expect(collectionOf(2099, signed, publishedCalendar)).toBeUndefined();
  });
});

describe('a season', () => {
  it('reminds 30, 7 and 1 working days before the last one, at ten in the morning', () => {
    const season = plan('2026-10-20T09:00');

    expect(season).toMatchObject({ year: 2027, lastWorkingDay: '2026-12-18', provisional: false });
    expect(season.steps).toEqual([
      { season: '30', day: '2026-11-06', startAt: china('2026-11-06T10:00'), state: 'open' },
      { season: '7', day: '2026-12-09', startAt: china('2026-12-09T10:00'), state: 'open' },
      { season: '1', day: '2026-12-17', startAt: china('2026-12-17T10:00'), state: 'open' },
    ]);
  });

  it('says that a year without its holidays is provisional', () => {
    expect(plan('2027-03-01T09:00')).toMatchObject({ year: 2028, provisional: true });
  });

  it('a step is past when its day is over, not during it', () => {
    const states = (at: string) => plan(at).steps.map(({ state }) => state);

    expect(states('2026-12-09T23:59')).toEqual(['past', 'open', 'open']);
    expect(states('2026-12-10T00:00')).toEqual(['past', 'past', 'open']);
  });

  it('a step is planned while a campaign of that year stands for it', () => {
    const campaign = (values: Partial<Campaign>) => ({
      ...({ id: 9, year: 2027, season: '7', state: 'draft' } as const),
      ...values,
    });
    const second = (one: ReturnType<typeof campaign>) => plan('2026-10-20T09:00', [one]).steps[1];

    expect(second(campaign({}))).toMatchObject({ state: 'planned', campaignId: 9 });
    expect(second(campaign({ state: 'finished' }))).toMatchObject({ state: 'planned' });
    expect(second(campaign({ state: 'cancelled' }))).toMatchObject({ state: 'open' });
    expect(second(campaign({ state: 'expired' }))).toMatchObject({ state: 'open' });
    expect(second(campaign({ year: 2026 }))).toMatchObject({ state: 'open' });
    expect(second(campaign({ season: '1' }))).toMatchObject({ state: 'open' });
  });
});
