/** The tabs of the queue, each with its count, which is looked at again while the page is open. */
import { countedAtMost, type QueueCounts, queueTabs } from '../../complaint/desk/queue.ts';
import { addressOf, type QueueQuery } from './query.ts';

export function tabsOf(query: QueueQuery, counts: QueueCounts) {
  return queueTabs.map((tab) => ({
    tab,
    count: tab === 'closed' ? '' : counted(counts[tab]),
    here: tab === query.tab,
    to: addressOf(query, { tab }),
  }));
}

export function counted(count: number): string {
  return count >= countedAtMost ? `${String(countedAtMost - 1)}+` : String(count);
}
