/** 投诉: the queue, and the way to one complaint by its number. */
import { complaintCategories, complaintStates } from '../../complaint/complaint.ts';
import type { ComplaintDesk } from '../../complaint/desk/desk.ts';
import type { QueueCursor, QueueDays, QueueRow, QueueTab } from '../../complaint/desk/queue.ts';
import { dayOf } from '../../kernel/day.ts';
import { readNumber } from '../../kernel/identifiers.ts';
import type { PageAnswer } from '../answer.ts';
import { badgeOf, soonDays } from '../complaints/badge.ts';
import { liveAddress } from '../complaints/live.ts';
import { type ComplaintPagesParts, viewerOf } from '../complaints/parts.ts';
import {
  addressOf,
  dayAhead,
  filtersOf,
  isFiltered,
  readQueueQuery,
  withinDays,
} from '../complaints/query.ts';
import { counted, tabsOf } from '../complaints/tabs.ts';
import { mayOpen } from '../roles.ts';
import type { ConsoleSection, Visit, Waiting } from '../visit.ts';

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
    const [page, counts, arrivals] = await within(async (desk) => [
      await desk.page(viewer, { ...days, tab, filters, ...place }, visit.at),
      await desk.counts(viewer, days, filters),
      await arrivedSince(desk, visit, days, query.since),
    ]);
    const fresh = new Set(arrivals.map(({ id }) => id));
    const rows = [...arrivals, ...page.rows.filter(({ id }) => !fresh.has(id))];
    const badge = { calendar: by, today, say: visit.say };
    return {
      ...{ kind: 'page', view: 'complaints', section: 'complaints', title: visit.say('complaints.title') },
      scripts: ['live.js'],
      values: {
        query,
        filtered: isFiltered(query),
        cleared: addressOf({ ...query, ...cleared }),
        tabs: tabsOf(query, counts),
        live: liveAddress(query, page.cursor, rows),
        rows: rows.map((row) => ({
          ...{ ...row, line: lineOf(row), badge: badgeOf(row, badge), arrived: fresh.has(row.id) },
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

  /** What the bar has announced stands at the head of the page, whatever its tab: nobody has to look for it. */
  async function arrivedSince(
    desk: ComplaintDesk,
    visit: Visit,
    days: QueueDays,
    since: QueueCursor | undefined,
  ): Promise<readonly QueueRow[]> {
    if (since === undefined) return [];
    const viewer = viewerOf(visit);
    const { changed } = await desk.changedSince(viewer, since, visit.at);
    const among = changed.filter(({ arrived }) => arrived).map(({ id }) => id);
    if (among.length === 0) return [];
    return (await desk.page(viewer, { ...days, tab: 'open', filters: { among } }, visit.at)).rows;
  }

  async function waiting(visit: Visit): Promise<readonly Waiting[]> {
    if (!mayOpen(visit.staff.role, 'GET /complaints')) return [];
    const today = dayOf(visit.at);
    const days = { today, soonThrough: dayAhead(calendar(), today, soonDays) };
    const counts = await within((desk) => desk.counts(viewerOf(visit), days));
    return waitingTabs.map((tab) => ({
      ...{ key: `complaints-${tab}`, label: visit.say(`complaints.tab.${tab}`), count: counted(counts[tab]) },
      ...{ path: `/complaints?tab=${tab}`, late: tab === 'overdue' && counts[tab] > 0 },
    }));
  }

  return {
    waiting,
    routes: { 'GET /complaints': queuePage },
    async find(typed, visit) {
      const read = readNumber(typed, 'complaint');
      if (read.kind !== 'number' || read.of !== 'complaint') return undefined;
      const id = await within((desk) => desk.idOf(viewerOf(visit), read.value));
      return id === undefined ? undefined : `/complaints/${read.value}`;
    },
  };
}

const waitingTabs = ['mine', 'unassigned', 'due-soon', 'overdue'] as const satisfies readonly QueueTab[];

const cleared = {
  ...{ sumu: '', q: '' },
  ...{ category: undefined, state: undefined, within: undefined, provisional: undefined },
} as const;

const lineLength = 36;

function lineOf({ excerpt }: QueueRow): string {
  const signs = [...excerpt.replaceAll(/\s+/g, ' ')];
  return signs.length > lineLength ? `${signs.slice(0, lineLength).join('')}…` : signs.join('');
}
