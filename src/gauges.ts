/** What /metrics shows of the whole service, whichever of its processes is asked: read from the database at the scrape. */
import type { TimeLeft } from './complaint/time-left.ts';
import { timeLeftOf, timesLeft } from './complaint/time-left.ts';
import type { Recipients, Standing } from './database/standing.ts';
import type { Reading } from './kept-reading.ts';
import type { Clock } from './kernel/clock.ts';
import { dayNumber, dayOf, startOfDay } from './kernel/day.ts';
import type { WorkingCalendar } from './kernel/working-days.ts';
import type { Metrics, Sample } from './metrics.ts';

export interface GaugeParts {
  readonly standing: Reading<Standing>;
  readonly recipients: Reading<Recipients>;
  /** Connections of this process to the database. */
  readonly pool: { readonly totalCount: number; readonly idleCount: number; readonly waitingCount: number };
  readonly calendar: () => WorkingCalendar;
  readonly clock: Clock;
}

export function addGauges(metrics: Pick<Metrics, 'gauge'>, parts: GaugeParts): void {
  const { standing, recipients, pool, calendar, clock } = parts;
  const secondsSince = (at: Date) => Math.max(0, (clock().getTime() - at.getTime()) / 1_000);

  function gauge(
    name: string,
    help: string,
    labels: readonly string[],
    samples: (now: Standing) => readonly Sample[],
  ): void {
    const read = async () => {
      const now = await standing();
      return now ? samples(now) : [];
    };
    metrics.gauge({ name, help, labels, read });
  }
  const own = (name: string, help: string, value: () => number) => {
    metrics.gauge({ name, help, read: () => Promise.resolve([{ value: value() }]) });
  };

  metrics.gauge({
    name: 'heyi_database_read_ok',
    help: '1: the figures of the whole service could be read in time; 0: they are missing from this scrape',
    read: async () => [{ value: (await standing()) ? 1 : 0 }],
  });
  gauge('heyi_inbox_waiting', 'Messages stored and not yet answered', ['channel'], ({ inbox }) =>
    inbox.map(({ channel, count }) => ({ labels: { channel }, value: count })),
  );
  gauge('heyi_inbox_oldest_seconds', 'Age of the oldest message not yet answered', ['channel'], ({ inbox }) =>
    inbox.map(({ channel, oldestAt }) => ({ labels: { channel }, value: secondsSince(oldestAt) })),
  );
  gauge(
    'heyi_outbox_messages',
    'Replies and news by state: queued, leased, failed (dead letters), held (until the next visit)',
    ['channel', 'state'],
    ({ outbox }) => outbox.map(({ channel, state, count }) => ({ labels: { channel, state }, value: count })),
  );
  gauge(
    'heyi_outbox_oldest_seconds',
    'Age of the oldest reply or news that is not out, by state',
    ['channel', 'state'],
    ({ outbox }) =>
      outbox.map(({ channel, state, oldestAt }) => ({
        labels: { channel, state },
        value: secondsSince(oldestAt),
      })),
  );
  gauge(
    'heyi_complaints_open',
    'Open complaints by working days left; provisional: by a calendar that is not out yet',
    ['working_days_left', 'provisional'],
    (now) => byTimeLeft(now.due, calendar(), dayOf(clock())),
  );
  gauge('heyi_campaigns', 'Broadcasts by state', ['state'], ({ campaigns }) =>
    campaigns.map(({ state, count }) => ({ labels: { state }, value: count })),
  );
  metrics.gauge({
    name: 'heyi_campaign_recipients',
    help: 'Recipients of running and paused broadcasts by what became of them',
    labels: ['state'],
    read: async () =>
      ((await recipients()) ?? []).map(({ state, count }) => ({ labels: { state }, value: count })),
  });
  gauge(
    'heyi_audit_chain_sound',
    '1: the audit chain was whole when last looked through',
    [],
    ({ verdict }) => (verdict ? [{ value: verdict.kind === 'sound' ? 1 : 0 }] : []),
  );
  gauge(
    'heyi_audit_chain_looked_at_timestamp_seconds',
    'When the audit chain was last looked through',
    [],
    ({ verdict }) => (verdict ? [{ value: verdict.at.getTime() / 1_000 }] : []),
  );
  gauge(
    'heyi_last_backup_timestamp_seconds',
    'When heyi backup last wrote a whole backup',
    [],
    ({ backupAt }) => (backupAt ? [{ value: backupAt.getTime() / 1_000 }] : []),
  );
  gauge(
    'heyi_clock_days_ahead',
    'Days from the last on which the clock was found right until now: from 16 nothing is deleted by it',
    [],
    ({ clockDay }) =>
      clockDay === undefined ? [] : [{ value: dayNumber(dayOf(clock())) - dayNumber(clockDay) }],
  );
  gauge(
    'heyi_platform_token_expires_timestamp_seconds',
    'When the access token of a platform runs out',
    ['platform'],
    ({ tokens }) =>
      tokens.map(({ platform, expiresAt }) => ({ labels: { platform }, value: expiresAt.getTime() / 1_000 })),
  );
  gauge('heyi_last_received_timestamp_seconds', 'When a channel last brought a message', ['channel'], (now) =>
    now.received.map(heard),
  );
  gauge(
    'heyi_last_accepted_timestamp_seconds',
    'When a channel last took a reply of ours',
    ['channel'],
    (now) => now.accepted.map(heard),
  );
  own(
    'heyi_calendar_loaded_until_timestamp_seconds',
    'The end of the last year whose working days are loaded',
    () => startOfDay(`${String(calendar().loadedUntil + 1)}-01-01`).getTime() / 1_000,
  );
  metrics.gauge({
    name: 'heyi_pool_connections',
    help: 'Connections of this process to the database',
    labels: ['state'],
    read: () =>
      Promise.resolve([
        { labels: { state: 'in-use' }, value: pool.totalCount - pool.idleCount },
        { labels: { state: 'idle' }, value: pool.idleCount },
      ]),
  });
  own('heyi_pool_waiting', 'Work of this process that waits for a connection', () => pool.waitingCount);
}

const heard = ({ channel, at }: Standing['received'][number]): Sample => ({
  labels: { channel },
  value: at.getTime() / 1_000,
});

/** Every time left is told, also with none: an alert can then rely on it. */
function byTimeLeft(due: Standing['due'], calendar: WorkingCalendar, today: string): readonly Sample[] {
  const counted = new Map<TimeLeft, { firm: number; provisional: number }>(
    timesLeft.map((left) => [left, { firm: 0, provisional: 0 }]),
  );
  for (const { dueDay, provisional, count } of due) {
    const tally = counted.get(timeLeftOf(calendar, today, dueDay));
    if (tally) tally[provisional ? 'provisional' : 'firm'] += count;
  }
  return [...counted].flatMap(([left, { firm, provisional }]) => [
    { labels: { working_days_left: left, provisional: 'no' }, value: firm },
    { labels: { working_days_left: left, provisional: 'yes' }, value: provisional },
  ]);
}
