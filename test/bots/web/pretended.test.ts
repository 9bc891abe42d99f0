import { describe, expect, it } from 'vitest';
import { pretendedOutgoing } from '../../../bots/web/pretended.ts';
import type { LeasedReply, SendOutcome } from '../../../src/delivery/outbox.ts';
import { seededChance } from '../../support/chance.ts';

const to = (attempt = 1): LeasedReply => ({
  ...{ id: 1n, channel: 'telegram', from: 'sample-S01', partsSent: 0, attempt, answers: false },
  reply: { text: '您家还没交', choices: [], citations: [] },
});

function channel(open = true, takesMs: readonly [number, number] = [0, 0]) {
  return pretendedOutgoing({
    ...{ name: 'telegram', pace: { overallMs: 35, perConversationMs: 1_000 }, atOnce: 16, windowed: false },
    ...{ isOpen: () => open, chance: seededChance(7), takesMs },
  });
}

async function many(attempt: number, open = true): Promise<readonly SendOutcome[]> {
  const pretended = channel(open);
  return Promise.all(Array.from({ length: 2_000 }, () => pretended.send({ text: 'a' }, to(attempt))));
}

const share = (outcomes: readonly SendOutcome[], kind: SendOutcome['kind']) =>
  outcomes.filter((one) => one.kind === kind).length / outcomes.length;

describe('a pretended platform', () => {
  it('says that it is pretended, whatever it says', async () => {
    const outcomes = [...(await many(1)), ...(await many(1, false))];

    for (const one of outcomes) expect(one.kind === 'accepted' ? one.way : one.reason).toMatch(/^pretended/);
  });

  it('reaches most, a few not at first, and three in a hundred never', async () => {
    const [first, second] = [await many(1), await many(2)];

    expect(share(first, 'accepted')).toBeGreaterThan(0.9);
    expect(share(first, 'refused')).toBeGreaterThan(0.015);
    expect(share(first, 'refused')).toBeLessThan(0.045);
    expect(share(first, 'again')).toBeGreaterThan(0.02);
    expect(share(second, 'again')).toBe(0);
  });

  it('takes nothing that the platform would not take', async () => {
    expect(
      (await many(1, false)).every((one) => one.kind === 'refused' && one.refusal === 'window-closed'),
    ).toBe(true);
  });

  it('keeps the pace of the platform and takes its time', async () => {
    const pretended = channel(true, [5, 0]);
    const begun = performance.now();

    await pretended.send({ text: 'a' }, to());

    expect(performance.now() - begun).toBeGreaterThanOrEqual(4);
    expect([pretended.pace, pretended.atOnce]).toEqual([{ overallMs: 35, perConversationMs: 1_000 }, 16]);
  });
});
