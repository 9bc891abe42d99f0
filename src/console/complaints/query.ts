/** The queue's tab, filters and place, as they stand in the address of the page. */
import { z } from 'zod';
import { complaintCategories, complaintStates } from '../../complaint/complaint.ts';
import { type QueueFilters, type QueuePlace, queueTabs } from '../../complaint/desk/queue.ts';
import { isDay, type Day } from '../../kernel/day.ts';
import { normalizeText } from '../../kernel/text.ts';
import { covers, nthWorkingDayAfter, type WorkingCalendar } from '../../kernel/working-days.ts';

const line = z
  .string()
  .transform((text) => normalizeText(text, { longest: 60 }))
  .catch('');
/** 2026-12-01.55: the last day and the id. */
const place = z
  .string()
  .transform((text): QueuePlace | undefined => {
    const [, dueDay = '', id = ''] = /^(\d{4}-\d{2}-\d{2})\.(\d{1,9})$/.exec(text) ?? [];
    return isDay(dueDay) ? { dueDay, id: Number.parseInt(id, 10) } : undefined;
  })
  .optional()
  .catch(undefined);

export const withinDays = ['0', '1', '3', '5', '10'] as const;

/** How far the page before had come: what has arrived since then is shown first. */
const since = z.string().max(15_000).optional().catch(undefined);

const querySchema = z.object({
  tab: z.enum(queueTabs).catch('mine'),
  sumu: line.default(''),
  category: z.enum(complaintCategories).optional().catch(undefined),
  state: z.enum(complaintStates).optional().catch(undefined),
  within: z.enum(withinDays).optional().catch(undefined),
  provisional: z.literal('1').optional().catch(undefined),
  q: line.default(''),
  after: place,
  before: place,
  since,
});
export type QueueQuery = z.infer<typeof querySchema>;

export function readQueueQuery(query: unknown): QueueQuery {
  return querySchema.parse(query);
}

export function filtersOf(query: QueueQuery, today: Day, calendar: WorkingCalendar): QueueFilters {
  const { sumu, category, state, within, provisional, q } = query;
  return {
    ...(sumu !== '' && { sumu }),
    ...(category && { category }),
    ...(state && { state }),
    ...(provisional && { provisional: true }),
    ...(within && { dueThrough: dayAhead(calendar, today, Number.parseInt(within, 10)) }),
    ...(q !== '' && { search: q }),
  };
}

/** So many working days on; today itself where the calendar does not reach. */
export function dayAhead(calendar: WorkingCalendar, today: Day, days: number): Day {
  return days > 0 && covers(calendar, today) ? nthWorkingDayAfter(calendar, today, days) : today;
}

export function isFiltered({ sumu, category, state, within, provisional, q }: QueueQuery): boolean {
  return sumu !== '' || q !== '' || [category, state, within, provisional].some((one) => one !== undefined);
}

/** The address of the queue with something of it changed; a change of tab begins at the first page. */
export function addressOf(
  query: QueueQuery,
  change: Partial<Pick<QueueQuery, 'tab' | 'after' | 'before' | 'since'>> = {},
): string {
  const { tab, sumu, category, state, within, provisional, q, after, before, since } = {
    ...{ ...query, after: undefined, before: undefined, since: undefined },
    ...change,
  };
  const written = new URLSearchParams({ tab });
  const add = (name: string, value: string | undefined) => {
    if (value !== undefined && value !== '') written.set(name, value);
  };
  add('sumu', sumu);
  add('category', category);
  add('state', state);
  add('within', within);
  add('provisional', provisional);
  add('q', q);
  add('after', after && `${after.dueDay}.${String(after.id)}`);
  add('before', before && `${before.dueDay}.${String(before.id)}`);
  add('since', since);
  return `/complaints?${written.toString()}`;
}
