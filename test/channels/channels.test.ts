/** The same words in, the same meaning out: one case table, on every channel. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { terminal } from './at-the-desk.ts';
import { type Case, type ChannelUnderTest, heldOn } from './cases.ts';
import { type Office, openOffice } from './office.ts';
import { telegram, wechat } from './on-the-phone.ts';
import { tryPage } from './on-the-page.ts';
import { meaningOf, type Told } from './told.ts';

const channels = [terminal, tryPage, telegram, wechat('plain'), wechat('safe')];

/** What was told after each step; or at which step it ended. */
type Held = readonly (readonly Told[])[] | Error;

let office: Office | undefined;
const held = new Map<string, Held>();

async function hold(given: Office, channel: ChannelUnderTest, { steps }: Case): Promise<Held> {
  const told: (readonly Told[])[] = [];
  try {
    const conversation = await channel.begin(given);
    for (const step of steps) {
      if ('office' in step) await given.deals(numberIn(told), step.office, step.words);
      told.push(await conversation.does(step));
    }
    return told;
  } catch (fault) {
    return new Error(`ended at step ${String(told.length + 1)}: ${String(fault)}`, { cause: fault });
  }
}

function numberIn(told: readonly (readonly Told[])[]): string {
  const numbers = told.flat().flatMap(({ text }) => text.match(/\bT\d\d-\d{4}-\d\b/g) ?? []);
  const last = numbers.at(-1);
  if (last === undefined) throw new Error('no complaint has been filed');
  return last;
}

function toldOn({ name }: ChannelUnderTest, one: Case): readonly (readonly Told[])[] {
  const told = held.get(`${name}: ${one.name}`) ?? [];
  if (told instanceof Error) throw told;
  return told;
}

// All conversations of a channel at once, as people come: in one chat of Telegram's a second passes between two answers.
beforeAll(async () => {
  const opened = await openOffice();
  office = opened;
  for (const channel of channels)
    await Promise.all(
      heldOn(channel).map(async (one) =>
        held.set(`${channel.name}: ${one.name}`, await hold(opened, channel, one)),
      ),
    );
});
afterAll(() => office?.close());

describe.each(channels)('over $name', (channel) => {
  it.each(heldOn(channel))('$name', (one) => {
    const told = toldOn(channel, one);
    const measure = toldOn(terminal, one);

    expect(told).toHaveLength(one.steps.length);
    for (const [index, step] of one.steps.entries()) {
      const heard = meaningOf(told[index] ?? []);
      const expected = meaningOf(measure[index] ?? []);
      const last = measure[index]?.slice(-1) ?? [];
      const { choices } = channel.onlyLastChoices ? meaningOf(last) : expected;
      for (const words of step.hears) expect(heard.text).toContain(words);
      expect({ step, ...heard }).toEqual({ step, text: expected.text, choices });
    }
  });
});
