/** A broadcast at the end of the hours in which may be sent. */
import { afterEach, expect, it } from 'vitest';
import type { BroadcastRow, BroadcastSettlement } from '../../src/delivery/broadcast.ts';
import { startBroadcaster } from '../../src/delivery/broadcaster.ts';
import { composeSame } from '../support/broadcast.ts';
import { until } from '../support/until.ts';

let running: ReturnType<typeof startBroadcaster> | undefined;
afterEach(() => running?.stop());

const row = (n: number): BroadcastRow => ({
  ...{ campaignId: 1, id: BigInt(n), contactId: n, personId: n, householdIds: [], attempt: 1 },
  ...{ channel: 'telegram', from: String(n) },
});

it.each([
  // The turns come after the night has begun.
  ['whose turns are later', { overallMs: 80, composeMs: 0 }],
  // Or the facts have taken so long.
  ['for whom the facts come late', { overallMs: 0, composeMs: 80 }],
])('puts those back %s', async (_who, { overallMs, composeMs }) => {
  let now = Date.parse('2026-11-26T12:59:59.960Z');
  const night = Date.parse('2026-11-26T13:00:00Z');
  const waiting = [row(1), row(2)];
  const settled: BroadcastSettlement[] = [];
  const sends: string[] = [];
  let reservedTo = 0;
  running = startBroadcaster({
    store: {
      claim: async ({ limit }) => waiting.splice(0, limit),
      settle: async (all) => void settled.push(...all),
      repliesFirst: async () => false,
    },
    outbox: {
      async reserve(_name, turns, ms, at) {
        const first = Math.max(reservedTo, at.getTime());
        reservedTo = first + turns * ms;
        return new Date(first);
      },
      pause: async () => undefined,
    },
    channels: [
      {
        ...{ name: 'telegram', pace: { overallMs, perConversationMs: 0 }, atOnce: 2, windowed: false },
        parts: ({ text }) => [{ text }],
        async send(_part, { from }) {
          sends.push(from);
          return { kind: 'accepted', way: 'message' };
        },
      },
    ],
    sendable: async (at) => (at.getTime() < night ? [1] : []),
    async compose(rows, at) {
      now += composeMs;
      return composeSame(rows, at);
    },
    ...{ clock: () => new Date(now), chance: () => 0, onFault: () => undefined },
  });
  await until(() => settled.length === 2, 'both settled');

  expect(sends).toEqual([]);
  expect(settled).toMatchObject(Array(2).fill({ state: 'queued', counts: false }));
});
