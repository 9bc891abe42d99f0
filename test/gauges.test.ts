import { describe, expect, it } from 'vitest';
import type { Standing } from '../src/database/standing.ts';
import { addGauges } from '../src/gauges.ts';
import { publishedCalendar } from '../src/kernel/working-days.ts';
import { createMetrics } from '../src/metrics.ts';

const now = new Date('2026-11-23T02:00:00.000Z');
const before = (seconds: number) => new Date(now.getTime() - seconds * 1_000);

const standing: Standing = {
  inbox: [{ channel: 'wechat', count: 3, oldestAt: before(90) }],
  outbox: [{ channel: 'telegram', state: 'failed', count: 2, oldestAt: before(3_600) }],
  due: [
    { dueDay: '2026-11-20', provisional: false, count: 1 },
    { dueDay: '2026-11-24', provisional: false, count: 2 },
    { dueDay: '2026-11-25', provisional: false, count: 4 },
    { dueDay: '2026-12-28', provisional: true, count: 5 },
  ],
  campaigns: [{ state: 'running', count: 1 }],
  tokens: [{ platform: 'wechat', expiresAt: now }],
  received: [{ channel: 'wechat', at: before(60) }],
  accepted: [],
  backupAt: before(7_200),
  clockDay: '2026-11-21',
  verdict: { kind: 'cut-off', at: before(600) },
};

function scrape(known: Standing | undefined): Promise<string> {
  const metrics = createMetrics();
  addGauges(metrics, {
    standing: () => Promise.resolve(known),
    recipients: () => Promise.resolve(known && [{ state: 'delivered', count: 250_000 }]),
    pool: { totalCount: 7, idleCount: 3, waitingCount: 1 },
    calendar: () => publishedCalendar,
    clock: () => now,
  });
  return metrics.text();
}

describe('the gauges of the whole service', () => {
  it.each([
    'heyi_database_read_ok 1',
    'heyi_inbox_waiting{channel="wechat"} 3',
    'heyi_inbox_oldest_seconds{channel="wechat"} 90',
    'heyi_outbox_messages{channel="telegram",state="failed"} 2',
    'heyi_outbox_oldest_seconds{channel="telegram",state="failed"} 3600',
    'heyi_complaints_open{working_days_left="overdue",provisional="no"} 1',
    'heyi_complaints_open{working_days_left="0-2",provisional="no"} 6',
    'heyi_complaints_open{working_days_left="3-5",provisional="no"} 0',
    'heyi_complaints_open{working_days_left="over-10",provisional="yes"} 5',
    'heyi_campaigns{state="running"} 1',
    'heyi_campaign_recipients{state="delivered"} 250000',
    'heyi_audit_chain_sound 0',
    'heyi_last_backup_timestamp_seconds 1795392000',
    'heyi_clock_days_ahead 2',
    'heyi_platform_token_expires_timestamp_seconds{platform="wechat"} 1795399200',
    'heyi_last_received_timestamp_seconds{channel="wechat"} 1795399140',
    'heyi_pool_connections{state="in-use"} 4',
    'heyi_pool_waiting 1',
  ])('say %s', async (line) => {
    expect((await scrape(standing)).split('\n')).toContain(line);
  });

  it('say until when the calendar is loaded: the midnight of China after its last year', async () => {
    const text = await scrape(standing);
    const seconds = Date.parse(`${String(publishedCalendar.loadedUntil)}-12-31T16:00:00Z`) / 1_000;

    expect(text).toContain(`heyi_calendar_loaded_until_timestamp_seconds ${String(seconds)}`);
  });

  it('are left out, not nought, when the database could not be read', async () => {
    const text = await scrape(undefined);
    const samples = text.split('\n').filter((line) => line.startsWith('heyi_'));

    expect(samples).toContain('heyi_database_read_ok 0');
    expect(samples.filter((line) => /inbox|outbox|complaints|campaign|audit|token|last_/.test(line))).toEqual(
      [],
    );
  });

  it('forget what is not there any more', async () => {
    const metrics = createMetrics();
    let count = 1;
    const read = () => Promise.resolve(count > 0 ? [{ labels: { state: 'failed' }, value: count }] : []);
    metrics.gauge({ name: 'heyi_of_the_test', help: 'x', labels: ['state'], read });

    const first = await metrics.text();
    count = 0;

    expect(first).toContain('heyi_of_the_test{state="failed"} 1');
    expect(await metrics.text()).not.toContain('heyi_of_the_test{');
  });
});

describe('what the platforms refuse', () => {
  it('is counted by their own codes, of which there is an end', async () => {
    const metrics = createMetrics();
    metrics.sent('wechat', { kind: 'refused', refusal: 'window-closed', reason: 'x', code: 45015 });
    metrics.sent('wechat', { kind: 'again', reason: 'x' });
    for (let code = 0; code < 1_000; code += 1)
      metrics.sent('telegram', { kind: 'again', reason: 'x', code });
    metrics.sent('wechat', { kind: 'accepted' });

    const lines = (await metrics.text()).split('\n');

    expect(lines).toContain('heyi_platform_errors_total{channel="wechat",code="45015"} 1');
    expect(lines).toContain('heyi_platform_errors_total{channel="wechat",code="none"} 1');
    expect(lines).toContain('heyi_sends_total{channel="wechat",outcome="accepted"} 1');
    expect(lines.filter((line) => line.startsWith('heyi_platform_errors_total{')).length).toBeLessThan(105);
  });
});
