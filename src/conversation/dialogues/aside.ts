/** Does a message belong to the question that is open, or does the person speak of something else? */
import type { Intent } from '../../kernel/intent.ts';
import type { DialogueEvent } from '../dialogue.ts';

/** From here up the understanding is trusted to say that the topic has changed. */
const trustedFrom = 0.62;
/** What says nothing about the topic. */
const topicless: readonly Intent[] = ['other', 'clarify', 'greeting'];

/** A message on another topic than these; a pressed choice never is. */
export function speaksOfElse(
  event: DialogueEvent,
  own: readonly Intent[],
  from: number = trustedFrom,
): boolean {
  const { intent, confidence } = event.understood;
  if (event.choice !== undefined) return false;
  return !topicless.includes(intent) && !own.includes(intent) && confidence >= from;
}
