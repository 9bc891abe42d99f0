/** Answers one message, and notes where it was not understood: it, or the one before it. */
import { apologise, correctionIn, noteMisses } from './misses.ts';
import { chosen, route } from './route.ts';
import type { Turn } from './turn.ts';
import type { Understood } from './understand/understood.ts';

export async function answerNoting(
  turn: Turn,
  text: string,
  written: string,
  understood: Understood,
): Promise<void> {
  const before = turn.state;
  const choice = chosen(before, text, understood)?.id;
  const correction = choice === undefined ? correctionIn(turn, text, understood) : undefined;
  const { asks } = correction ?? {};
  const heard = asks === undefined ? understood : turn.parts.understanding.understand(asks);
  if (correction && asks === undefined) apologise(turn);
  else await route(turn, asks ?? text, asks ?? written, heard);
  await noteMisses(turn, { text, understood: heard, before, chosen: choice, correction });
}
