/** 投诉: the queue, and the way to one complaint by its number. */
import { complaintCategories, complaintStates } from '../../complaint/complaint.ts';
import { countedAtMost, type QueueCounts, type QueueRow, queueTabs } from '../../complaint/desk/queue.ts';
import { dayOf } from '../../kernel/day.ts';
import { readNumber } from '../../kernel/identifiers.ts';
import type { PageAnswer } from '../answer.ts';
import { badgeOf, soonDays } from '../complaints/badge.ts';
import { type ComplaintPagesParts, viewerOf } from '../complaints/parts.ts';
import {
  addressOf,
  dayAhead,
  filtersOf,
  isFiltered,
  type QueueQuery,
  readQueueQuery,
  withinDays,
} from '../complaints/query.ts';
import type { ConsoleSection, Visit } from '../visit.ts';

export function complaintsSection(parts: ComplaintPagesParts): ConsoleSection {
  const { within, calendar, sumus } = parts;

  async function queuePage(visit: Visit): Promise<PageAnswer> {
    const viewer = viewerOf(visit);
    const query = readQueueQuery(visit.query);
    const [today, by] = [dayOf(visit.at), calendar()];
    const days = { today, soonThrough: dayAhead(by, today, soonDays) };
    const filters = filtersOf(query, today, by);
    const { tab, after, before } = query;
    const place = after ? { after } : before ? { before } : {};
    const [page, counts] = await within(async (desk) => [
      await desk.page(viewer, { ...days, tab, filters, ...place }, visit.at),
      await desk.counts(viewer, days, filters),
    ]);
    const badge = { calendar: by, today, say: visit.say };
    return {
      ...{ kind: 'page', view: 'complaints', section: 'complaints', title: visit.say('complaints.title') },
      values: {
        query,
        filtered: isFiltered(query),
        cleared: addressOf({ ...query, ...cleared }),
        tabs: tabsOf(query, counts),
        rows: page.rows.map((row) => ({
          ...{ ...row, line: lineOf(row), badge: badgeOf(row, badge) },
          receivedDay: dayOf(row.receivedAt),
        })),
        earlier: page.before && addressOf(query, { before: page.before }),
        later: page.after && addressOf(query, { after: page.after }),
        searchedPart: page.searchedPart,
        // A sumu's own handlers have one sumu only.
        sumus: viewer.sumu === undefined ? sumus : [],
        ...{ categories: complaintCategories, states: complaintStates, withinDays },
      },
    };
  }

  return {
    routes: { 'GET /complaints': queuePage },
    async find(typed, visit) {
      const read = readNumber(typed, 'complaint');
      if (read.kind !== 'number' || read.of !== 'complaint') return undefined;
      const id = await within((desk) => desk.idOf(viewerOf(visit), read.value));
      return id === undefined ? undefined : `/complaints/${read.value}`;
    },
  };
}

const cleared = {
  ...{ sumu: '', q: '' },
  ...{ category: undefined, state: undefined, within: undefined, provisional: undefined },
} as const;

function tabsOf(query: QueueQuery, counts: QueueCounts) {
  return queueTabs.map((tab) => ({
    tab,
    // Closed ones only grow: nobody counts them.
    count: tab === 'closed' ? '' : counted(counts[tab]),
    here: tab === query.tab,
    to: addressOf(query, { tab }),
  }));
}

const counted = (count: number) => (count >= countedAtMost ? `${String(countedAtMost - 1)}+` : String(count));

const lineLength = 36;

function lineOf({ excerpt }: QueueRow): string {
  const signs = [...excerpt.replaceAll(/\s+/g, ' ')];
  return signs.length > lineLength ? `${signs.slice(0, lineLength).join('')}…` : signs.join('');
}
