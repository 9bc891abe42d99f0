/** The monthly report for the notice board (III.5.2-village-bulletin): what may be published, and nothing that identifies. */
import type { Day } from '../kernel/day.ts';
import type { Month } from '../kernel/month.ts';
import type { Figure, NamedFigure, SupervisionFigures } from './supervision.ts';

/** Below this a figure could point at a person whom the village knows. */
export const leastPublished = 5;

/** Each by its name where that may be published; a name among the rest would say that somebody there complained. */
export interface PublishedCells {
  readonly listed: readonly { readonly name: string; readonly received: number }[];
  /** All others together: too few, or left out so that the others do not give them away. 0 or enough. */
  readonly rest: number;
}

type Published = 'received' | 'answered' | 'inTimePercent' | 'medianDays' | 'waiting' | 'overdue';

export interface PublishedFigures {
  readonly month: Month;
  /** Of the offices, without what the committee works on; absent when all of them are fewer than may be published. */
  readonly total?: Pick<Figure, Published>;
  readonly bySumu: PublishedCells;
  readonly byCategory: PublishedCells;
}

export interface MonthlyReport extends PublishedFigures {
  /** What the committee works on itself; absent on the office's copy. */
  readonly committees?: CommitteesPart;
  /** The day by which it was reckoned. */
  readonly asOf: Day;
  /** The month is not over: more may come. */
  readonly unfinished: boolean;
  /** Some last days lie in this year, whose working days are not published yet. */
  readonly provisionalYear?: number;
}

/** Absent count: fewer than may be published. */
export interface CommitteesPart {
  readonly received?: number;
}

const nothing: PublishedCells = { listed: [], rest: 0 };

export function monthlyReport(
  month: Month,
  { total, bySumu, byCategory }: SupervisionFigures,
): PublishedFigures {
  if (total.received < leastPublished) return { month, bySumu: nothing, byCategory: nothing };
  const { received, answered, inTimePercent, medianDays, waiting, overdue } = total;
  return {
    month,
    total: {
      ...{ received, answered, waiting, overdue },
      ...(inTimePercent !== undefined && { inTimePercent }),
      ...(medianDays !== undefined && { medianDays }),
    },
    bySumu: withoutSmall(bySumu),
    byCategory: withoutSmall(byCategory),
  };
}

export function committeesPart({ received }: Pick<Figure, 'received'>): CommitteesPart {
  return received < leastPublished ? {} : { received };
}

/**
 * Leaves out what is too small, and then as many of the next larger ones as it takes until neither one alone nor
 * fewer than may be published can be reckoned from the total.
 */
function withoutSmall(figures: readonly NamedFigure[]): PublishedCells {
  const bySize = figures.filter(({ received }) => received > 0).sort((a, b) => a.received - b.received);
  const left = new Set<string>();
  let hidden = 0;
  for (const { name, received } of bySize) {
    const enough = left.size === 0 || hidden >= leastPublished;
    if (received >= leastPublished && enough) break;
    left.add(name);
    hidden += received;
  }
  return {
    listed: figures.flatMap(({ name, received }) =>
      received === 0 || left.has(name) ? [] : [{ name, received }],
    ),
    rest: hidden,
  };
}
