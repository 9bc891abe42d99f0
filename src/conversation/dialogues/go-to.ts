import type { DialogueName, Step } from '../dialogue.ts';

/** Goes over into another dialogue with the same message. */
export function goTo<State>(dialogue: DialogueName): Step<State> {
  return { outcome: { kind: 'open', dialogue }, utterances: [], effects: [] };
}
