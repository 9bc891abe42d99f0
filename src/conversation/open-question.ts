/** What the office waits for from whoever writes: news of it has reached the phone, and the next words may answer it. */
import type { OpenQuestion } from '../complaint/complaint.ts';
import { type ComplaintStatusState, complaintStatusStateSchema } from './dialogues/complaint-status-state.ts';
import { ahead } from './after-broadcast.ts';
import { ratingOptions } from './dialogues/complaint-acting-words.ts';
import { labelOf } from './render.ts';
import { dialogues } from './registry.ts';
import { interrupted, waits } from './stack.ts';
import type { ConversationState, MenuItem } from './state.ts';
import { goOn, type Turn } from './turn.ts';
import type { DialogueEvent } from './dialogue.ts';

const name = 'complaint-status';

/**
 * Opens what was asked since this person last wrote, and nothing was said since: their words are heard as the answer
 * first. When it was told; undefined: nothing was asked.
 * @param since when the conversation's last turn was; undefined: there was none
 */
export async function takeUpQuestion(turn: Turn, since: Date | undefined): Promise<Date | undefined> {
  const questions = await turn.work.complaints.openQuestions(turn.situation.contact.id);
  const fresh = questions.filter(({ toldAt }) => toldAt && (!since || toldAt >= since));
  const [latest] = fresh;
  if (!latest) return undefined;
  if (latest.kind === 'rating') {
    const { number } = latest;
    turn.state = {
      ...beneath(turn.state, { at: 'rating', number }),
      menu: ahead(ratingItems(turn, number), turn.state.menu),
    };
    return latest.toldAt;
  }
  // A question expects words: a number must not fall back on an older menu.
  // With a question of ours open as well, they may answer either.
  const late = waits(turn.state, name);
  turn.state = { ...beneath(turn.state, { at: 'asked', numbers: asked(fresh), late }), menu: [] };
  return latest.toldAt;
}

/** Words that nothing else takes up, while the office still waits for an answer: are they meant as one? */
export async function mayAnswerOffice(turn: Turn, event: DialogueEvent): Promise<boolean> {
  if (event.choice !== undefined || waits(turn.state, name)) return false;
  const numbers = asked(await turn.work.complaints.openQuestions(turn.situation.contact.id));
  if (numbers.length === 0) return false;
  const before = turn.state;
  turn.state = beneath(before, { at: 'asked', numbers, late: true });
  if (await goOn(turn, event)) return true;
  turn.state = before;
  return false;
}

/** Whether they are one is being asked: they are kept, to be taken for something else after all. */
export function keepsWords({ active }: ConversationState): boolean {
  if (active?.name !== name) return false;
  return complaintStatusStateSchema.safeParse(active.state).data?.at === 'confirming';
}

const asked = (questions: readonly OpenQuestion[]): string[] =>
  questions.filter(({ kind }) => kind === 'asked').map(({ number }) => number);

/** It does not wait: what is under way goes on with whatever it does not take. */
function beneath(state: ConversationState, opened: ComplaintStatusState): ConversationState {
  const { version } = dialogues[name];
  return { ...interrupted(state, { name, version, state: opened, former: [] }), resting: true };
}

function ratingItems({ parts, situation }: Turn, number: string): readonly MenuItem[] {
  return ratingOptions(number).map((option) => ({
    id: option.id,
    label: parts.wording.say(labelOf(option), situation.contact.language),
    dialogue: name,
  }));
}
