/** 退订: no more reminders. Answers, claims and complaints are not touched by it. */
import { z } from 'zod';
import { type Dialogue, done, type Step } from '../dialogue.ts';

const schema = z.object({});
type State = z.infer<typeof schema>;

const wantsBack = /恢复|重新订|再订|接着发|订阅提醒|resume|subscribe again/i;

export const optOutDialogue: Dialogue<State> = {
  name: 'opt-out',
  intent: 'opt-out',
  version: 1,
  schema,
  needs: () => ({}),
  step(_state, event, { contact }): Step<State> {
    if (event.choice === 'opt-in' || wantsBack.test(event.text))
      return done(
        [{ lines: [{ id: 'opted-in' }], choices: [{ id: 'intent-menu' }] }],
        [{ kind: 'opted-in' }],
      );
    const lines = [{ id: contact.optedOutAt ? 'opted-out-before' : 'opted-out' }, { id: 'opted-out-still' }];
    return done([{ lines, choices: [{ id: 'opt-in' }] }], [{ kind: 'opted-out' }]);
  },
  ask: () => ({ lines: [{ id: 'opted-out-still' }] }),
};
