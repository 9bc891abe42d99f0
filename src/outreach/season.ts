/** A season's reminders: 30, 7 and 1 working days before the last one on which next year can be paid. Pure. */
import { type Day, dayOf, startOfDay } from '../kernel/day.ts';
import { isProvisional, nthWorkingDayBefore, type WorkingCalendar } from '../kernel/working-days.ts';
import { yearOf } from '../kernel/day.ts';
import type { Campaign } from './campaign.ts';
import type { Collection } from './collection.ts';
import type { Season, SeasonStep } from './desk.ts';

export const seasonSteps = ['30', '7', '1'] as const;

/** 10:00 China time: offices are open, and whoever reads it can still go the same day. */
const hourOfDay = 10;
const msPerHour = 3_600_000;

export function planOf(
  { year, deadline, lastWorkingDay }: Pick<Collection, 'year' | 'deadline' | 'lastWorkingDay'>,
  calendar: WorkingCalendar,
  existing: readonly Pick<Campaign, 'id' | 'season' | 'year' | 'state'>[],
  at: Date,
): Season {
  return {
    ...{ year, deadline, lastWorkingDay, provisional: isProvisional(calendar, yearOf(deadline)) },
    steps: seasonSteps.map((season) =>
      stepOf(season, nthWorkingDayBefore(calendar, lastWorkingDay, Number.parseInt(season, 10)), at, {
        ...{ year, existing },
      }),
    ),
  };
}

function stepOf(
  season: SeasonStep['season'],
  day: Day,
  at: Date,
  {
    year,
    existing,
  }: {
    readonly year: number;
    readonly existing: readonly Pick<Campaign, 'id' | 'season' | 'year' | 'state'>[];
  },
): SeasonStep {
  const startAt = new Date(startOfDay(day).getTime() + hourOfDay * msPerHour);
  const planned = existing.find(
    (one) =>
      one.year === year && one.season === season && one.state !== 'cancelled' && one.state !== 'expired',
  );
  if (planned) return { season, day, startAt, state: 'planned', campaignId: planned.id };
  return { season, day, startAt, state: dayOf(at) > day ? 'past' : 'open' };
}
