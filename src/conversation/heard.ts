/** Answers one message, and says how it was heard: what was not understood is noted once its answer stands. */
import { apologise, correctionIn, type Heard } from './misses.ts';
import { chosen, route } from './route.ts';
import type { Turn } from './turn.ts';
import type { Understood } from './understand/understood.ts';

export async function answerHeard(
  turn: Turn,
  text: string,
  written: string,
  understood: Understood,
): Promise<Heard> {
  const before = turn.state;
  const choice = chosen(before, text, understood)?.id;
  const correction = choice === undefined ? correctionIn(turn, text, understood) : undefined;
  const { asks } = correction ?? {};
  const heard = asks === undefined ? understood : turn.parts.understanding.understand(asks);
  if (correction && asks === undefined) apologise(turn);
  else await route(turn, asks ?? text, asks ?? written, heard);
  return { text, understood: heard, before, chosen: choice, correction };
}
