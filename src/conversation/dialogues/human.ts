/** 人工: an enquiry in the office's queue, without the 20-day clock; heyi keeps quiet until it is closed. */
import { z } from 'zod';
import type { EnquiryReason } from '../../enquiry/enquiry.ts';
import { type Dialogue, type DialogueEvent, done } from '../dialogue.ts';
import { officeTakesOver } from './human-words.ts';

const humanStateSchema = z.object({});
type HumanState = z.infer<typeof humanStateSchema>;

const longestText = 2_000;

export const humanDialogue: Dialogue<HumanState> = {
  name: 'human',
  intent: 'human',
  version: 1,
  schema: humanStateSchema,
  needs: () => ({ newNumber: { kind: 'enquiry' } }),
  step(_state, event, situation, facts) {
    const number = facts.newNumber?.number;
    if (number === undefined) return done([{ lines: officeTakesOver(situation) }]);
    const reason = reasonOf(event);
    const text = [...event.written].slice(0, longestText).join('');
    const opened =
      reason === 'mongolian-callback'
        ? [{ id: 'human-mongolian', args: { number } }, { id: 'human-mongolian-telephone' }]
        : [{ id: 'human-opened', args: { number } }];
    return done(
      [{ lines: [...opened, ...officeTakesOver(situation)] }],
      [
        { kind: 'enquiry-opened', enquiry: { number, reason, text, openedAt: situation.now } },
        { kind: 'audited', action: 'enquiry-opened', subject: `enquiry:${number}` },
      ],
    );
  },
  ask: (_state, situation) => ({ lines: officeTakesOver(situation) }),
};

/** No Mongolian line is shown before a native reader has checked it: somebody who speaks it calls back. */
function reasonOf({ understood }: DialogueEvent): EnquiryReason {
  return understood.mongolian || understood.slots.language === 'mn'
    ? 'mongolian-callback'
    : 'asked-for-person';
}
