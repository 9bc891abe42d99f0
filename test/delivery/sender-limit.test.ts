import { describe, expect, it } from 'vitest';
import type { Desk } from '../../src/delivery/desk.ts';
import { takenAMinute, withSenderLimit } from '../../src/delivery/sender-limit.ts';
import type { Inbound } from '../../src/kernel/message.ts';

const start = new Date('2026-11-26T02:00:00Z').getTime();

function limited() {
  const stored: string[] = [];
  let at = start;
  let refused = 0;
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
  const limit = withSenderLimit(
    desk,
    () => new Date(at),
    () => {
      refused += 1;
    },
  );
  const say = (from: string, messageId: string): Promise<boolean> => {
    const message: Inbound = { channel: 'telegram', from, messageId, text: '你好' };
    return limit.receive(message);
  };
  const flood = async (from: string, count: number) => {
    for (let place = 0; place < count; place += 1) await say(from, `${from}-${String(place)}`);
  };
  return { say, flood, stored, refusals: () => refused, later: (ms: number) => (at += ms) };
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

  it('is heard again after a minute, and keeps nobody else from being heard', async () => {
    const { flood, say, stored, later } = limited();
    await flood('one', takenAMinute + 1);
    expect(await say('other', 'theirs')).toBe(true);
    later(60_000);
    expect(await say('one', 'at last')).toBe(true);

    expect(stored.slice(-2)).toEqual(['theirs', 'at last']);
  });
});
