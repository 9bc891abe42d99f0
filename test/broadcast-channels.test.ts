import { describe, expect, it } from 'vitest';
import { pace } from '../bots/telegram/limits.ts';
import { broadcastChannels } from '../src/broadcast-channels.ts';
import type { Database } from '../src/database/open.ts';
import type { OutgoingChannel, Window } from '../src/delivery/outbox.ts';
import { readScheme } from '../src/policy/load.ts';
import { sampleSchemeFile } from '../src/scheme-files.ts';

const now = new Date('2026-11-26T02:00:00Z');
const scheme = readScheme(sampleSchemeFile, '2026-11-26');
const real: OutgoingChannel = {
  ...{ name: 'telegram', pace, atOnce: 16, windowed: false },
  parts: () => [{ text: 'real' }],
  send: async () => ({ kind: 'accepted', way: 'message' }),
};

function open(connected: readonly OutgoingChannel[], demo: boolean) {
  const given = { ...scheme, profile: { ...scheme.profile, demo } };
  const database = {} as Database;
  return broadcastChannels({ scheme: given, database, clock: () => now }, connected, () => 0.5);
}

describe('broadcasts go out on', () => {
  it('what is connected, and nothing else, in an office', async () => {
    expect(await open([], false)).toEqual([]);
    expect(await open([real], false)).toEqual([real]);
  });

  it('the page and two pretended platforms in a sample that is connected to none', async () => {
    const channels = await open([], true);

    expect(channels.map(({ name, pace, windowed }) => [name, pace.overallMs, windowed])).toEqual([
      ['web', 0, false],
      ['telegram', pace.overallMs, false],
      ['wechat', 0, true],
    ]);
  });

  it('the real platform in a sample that is connected to it', async () => {
    const channels = await open([real], true);

    expect(channels.map(({ name }) => name)).toEqual(['telegram', 'web', 'wechat']);
    expect(channels[0]).toBe(real);
  });

  it.each([
    [47, true],
    [49, false],
  ])('a pretended WeChat keeps its window: after %i hours', async (hours, taken) => {
    const wechat = (await open([], true)).find(({ name }) => name === 'wechat');
    const window: Window = { lastInbound: { at: new Date(now.getTime() - hours * 3_600_000) }, sentSince: 0 };
    const reply = { text: '您家还没交', choices: [], citations: [] };

    const outcome = await wechat?.send(
      { text: '您家还没交' },
      {
        id: 1n,
        channel: 'wechat',
        from: 'sample-S01',
        reply,
        partsSent: 0,
        attempt: 1,
        answers: false,
        window,
      },
    );

    expect(outcome).toMatchObject(
      taken ? { kind: 'accepted', way: 'pretended' } : { kind: 'refused', refusal: 'window-closed' },
    );
  });
});
