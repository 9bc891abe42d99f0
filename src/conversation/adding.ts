/** Is something being added to a complaint that was filed already? */
import { complaintStatusStateSchema } from './dialogues/complaint-status-state.ts';
import type { ConversationState } from './state.ts';

/**
 * The number of the complaint that words, photos and voice sent now belong to: 补充 was said or pressed, or the office
 * has asked and waits for the answer. Undefined: nothing is being added.
 */
export function addingTo({ active }: ConversationState): string | undefined {
  if (active?.name !== 'complaint-status') return undefined;
  const { data: state } = complaintStatusStateSchema.safeParse(active.state);
  if (state?.at === 'adding') return state.number;
  const [only, another] = state?.at === 'asked' ? state.numbers : [];
  return another === undefined ? only : undefined;
}
