/** While a person of the office has the word: what is written goes to them, the bot keeps quiet. */
import type { Command } from './commands.ts';
import type { DialogueEvent } from './dialogue.ts';
import { emergency } from './plain-replies.ts';
import { open, say, type Turn } from './turn.ts';

/** Opens an enquiry for a person; one that already waits keeps its number and its place in the queue. */
export async function askForPerson(turn: Turn, event: DialogueEvent): Promise<boolean> {
  const waiting = await turn.work.enquiries.openFor(turn.situation.contact.id);
  if (waiting?.reason !== 'asked-for-person') return open(turn, 'human', event);
  turn.intent = 'human';
  turn.state = { ...turn.state, quiet: true, menu: [] };
  say(turn, { lines: [{ id: 'human-waiting', args: { number: waiting.number } }, { id: 'human-quiet' }] });
  return true;
}

/**
 * A message in the quiet: passed on as it was written. An emergency is answered all the same, 退订 is obeyed, and
 * 菜单 takes the word back – the enquiry stays with the office. False: the message is to be answered as usual.
 */
export async function leftToThePerson(
  turn: Turn,
  event: DialogueEvent,
  command: Command | undefined,
): Promise<boolean> {
  const { work, situation } = turn;
  const waiting = await work.enquiries.openFor(situation.contact.id);
  if (!waiting || command !== undefined) {
    turn.state = { ...turn.state, quiet: false };
    if (waiting) say(turn, { lines: [{ id: 'human-still-waits', args: { number: waiting.number } }] });
    return false;
  }
  turn.acted = true;
  await work.enquiries.append(situation.contact.id, event.written, situation.now);
  turn.intent = event.understood.intent === 'emergency' ? 'emergency' : 'human';
  if (turn.intent === 'emergency') say(turn, emergency());
  if (event.understood.intent === 'opt-out') await open(turn, 'opt-out', event);
  return true;
}
