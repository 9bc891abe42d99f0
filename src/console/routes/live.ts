/** What the queue and a complaint's page ask for every few seconds while somebody looks: docs/decisions/0019. */
import { z } from 'zod';
import { dayOf } from '../../kernel/day.ts';
import { readNumber } from '../../kernel/identifiers.ts';
import type { Answer } from '../answer.ts';
import { soonDays } from '../complaints/badge.ts';
import { changeWords, markOf, readLooked } from '../complaints/live.ts';
import { type ComplaintPagesParts, viewerOf } from '../complaints/parts.ts';
import { addressOf, dayAhead, filtersOf, readQueueQuery } from '../complaints/query.ts';
import { tabsOf } from '../complaints/tabs.ts';
import type { ConsoleSection, Visit } from '../visit.ts';

const seenVersion = z.object({
  version: z
    .string()
    .regex(/^\d{1,9}$/)
    .transform((digits) => Number.parseInt(digits, 10))
    .catch(-1),
});

export function liveSection({ within, calendar }: ComplaintPagesParts): ConsoleSection {
  /** New arrivals, counts, and which of the rows on the screen are not as they were. */
  async function queueNews(visit: Visit): Promise<Answer> {
    const { say, at } = visit;
    const viewer = viewerOf(visit);
    const query = readQueueQuery(visit.query);
    const [today, by] = [dayOf(at), calendar()];
    const days = { today, soonThrough: dayAhead(by, today, soonDays) };
    const [changes, counts, became] = await within(async (desk) => [
      await desk.changedSince(viewer, query.since ?? '', at),
      await desk.counts(viewer, days, filtersOf(query, today, by)),
      await desk.since(viewer, readLooked(visit.query)),
    ]);
    const count = changes.changed.filter(({ arrived }) => arrived).length;
    const words = changes.more ? say('live.many') : count > 0 ? say('live.arrived', { count }) : '';
    const to = addressOf(query, { since: query.since });
    return {
      ...{ kind: 'fragment', view: 'live/queue' },
      values: {
        bar: { words, to, go: say('live.show'), part: 'queue' },
        tabs: tabsOf(query, counts),
        marks: became.map((one) => ({ id: one.id, words: markOf(visit, one) })),
      },
    };
  }

  /** Has anybody else touched it? */
  async function complaintNews(visit: Visit): Promise<Answer> {
    const { say } = visit;
    const viewer = viewerOf(visit);
    const { version } = seenVersion.parse(visit.query);
    const typed = visit.param('number');
    const read = readNumber(typed, 'complaint');
    const became = await within(async (desk) => {
      const id = read.kind === 'number' ? await desk.idOf(viewer, read.value) : undefined;
      if (id === undefined) return { kind: 'gone' } as const;
      return (await desk.since(viewer, [{ id, version }]))[0];
    });
    const bar =
      became === undefined
        ? { words: '' }
        : became.kind === 'gone'
          ? { words: say('live.gone'), to: '/complaints', go: say('live.to-queue') }
          : {
              ...{ words: changeWords(visit, became, 'live.changed'), go: say('live.look') },
              ...{ to: `/complaints/${typed}`, part: 'complaint' },
            };
    return { kind: 'fragment', view: 'live/complaint', values: { bar } };
  }

  return { routes: { 'GET /complaints/live': queueNews, 'GET /complaints/:number/live': complaintNews } };
}
