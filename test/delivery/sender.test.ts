import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeAll, afterAll, describe, expect, it } from 'vitest';
import type { Database } from '../../src/database/open.ts';
import { outboxStore, queueReplies } from '../../src/database/outbox.ts';
import type { LeasedReply, OutgoingChannel, Part, SendOutcome } from '../../src/delivery/outbox.ts';
import { type Sender, startSender } from '../../src/delivery/sender.ts';
import { systemClock } from '../../src/kernel/clock.ts';
import { openTestDatabase } from '../support/database.ts';

let database: Database;
let sender: Sender | undefined;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());
afterEach(async () => {
  await sender?.stop();
  await database.client.outboxMessage.deleteMany();
  await database.client.channelPace.deleteMany();
});

type Send = (part: Part, to: LeasedReply) => Promise<SendOutcome>;
const accepted = { kind: 'accepted' } as const;

/** A platform that remembers what it has taken; a line of a reply is a part. */
function platform(answer: Send = () => Promise.resolve(accepted), more: Partial<OutgoingChannel> = {}) {
  const taken: [string, string][] = [];
  const channel: OutgoingChannel = {
    name: 'telegram',
    pace: { overallMs: 0, perConversationMs: 0 },
    atOnce: 16,
    windowed: false,
    parts: ({ text }) => text.split('\n').map((line) => ({ text: line })),
    send: async (part, to) => {
      const outcome = await answer(part, to);
      if (outcome.kind === 'accepted') taken.push([to.from, part.text]);
      return outcome;
    },
    ...more,
  };
  const faults: unknown[] = [];
  const start = () => {
    sender = startSender({
      store: outboxStore(database),
      channels: [channel],
      clock: systemClock,
      chance: () => 0,
      onFault: (_channel, fault) => faults.push(fault),
    });
    return sender;
  };
  return { taken, faults, start, of: (from: string) => taken.filter(([who]) => who === from) };
}

const queue = (from: string, ...texts: string[]) =>
  database.transaction((tx) =>
    queueReplies(
      tx,
      { channel: 'telegram', from },
      texts.map((text) => ({ text, choices: [], citations: [] })),
      systemClock(),
    ),
  );

async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  for (let look = 0; look < 1_000; look += 1) {
    if (await holds()) return;
    await pause(10);
  }
  throw new Error('waited ten seconds in vain');
}
const open = () => database.client.outboxMessage.count({ where: { state: { in: ['queued', 'leased'] } } });

describe('the sender', () => {
  it('sends what other processes have queued, without being nudged', async () => {
    const { taken, start } = platform();
    start();
    await queue('a', '您好');

    await until(() => taken.length === 1);
    await until(async () => (await open()) === 0);
  });

  it('brings every answer, in order within a conversation, though every fifth send fails', async () => {
    let sends = 0;
    const { start, of, taken } = platform(() => {
      sends += 1;
      return Promise.resolve(sends % 5 === 0 ? { kind: 'again', reason: 'reset' } : accepted);
    });
    const people = ['a', 'b', 'c', 'd'];
    for (const person of people) await queue(person, ...Array.from({ length: 10 }, (_, n) => String(n)));

    start();
    await until(() => taken.length === 40);

    for (const person of people)
      expect(of(person).map(([, text]) => text)).toEqual(Array.from({ length: 10 }, (_, n) => String(n)));
  });

  it('goes on behind the parts that are out when a later part fails', async () => {
    let failed = false;
    const { start, taken } = platform((part) => {
      if (part.text !== 'two' || failed) return Promise.resolve(accepted);
      failed = true;
      return Promise.resolve({ kind: 'again', reason: 'reset' });
    });
    await queue('a', 'one\ntwo\nthree');

    start();
    await until(async () => (await open()) === 0);

    expect(taken.map(([, text]) => text)).toEqual(['one', 'two', 'three']);
  });

  it('takes a whole reply as sent when the platform says so', async () => {
    const { start, taken } = platform(() => Promise.resolve({ kind: 'accepted', whole: true }));
    await queue('a', 'one\ntwo');

    start();
    await until(async () => (await open()) === 0);

    expect(taken).toEqual([['a', 'one']]);
  });

  it('keeps the pace of the channel', async () => {
    const at: number[] = [];
    const { start } = platform(
      () => {
        at.push(performance.now());
        return Promise.resolve(accepted);
      },
      { pace: { overallMs: 30, perConversationMs: 0 } },
    );
    for (let person = 0; person < 8; person += 1) await queue(`p${String(person)}`, 'x');

    start();
    await until(() => at.length === 8);

    const [first = 0] = at;
    // A turn is reserved by the clock; the send itself may come a little late, never more of them than allowed.
    expect((at.at(-1) ?? 0) - first).toBeGreaterThanOrEqual(7 * 30 - 15);
  });

  it('puts back what a resting channel would keep waiting beyond its lease', async () => {
    const { start, taken } = platform(
      async ({ text }) => {
        if (text !== 'too many') return accepted;
        await until(() => taken.length === 1);
        return { kind: 'wait', ms: 60_000, wholeChannel: true, reason: '429' };
      },
      { pace: { overallMs: 10, perConversationMs: 300 } },
    );
    await queue('a', 'one\ntwo');
    await queue('b', 'too many');

    const running = start();
    const rows = () => database.client.outboxMessage.findMany({ orderBy: { id: 'asc' } });
    await until(async () => (await rows()).every(({ failure }) => failure !== null));
    await running.stop();

    expect(taken).toEqual([['a', 'one']]);
    const [a, b] = await rows();
    // Waiting holds no lease, counts as no try, and forgets no part that is out.
    expect(a).toMatchObject({ state: 'queued', partsSent: 1, attempts: 0, failure: 'the channel rests' });
    expect(b).toMatchObject({ state: 'queued', partsSent: 0, attempts: 0, failure: '429' });
    expect((a?.nextAttemptAt.getTime() ?? 0) - systemClock().getTime()).toBeGreaterThan(40_000);
  });

  it('finishes what is under way before it stops, and begins nothing new', async () => {
    const begun: string[] = [];
    const { start, taken } = platform(async (part) => {
      begun.push(part.text);
      await pause(80);
      return accepted;
    });
    await queue('a', 'first', 'second');
    const running = start();
    await until(() => begun.length === 1);

    await running.stop();

    expect(taken).toEqual([['a', 'first']]);
    expect(begun).toEqual(['first']);
    const states = await database.client.outboxMessage.findMany({ orderBy: { id: 'asc' } });
    expect(states.map(({ state }) => state)).toEqual(['accepted', 'queued']);
  });

  it('outlives a channel that throws: the lease runs out by itself', async () => {
    const { start, faults } = platform(() => Promise.reject(new Error('a fault of ours')));
    await queue('a', 'x');

    start();
    await until(() => faults.length === 1);

    expect(await open()).toBe(1);
  });
});
