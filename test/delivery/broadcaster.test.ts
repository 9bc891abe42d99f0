import { afterEach, describe, expect, it } from 'vitest';
import type {
  BroadcastRow,
  BroadcastSettlement,
  BroadcastStore,
  Compose,
} from '../../src/delivery/broadcast.ts';
import { type BroadcasterParts, startBroadcaster } from '../../src/delivery/broadcaster.ts';
import type { LeasedReply, OutgoingChannel, Part, SendOutcome } from '../../src/delivery/outbox.ts';
import { systemClock } from '../../src/kernel/clock.ts';
import { composeSame } from '../support/broadcast.ts';
import { until } from '../support/until.ts';

const accepted = { kind: 'accepted', way: 'message' } as const;
const real = { overallMs: 35, perConversationMs: 1_000 };
let running: ReturnType<typeof startBroadcaster> | undefined;
afterEach(() => running?.stop());

type Send = (part: Part, to: LeasedReply) => Promise<SendOutcome>;

/** Recipients in memory, a channel that notes when it was called, and the channel's turns. */
function broadcast(
  count: number,
  given: Partial<Omit<BroadcasterParts, 'channels'>> &
    Partial<Pick<OutgoingChannel, 'pace' | 'atOnce'>> & { send?: Send; lines?: number } = {},
) {
  const { send = () => Promise.resolve(accepted), pace = real, atOnce = 16, lines = 1, ...more } = given;
  const waiting = Array.from({ length: count }, (_, n) => String(n));
  const claims: { at: number; limit: number; campaignId: number }[] = [];
  const settled: BroadcastSettlement[] = [];
  const sends: { to: string; text: string; at: number }[] = [];
  const faults: unknown[] = [];
  const state = { replies: false, sendable: [1], reservedTo: 0, pausedTo: 0 };
  const store: BroadcastStore = {
    claim: async ({ campaignId, limit }) => {
      claims.push({ at: performance.now(), limit, campaignId });
      return campaignId === 1 ? waiting.splice(0, limit).map((from) => row(from)) : [];
    },
    settle: async (all) => {
      settled.push(...all);
    },
    repliesFirst: async (_channel, ahead) => state.replies || state.reservedTo > ahead.getTime(),
  };
  const channel: OutgoingChannel = {
    ...{ name: 'telegram', pace, atOnce, windowed: false },
    parts: ({ text }) => Array.from({ length: lines }, (_, n) => ({ text: `${text}${String(n)}` })),
    async send(part, to) {
      sends.push({ to: to.from, text: part.text, at: performance.now() });
      return send(part, to);
    },
  };
  const start = () =>
    (running = startBroadcaster({
      store,
      outbox: {
        async reserve(_name, turns, overallMs, at) {
          const first = Math.max(state.reservedTo, at.getTime());
          state.reservedTo = first + turns * overallMs;
          return new Date(first);
        },
        async pause(_name, end) {
          state.pausedTo = end.getTime();
          state.reservedTo = Math.max(state.reservedTo, end.getTime());
        },
      },
      channels: [channel],
      sendable: async () => state.sendable,
      compose: composeSame,
      clock: systemClock,
      chance: () => 0,
      onFault: (_name, fault) => faults.push(fault),
      ...more,
    }));
  const of = (to: string) => settled.filter(({ id }) => id === BigInt(to));
  return { start, claims, settled, sends, faults, state, of };
}

const row = (from: string): BroadcastRow => ({
  ...{ campaignId: 1, id: BigInt(from), contactId: 1, personId: 1, householdIds: [], attempt: 1 },
  ...{ channel: 'telegram', from },
});

