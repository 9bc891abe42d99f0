/** Which language heyi answers in. Mongolian is offered through a person, never by unchecked lines. */
import { z } from 'zod';
import type { Language } from '../../kernel/message.ts';
import {
  type Dialogue,
  type DialogueEvent,
  done,
  pass,
  resting,
  type Step,
  type Utterance,
} from '../dialogue.ts';
import { goTo } from './go-to.ts';

const schema = z.object({});
type State = z.infer<typeof schema>;

export const languageDialogue: Dialogue<State> = {
  name: 'language',
  intent: 'language',
  version: 1,
  schema,
  needs: () => ({}),
  step(_state, event): Step<State> {
    const wanted = wantedLanguage(event);
    if (wanted === 'mn') return goTo('human');
    if (wanted)
      return done([{ lines: [{ id: 'language-chosen' }] }], [{ kind: 'language-chosen', language: wanted }]);
    return event.kind === 'began' ? resting({}, [question()]) : pass();
  },
  ask: question,
};

function question(): Utterance {
  return {
    lines: [{ id: 'language-ask' }],
    choices: [{ id: 'language-zh' }, { id: 'language-en' }, { id: 'language-mn' }],
  };
}

function wantedLanguage({ choice, understood }: DialogueEvent): Language | 'mn' | undefined {
  if (choice === 'language-zh') return 'zh-CN';
  if (choice === 'language-en') return 'en';
  if (choice === 'language-mn') return 'mn';
  return understood.slots.language;
}
