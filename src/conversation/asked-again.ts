/** What is said around an answer: the question that is still open, and lines that come first. */
import type { Line } from './dialogue.ts';
import { dialogues } from './registry.ts';
import { asking, finished } from './stack.ts';
import { intentOf, say, type Turn } from './turn.ts';

/** After something that answers nothing: the question that is open once more, behind these lines. False: none is. */
export function askAgain(turn: Turn, before: readonly Line[]): boolean {
  const open = asking(turn.state);
  if (!open) return false;
  if (turn.state.resting) turn.state = finished(turn.state);
  const asked = dialogues[open.name].ask(open.state, turn.situation);
  turn.intent = intentOf(turn, open.name);
  say(turn, { ...asked, lines: [...before, ...asked.lines] }, open.name);
  return true;
}

/** Puts lines before everything that has been said in this turn. */
export function sayFirst(turn: Turn, before: readonly Line[]): void {
  const [first] = turn.spoken;
  if (!first) return;
  turn.spoken[0] = {
    ...first,
    utterance: { ...first.utterance, lines: [...before, ...first.utterance.lines] },
  };
}