describe('a broadcast on a channel with a pace', () => {
  it('tells everybody once, one turn after the other, without leaving a turn out', async () => {
    const { start, sends, settled, claims } = broadcast(20);
    start();
    await until(() => settled.length === 20, 'all told');

    expect(new Set(sends.map(({ to }) => to)).size).toBe(20);
    expect(settled.every(({ state, way }) => state === 'accepted' && way === 'message')).toBe(true);
    const [first = sends[0]] = sends;
    const took = (sends.at(-1)?.at ?? 0) - (first?.at ?? 0);
    expect(took).toBeGreaterThanOrEqual(19 * 35 - 20);
    expect(took).toBeLessThan(19 * 35 * 2);
    // Only the few of the next turns are leased at once.
    expect(Math.max(...claims.map(({ limit }) => limit))).toBe(3);
  });

  it('takes nobody while a reply waits, or while others have reserved the next turns', async () => {
    const { start, state, claims, sends } = broadcast(5);
    state.replies = true;
    start();
    await until(() => state.reservedTo === 0, 'begun');
    const looks = performance.now();
    await until(() => performance.now() - looks > 150, 'some looks');
    expect(claims).toEqual([]);

    state.replies = false;
    state.reservedTo = systemClock().getTime() + 300;
    const from = performance.now();
    await until(() => sends.length === 5, 'all told');
    expect((claims[0]?.at ?? 0) - from).toBeGreaterThan(100);
    expect((sends[0]?.at ?? 0) - from).toBeGreaterThan(280);
  });

  it('rests as long as the platform asks, and sends nothing of what is leased already', async () => {
    let refused = false;
    const { start, state, sends, settled, of } = broadcast(3, {
      send: async () => {
        if (refused) return accepted;
        refused = true;
        return { kind: 'wait', ms: 60_000, wholeChannel: true, reason: '429' };
      },
    });
    start();
    await until(() => settled.length === 3, 'all put back');

    expect(sends.map(({ to }) => to)).toEqual(['0']);
    expect(state.pausedTo - systemClock().getTime()).toBeGreaterThan(50_000);
    for (const to of ['0', '1', '2']) {
      expect(of(to)).toMatchObject([{ state: 'queued', counts: false }]);
      expect((of(to)[0]?.nextAttemptAt.getTime() ?? 0) - systemClock().getTime()).toBeGreaterThan(50_000);
    }
  });

  it('sends a text of several parts in order and settles it when all are out', async () => {
    const { start, sends, settled } = broadcast(1, {
      lines: 3,
      pace: { overallMs: 5, perConversationMs: 20 },
      compose: async (rows) =>
        rows.map(() => ({ kind: 'send', reply: { text: 'part', choices: [], citations: [] } })),
    });
    start();
    await until(() => settled.length === 1, 'told');

    expect(sends.map(({ text }) => text)).toEqual(['part0', 'part1', 'part2']);
    expect((sends[2]?.at ?? 0) - (sends[0]?.at ?? 0)).toBeGreaterThan(35);
  });

  it('finishes what is leased before it stops, and takes nobody else', async () => {
    const { start, settled, sends, claims } = broadcast(50);
    const loop = start();
    await until(() => sends.length > 0, 'begun');

    await loop.stop();

    const taken = claims.reduce((sum, { limit }) => sum + limit, 0);
    expect(settled).toHaveLength(taken);
    expect(sends).toHaveLength(taken);
    expect(taken).toBeLessThan(50);
  });
});

describe('whom a broadcast takes', () => {
  const unpaced = { pace: { overallMs: 0, perConversationMs: 0 } };

  it('takes on a channel without a pace as many as it sends at once', async () => {
    const { start, claims, settled } = broadcast(100, { ...unpaced, atOnce: 40 });
    start();
    await until(() => settled.length === 100, 'all told');

    expect(claims.slice(0, 3).map(({ limit }) => limit)).toEqual([40, 40, 40]);
  });

  it('never has more under way than the channel allows', async () => {
    let underWay = 0;
    let most = 0;
    const { start, settled } = broadcast(60, {
      ...unpaced,
      atOnce: 8,
      send: async () => {
        underWay += 1;
        most = Math.max(most, underWay);
        await new Promise((resolve) => setImmediate(resolve));
        underWay -= 1;
        return accepted;
      },
    });
    start();
    await until(() => settled.length === 60, 'all told');

    expect(most).toBeGreaterThan(1);
    expect(most).toBeLessThanOrEqual(8);
  });

  it('takes from the oldest campaign first, and nobody when none may be sent', async () => {
    const { start, state, claims, settled } = broadcast(4, unpaced);
    state.sendable = [];
    const loop = start();
    await until(() => claims.length === 0, 'begun');
    state.sendable = [1, 2];
    loop.nudge();
    await until(() => settled.length === 4, 'all told');

    expect(claims.slice(0, 2).map(({ campaignId, limit }) => [campaignId, limit])).toEqual([
      [1, 16],
      [2, 12],
    ]);
  });

  it('skips whom the facts of the moment leave out', async () => {
    const compose: Compose = async (rows, at) =>
      (await composeSame(rows, at)).map((one, place) =>
        rows[place]?.from === '1' ? { kind: 'skip', reason: 'opted-out' } : one,
      );
    const { start, sends, settled, of } = broadcast(3, { ...unpaced, compose });
    start();
    await until(() => settled.length === 3, 'all settled');

    expect(sends.map(({ to }) => to)).toEqual(['0', '2']);
    expect(of('1')).toMatchObject([{ state: 'skipped', reason: 'opted-out' }]);
  });

  it('gives back whom it could make nothing up for, as if they had not been taken', async () => {
    const compose: Compose = () => Promise.reject(new Error('the database is gone'));
    const { start, sends, settled, faults } = broadcast(3, { ...unpaced, compose });
    start();
    await until(() => settled.length === 3, 'all given back');

    expect(sends).toEqual([]);
    expect(settled.every(({ state, counts }) => state === 'queued' && !counts)).toBe(true);
    expect(faults).toHaveLength(1);
  });

  it('lets somebody else settle those whose window is closed', async () => {
    const { start, settled, of } = broadcast(2, {
      ...unpaced,
      send: async (_part, { from }) =>
        from === '0' ? accepted : { kind: 'refused', refusal: 'window-closed', reason: '45015' },
      whenClosed: ({ campaignId, id, attempt }, _told, nextAttemptAt) => ({
        ...{ campaignId, id, attempt, nextAttemptAt, state: 'queued', counts: false, reason: 'gathered' },
      }),
    });
    start();
    await until(() => settled.length === 2, 'all settled');

    expect(of('0')).toMatchObject([{ state: 'accepted' }]);
    expect(of('1')).toMatchObject([{ state: 'queued', reason: 'gathered' }]);
  });
});
