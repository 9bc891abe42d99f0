import { describe, expect, it } from 'vitest';
import type { BroadcastRow } from '../../src/delivery/broadcast.ts';
import { broadcastTriesAtMost, putBack, settleBroadcast, skip } from '../../src/delivery/settle-broadcast.ts';

const at = new Date('2026-11-26T02:00:00Z');
const row = (attempt = 1): BroadcastRow => ({
  ...{ campaignId: 3, id: 9n, contactId: 4, personId: 5, householdIds: [6], attempt },
  ...{ channel: 'telegram', from: '7' },
});

describe('what becomes of a recipient after a try', () => {
  it('is accepted with its way and the id the platform gave it', () => {
    const outcome = { kind: 'accepted', way: 'message', platformId: '44' } as const;

    expect(settleBroadcast(row(2), outcome, at, 0)).toEqual({
      ...{ campaignId: 3, id: 9n, attempt: 2, state: 'accepted', counts: true, nextAttemptAt: at },
      ...{ way: 'message', platformId: '44' },
    });
  });

  it('waits as long as the platform asks, and the try does not count', () => {
    const outcome = { kind: 'wait', ms: 7_000, wholeChannel: true, reason: '429' } as const;

    expect(settleBroadcast(row(broadcastTriesAtMost), outcome, at, 0)).toMatchObject({
      ...{ state: 'queued', counts: false, reason: '429' },
      nextAttemptAt: new Date('2026-11-26T02:00:07Z'),
    });
  });

  it.each([
    [1, 0, 2_000],
    [1, 0.5, 3_000],
    [2, 0, 4_000],
    [7, 0, 128_000],
  ])('is tried again after try %i (chance %d) in %i ms', (attempt, chance, ms) => {
    expect(settleBroadcast(row(attempt), { kind: 'again', reason: 'reset' }, at, chance)).toMatchObject({
      ...{ state: 'queued', counts: true, reason: 'reset' },
      nextAttemptAt: new Date(at.getTime() + ms),
    });
  });

  it('has failed after the last try, with the last reason', () => {
    expect(settleBroadcast(row(8), { kind: 'again', reason: '500' }, at, 0)).toMatchObject({
      state: 'failed',
      reason: 'no-answer: 500',
    });
  });

  it('may have been told when the answer was lost, whether it is tried again or has failed', () => {
    const lost = { kind: 'again', reason: 'no answer in time', inDoubt: true } as const;

    expect(settleBroadcast(row(1), lost, at, 0)).toMatchObject({ state: 'queued', inDoubt: true });
    expect(settleBroadcast(row(8), lost, at, 0)).toMatchObject({ state: 'failed', inDoubt: true });
    expect(settleBroadcast(row(1), { kind: 'again', reason: '500' }, at, 0)).not.toHaveProperty('inDoubt');
  });

  it.each([
    ['unreachable', true],
    ['window-closed', undefined],
    ['not-taken', undefined],
  ] as const)('has failed when refused as %s', (refusal, unreachable) => {
    const settled = settleBroadcast(row(), { kind: 'refused', refusal, reason: 'r' }, at, 0);

    expect(settled).toMatchObject({ state: 'failed', reason: `${refusal}: r` });
    expect(settled.unreachable).toBe(unreachable);
  });

  it('is skipped, or put back, without a try', () => {
    expect(skip(row(), at, 'opted-out')).toMatchObject({
      state: 'skipped',
      reason: 'opted-out',
      counts: false,
    });
    expect(putBack(row(), at, 'r')).toMatchObject({ state: 'queued', reason: 'r', counts: false });
  });
});
