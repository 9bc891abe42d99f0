import { describe, expect, it } from 'vitest';
import type { LeasedReply } from '../../src/delivery/outbox.ts';
import { pauseMs, settle, triesAtMost } from '../../src/delivery/settle.ts';

const at = new Date('2026-11-26T02:00:00Z');
const leased = (attempt = 1): LeasedReply => ({
  channel: 'telegram',
  from: '7',
  id: 1n,
  attempt,
  partsSent: 0,
  answers: true,
  reply: { text: '您好', choices: [], citations: [] },
});

describe('what becomes of a reply after a try', () => {
  it('is accepted with its way and the id the platform gave it', () => {
    const outcome = { kind: 'accepted', way: 'passive', platformId: '44' } as const;

    expect(settle(leased(), outcome, 1, at, 0)).toMatchObject({
      state: 'accepted',
      way: 'passive',
      platformId: '44',
      counts: true,
    });
  });

  it('waits as long as the platform asks, and the try does not count', () => {
    const outcome = { kind: 'wait', ms: 7_000, wholeChannel: true, reason: '429' } as const;

    expect(settle(leased(triesAtMost), outcome, 0, at, 0)).toMatchObject({
      state: 'queued',
      counts: false,
      nextAttemptAt: new Date('2026-11-26T02:00:07Z'),
    });
  });

  it('is tried again after a fault, from the part where it stopped', () => {
    expect(settle(leased(1), { kind: 'again', reason: 'reset' }, 2, at, 0.5)).toMatchObject({
      state: 'queued',
      partsSent: 2,
      counts: true,
      failure: 'reset',
      nextAttemptAt: new Date(at.getTime() + 375),
    });
  });

  it('is a dead letter after the last try', () => {
    expect(settle(leased(triesAtMost - 1), { kind: 'again', reason: 'x' }, 0, at, 0).state).toBe('queued');
    expect(settle(leased(triesAtMost), { kind: 'again', reason: 'x' }, 0, at, 0).state).toBe('failed');
  });

  it.each([
    ['unreachable', 'held'],
    ['window-closed', 'held'],
    ['not-taken', 'failed'],
  ] as const)('refused as %s is %s', (refusal, state) => {
    expect(settle(leased(), { kind: 'refused', refusal, reason: 'r' }, 0, at, 0)).toMatchObject({
      state,
      failure: 'r',
    });
  });
});

describe('the pause before the next try', () => {
  it('doubles, never above ten minutes, with jitter over its upper half', () => {
    expect([1, 2, 3, 4].map((attempt) => pauseMs(attempt, 0))).toEqual([250, 500, 1_000, 2_000]);
    expect(pauseMs(1, 0.999)).toBe(500);
    expect(pauseMs(40, 0.999)).toBeLessThanOrEqual(600_000);
    expect(pauseMs(40, 0)).toBe(300_000);
  });

  it('is about three hours in all', () => {
    const all = Array.from({ length: triesAtMost - 1 }, (_, tried) => pauseMs(tried + 1, 0.5));
    const hours = all.reduce((sum, ms) => sum + ms, 0) / 3_600_000;

    expect(hours).toBeGreaterThan(1.5);
    expect(hours).toBeLessThan(4);
  });
});
