import { describe, expect, it } from 'vitest';
import type { Desk } from '../../src/delivery/desk.ts';
import { takenAMinute, withSenderLimit } from '../../src/delivery/sender-limit.ts';
import type { Inbound } from '../../src/kernel/message.ts';

const start = new Date('2026-11-26T02:00:00Z').getTime();

function limited() {
  const stored: string[] = [];
  let at = start;
  let refused = 0;
  const told: string[] = [];
  const desk: Desk<never> = {
    receive: async ({ messageId }) => {
      stored.push(messageId);
      return true;
    },
    work: async () => [],
    recover: async () => 0,
    collect: async () => [],
    history: async () => [],
  };
  const limit = withSenderLimit(desk, {
    clock: () => new Date(at),
    onRefused: () => {
      refused += 1;
    },
    tell: async ({ from }) => {
      told.push(from);
    },
  });
  const say = (from: string, messageId: string): Promise<boolean> => {
    const message: Inbound = { channel: 'telegram', from, messageId, text: '你好' };
    return limit.receive(message);
  };
  const flood = async (from: string, count: number) => {
    for (let place = 0; place < count; place += 1) await say(from, `${from}-${String(place)}`);
  };
  return { say, flood, stored, told, refusals: () => refused, later: (ms: number) => (at += ms) };
}

describe('one sender', () => {
  it('may forward a hundred messages at once', async () => {
    const { flood, stored, refusals } = limited();
    await flood('one', 100);

    expect([stored.length, refusals()]).toEqual([100, 0]);
  });

  it('has no more taken than that in a minute, and is acknowledged all the same', async () => {
    const { flood, say, stored, refusals } = limited();
    await flood('one', takenAMinute + 30);

    expect([stored.length, refusals()]).toEqual([takenAMinute, 30]);
    expect(await say('one', 'another')).toBe(false);
  });

  it('is told once that what comes now is not taken, and again only if it still goes on ten minutes later', async () => {
    const { flood, told, later } = limited();
    await flood('one', takenAMinute);
    const before = [...told];
    await flood('one', 30);
    later(60_000);
    await flood('one', takenAMinute + 30);
    const once = [...told];
    later(10 * 60_000);
    await flood('one', takenAMinute + 30);

    expect([before, once, told]).toEqual([[], ['one'], ['one', 'one']]);
  });

  it('is heard again when the clock was set back', async () => {
    const { flood, say, later } = limited();
    await flood('one', takenAMinute + 1);
    later(-60 * 60_000);

    expect(await say('one', 'an hour before')).toBe(true);
  });

  it('is heard again after a minute, and keeps nobody else from being heard', async () => {
    const { flood, say, stored, later } = limited();
    await flood('one', takenAMinute + 1);
    expect(await say('other', 'theirs')).toBe(true);
    later(60_000);
    expect(await say('one', 'at last')).toBe(true);

    expect(stored.slice(-2)).toEqual(['theirs', 'at last']);
  });
});
