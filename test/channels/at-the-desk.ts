/** The terminal: what `heyi chat` does with the desk, and the measure for the other channels. */
import { randomUUID } from 'node:crypto';
import type { Inbound } from '../../src/kernel/message.ts';
import type { ChannelUnderTest, Step } from './cases.ts';
import { numberOf, type Told, toldBy } from './told.ts';

export const terminal: ChannelUnderTest = {
  name: 'terminal',
  // The terminal has neither, but its desk knows them: so they have a measure too.
  means: ['photo', 'group'],
  begin({ desk }) {
    const key = { channel: 'terminal', from: randomUUID() } as const;
    let before: readonly Told[] = [];
    return Promise.resolve({
      async does(step) {
        if (!('office' in step)) {
          await desk.receive({ ...key, messageId: randomUUID(), ...broughtBy(step, before) });
          await desk.work(key);
        }
        const replies = await desk.collect(key);
        before = replies.map(({ text, choices }) =>
          toldBy(
            text,
            choices.map(({ label }) => label),
          ),
        );
        return before;
      },
    });
  },
};

function broughtBy(step: Step, before: readonly Told[]): Pick<Inbound, 'text' | 'enclosure' | 'occasion'> {
  if ('say' in step) return { text: step.say };
  if ('press' in step) return { text: numberOf(step.press, before) };
  if ('photo' in step) return { text: '', enclosure: { kind: 'photo' } };
  return { text: '', occasion: 'group' };
}
