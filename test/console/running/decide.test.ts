import { describe, expect, it } from 'vitest';
import { judge, markOfCalendar } from '../../../src/console/running/decide.ts';
import type { Running, RunningStanding } from '../../../src/console/running/parts.ts';

const at = new Date('2026-10-12T02:00:00.000Z');
const before = (minutes: number) => new Date(at.getTime() - minutes * 60_000);

const standing: RunningStanding = {
  ...{ inbox: [], outbox: [], tokens: [], received: [], accepted: [] },
  verdict: { kind: 'sound', at: before(60) },
  backupAt: before(60),
};
const running = (changed: Partial<RunningStanding> = {}): Running => ({
  standing: { ...standing, ...changed },
  ...{ missing: 0, loadedUntil: 2026, platforms: [], version: '1' },
});
const judged = (changed: Partial<RunningStanding>) => judge(running(changed), '2026-10-12', at);
const waits = (channel: string, state: 'queued' | 'leased' | 'failed' | 'held', minutes: number) => ({
  outbox: [{ channel, state, count: 1, oldestAt: before(minutes) }],
});

describe('how the service runs', () => {
  it('is fine when nothing waits', () => {
    expect(new Set(Object.values(judge(running(), '2026-10-12', at)))).toEqual(new Set(['good']));
  });

  it('is not when the database does not answer', () => {
    const silent = { ...running(), standing: undefined, missing: undefined };

    expect(judge(silent, '2026-10-12', at)).toMatchObject({ database: 'bad', migrations: 'bad' });
  });

  it.each([
    [2, 'good'],
    [3, 'bad'],
  ])('a message that waits %i minutes for its answer is %s', (minutes, mark) => {
    const inbox = [{ channel: 'wechat', count: 1, oldestAt: before(minutes) }];

    expect(judged({ inbox }).inbox).toBe(mark);
  });

  it.each([
    ['telegram', 'queued', 30, 'good'],
    ['telegram', 'queued', 31, 'bad'],
    ['wechat', 'leased', 31, 'bad'],
    ['wechat', 'held', 9_999, 'good'],
    // Whoever closed the page comes for it another day.
    ['web', 'queued', 9_999, 'good'],
  ] as const)('a reply over %s that is %s for %i minutes is %s', (channel, state, minutes, mark) => {
    expect(judged(waits(channel, state, minutes)).outbox).toBe(mark);
  });

  it('a dead letter needs somebody, a held one does not', () => {
    expect(judged(waits('wechat', 'failed', 1)).undelivered).toBe('bad');
    expect(judged(waits('wechat', 'held', 1)).undelivered).toBe('good');
  });

  it.each([
    [undefined, 'look'],
    [{ kind: 'sound', at: before(2 * 24 * 60) }, 'good'],
    [{ kind: 'sound', at: before(2 * 24 * 60 + 1) }, 'look'],
    [{ kind: 'cut-off', at: before(1) }, 'bad'],
  ] as const)('an audit chain found %o is %s', (verdict, mark) => {
    expect(judged({ verdict }).audit).toBe(mark);
  });

  it.each([
    [undefined, 'look'],
    [before(2 * 24 * 60), 'good'],
    [before(2 * 24 * 60 + 1), 'bad'],
  ] as const)('a backup of %s is %s', (backupAt, mark) => {
    expect(judged({ backupAt }).backup).toBe(mark);
  });

  it.each([
    [undefined, 'good'],
    ['2026-09-27', 'good'],
    ['2026-09-26', 'bad'],
  ] as const)('a clock that was right on %s is %s', (clockDay, mark) => {
    expect(judged({ clockDay }).clock).toBe(mark);
  });

  it.each([
    ['2026-10-31', 2026, 'good'],
    ['2026-11-01', 2026, 'look'],
    ['2026-11-30', 2026, 'look'],
    ['2026-12-01', 2026, 'bad'],
    ['2026-12-31', 2027, 'good'],
    ['2027-01-01', 2026, 'bad'],
    ['2026-12-01', 2028, 'good'],
  ] as const)('on %s a calendar loaded until %i is %s', (today, loadedUntil, mark) => {
    expect(markOfCalendar(loadedUntil, today)).toBe(mark);
  });
});
