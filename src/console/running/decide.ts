/** What on the operator's page is as it should be, and what needs somebody. */
import { type Day, yearOf } from '../../kernel/day.ts';
import { decideClock } from '../../policy/decide-clock.ts';
import type { Running, RunningStanding } from './parts.ts';

/** good: as it should be; look: soon somebody's work; bad: somebody's work now. */
export type Mark = 'good' | 'look' | 'bad';

export interface Judged {
  readonly database: Mark;
  readonly migrations: Mark;
  readonly inbox: Mark;
  readonly outbox: Mark;
  readonly undelivered: Mark;
  readonly calendar: Mark;
  readonly audit: Mark;
  readonly backup: Mark;
  readonly clock: Mark;
}

const minuteMs = 60_000;
/** Longer than any of these nobody should wait; the alerts of docs/observability say the same. */
const longestInbox = 2 * minuteMs;
const longestOutbox = 30 * minuteMs;
const auditEvery = 2 * 24 * 60 * minuteMs;
const backupEvery = 2 * 24 * 60 * minuteMs;

export function judge({ standing, missing, loadedUntil }: Running, today: Day, at: Date): Judged {
  const old = (oldest: Date | undefined, limit: number): Mark =>
    oldest && at.getTime() - oldest.getTime() > limit ? 'bad' : 'good';
  return {
    database: standing ? 'good' : 'bad',
    migrations: missing === 0 ? 'good' : 'bad',
    inbox: old(standing && oldestOf(standing.inbox), longestInbox),
    outbox: old(standing && oldestOf(toSend(standing)), longestOutbox),
    undelivered: standing?.outbox.some(({ state }) => state === 'failed') ? 'bad' : 'good',
    calendar: markOfCalendar(loadedUntil, today),
    audit: markOfAudit(standing, at),
    backup: markOfBackup(standing?.backupAt, at),
    clock: decideClock(today, standing?.clockDay).kind === 'near' ? 'good' : 'bad',
  };
}

/** The State Council publishes the next year in November: from then on it is looked for, in December it must be there. */
export function markOfCalendar(loadedUntil: number, today: Day): Mark {
  const year = yearOf(today);
  if (loadedUntil > year) return 'good';
  if (loadedUntil < year || today >= `${String(year)}-12-01`) return 'bad';
  return today >= `${String(year)}-11-01` ? 'look' : 'good';
}

/** None at all may mean that the office backs up in another way: that is to be known, not to be alarmed at. */
function markOfBackup(backupAt: Date | undefined, at: Date): Mark {
  if (!backupAt) return 'look';
  return at.getTime() - backupAt.getTime() > backupEvery ? 'bad' : 'good';
}

function markOfAudit(standing: RunningStanding | undefined, at: Date): Mark {
  const verdict = standing?.verdict;
  if (!verdict) return 'look';
  if (verdict.kind !== 'sound') return 'bad';
  return at.getTime() - verdict.at.getTime() > auditEvery ? 'look' : 'good';
}

/** Rows for whoever comes to a page of ours to be told (the web) are no delay of ours. */
export function toSend({ outbox }: RunningStanding): RunningStanding['outbox'] {
  const pushed = ['telegram', 'wechat'];
  return outbox.filter(
    ({ state, channel }) => (state === 'queued' || state === 'leased') && pushed.includes(channel),
  );
}

export function oldestOf(rows: readonly { readonly oldestAt: Date }[]): Date | undefined {
  return rows.reduce<Date | undefined>(
    (oldest, { oldestAt }) => (!oldest || oldestAt < oldest ? oldestAt : oldest),
    undefined,
  );
}

export const countOf = (rows: readonly { readonly count: number }[]) =>
  rows.reduce((sum, { count }) => sum + count, 0);
