import { describe, expect, it } from 'vitest';
import { channelTurns } from '../../src/delivery/turns.ts';

const start = 1_795_000_000_000;

/** A channel whose clock is turned by hand. */
function channel(overallMs = 34) {
  const reserved: [count: number, ms: number][] = [];
  const faults: unknown[] = [];
  let now = start;
  let nextAt = start;
  const turns = channelTurns(
    {
      async reserve(_name, count, ms, at) {
        reserved.push([count, ms]);
        const first = Math.max(nextAt, at.getTime());
        nextAt = first + count * ms;
        return new Date(first);
      },
    },
    { name: 'telegram', pace: { overallMs, perConversationMs: 0 } },
    () => new Date(now),
    (fault) => faults.push(fault),
  );
  return { turns, reserved, faults, at: (ms: number) => (now = start + ms), nextAt: () => nextAt - start };
}
const after = (ms: number) => new Date(start + ms);

describe('the turns of a channel', () => {
  it('are reserved in a row', async () => {
    const { turns } = channel();

    expect(await turns.reserve(3)).toEqual(after(0));
    expect(turns.reservedUntil).toBe(start + 102);
    expect(await turns.reserve(1)).toEqual(after(102));
  });

  it('are now on a channel without a pace, and nothing is reserved', async () => {
    const { turns, reserved } = channel(0);

    expect(await turns.reserve(5_000)).toEqual(after(0));
    await turns.come(after(0));
    expect(reserved).toEqual([]);
  });

  it('are pushed back once by what comes late to them together', async () => {
    const { turns, reserved, at, nextAt } = channel();
    await turns.reserve(3);

    at(60);
    await turns.come(after(0));
    await turns.come(after(34));
    at(68);
    await turns.come(after(68));

    expect(reserved).toEqual([
      [3, 34],
      [1, 60],
    ]);
    expect(nextAt()).toBe(162);
  });

  it('are pushed back again by what is later still, or late for another reason', async () => {
    const { turns, reserved, at } = channel();
    await turns.reserve(2);
    at(20);
    await turns.come(after(0));
    at(94);
    await turns.come(after(34));
    const turn = await turns.reserve(1);
    at(200);
    await turns.come(turn);

    expect(reserved.slice(1)).toEqual([
      [1, 20],
      [1, 40],
      [1, 34],
      [1, 200 - (turn.getTime() - start)],
    ]);
  });

  it('are not pushed back by a few milliseconds', async () => {
    const { turns, reserved, at } = channel();
    await turns.reserve(1);
    at(9);
    await turns.come(after(0));

    expect(reserved).toEqual([[1, 34]]);
  });
});
