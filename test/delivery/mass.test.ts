/** The loop that looks for mass messages to send; what it sends is tried over a real database in test/bots/wechat. */
import { describe, expect, it } from 'vitest';
import { gathering, type MassBatch, type MassParts, startMass } from '../../src/delivery/mass.ts';
import type { BroadcastRow, BroadcastSettlement } from '../../src/delivery/broadcast.ts';

const at = new Date('2026-11-26T02:00:00Z');
const row = (contactId: number): BroadcastRow => ({
  ...{ campaignId: 7, id: BigInt(contactId), contactId, personId: contactId, householdIds: [contactId] },
  ...{ attempt: 1, channel: 'wechat', from: `o-${String(contactId)}` },
});
const reply = { text: '您家还没交', choices: [], citations: [] };

function looking(
  leases: readonly (MassBatch | Error | undefined)[],
  sendable: MassParts['sendable'] = async () => [7],
) {
  const waiting = [...leases];
  const settled: BroadcastSettlement[] = [];
  const faults: unknown[] = [];
  const sends: (readonly string[])[] = [];
  const done = Promise.withResolvers<undefined>();
  const channel: MassParts['channel'] = {
    ...{ name: 'wechat', pace: { overallMs: 0, perConversationMs: 0 }, atOnce: 1, windowed: true },
    parts: () => [{ text: '' }],
    send: () => Promise.reject(new Error('not asked for')),
    mass: {
      ...{ atLeast: 2, atMost: 10, aMonth: 4, rememberedMs: 1_000 },
      async send(_text, to) {
        sends.push(to);
        return { kind: 'accepted', way: 'mass', platformId: '17' };
      },
    },
  };
  const mass = startMass({
    store: {
      async lease() {
        const next = waiting.shift();
        if (next instanceof Error) throw next;
        if (!next && waiting.length === 0) done.resolve(undefined);
        return next;
      },
      sentSince: async () => new Map(),
      mark: async (rows) => rows.length,
      hold: async () => undefined,
      settle: async (settlements) => void settled.push(...settlements),
    },
    channel,
    sendable,
    compose: async (rows) => rows.map(() => ({ kind: 'send', reply, generic: '该交合作医疗了' })),
    clock: () => at,
    onFault: (_channel, fault) => void faults.push(fault),
    lookEveryMs: 1,
  });
  return { mass, settled, faults, sends, done: done.promise, channel };
}

describe('looking for mass messages', () => {
  it('sends one batch after the other, whatever goes wrong in between, until it is stopped', async () => {
    const fault = new Error('no database');
    const { mass, settled, faults, sends, done } = looking([
      { rows: [row(1), row(2)] },
      fault,
      { rows: [row(3), row(4)] },
      undefined,
    ]);

    await done;
    await mass.stop();

    expect(sends).toEqual([
      ['o-1', 'o-2'],
      ['o-3', 'o-4'],
    ]);
    expect(settled.map(({ id, state, way }) => [id, state, way])).toEqual(
      [1n, 2n, 3n, 4n].map((id) => [id, 'accepted', 'mass']),
    );
    expect(faults).toEqual([fault]);
  });
});

it('begins none that would arrive at night, nor after one that took until then', async () => {
  const minutes = (count: number) => new Date(at.getTime() + count * 60_000);
  const asked: Date[] = [];
  const until = (night: Date) => async (now: Date) => {
    asked.push(now);
    return now < night ? [7, 8] : [];
  };
  const late = looking([{ rows: [row(1), row(2)] }], until(minutes(4)));
  while (asked.length < 6) await new Promise((resolve) => setImmediate(resolve));
  await late.mass.stop();
  expect(late.sends).toEqual([]);

  const ends = new Set<number>();
  const long = looking([{ rows: [row(1), row(2)] }, { rows: [row(3), row(4)] }], async () => {
    await Promise.resolve();
    ends.add(long.sends.length);
    return long.sends.length === 0 ? [7, 8] : [];
  });
  while (!ends.has(1)) await new Promise((resolve) => setImmediate(resolve));
  await long.mass.stop();
  expect(long.sends).toEqual([['o-1', 'o-2']]);
});

describe('whoever can only be told by a mass message', () => {
  const { channel, mass } = looking([]);
  const told = { kind: 'send', reply, generic: '该交合作医疗了' } as const;

  it('is gathered where there is one, and a text for it', async () => {
    await mass.stop();
    const { mass: none, ...without } = channel;

    expect(none).toBeDefined();
    expect(gathering([channel])(row(1), told, at)).toMatchObject({
      state: 'queued',
      way: 'mass',
      counts: false,
    });
    expect(gathering([channel])(row(1), { kind: 'send', reply }, at)).toBeUndefined();
    expect(gathering([without])(row(1), told, at)).toBeUndefined();
  });
});
