/** Does a message belong to the question that is open, or does the person speak of something else? */
import type { Intent } from '../../kernel/intent.ts';
import type { DialogueEvent } from '../dialogue.ts';

/** From here up the understanding is trusted to say that the topic has changed. */
const trustedFrom = 0.62;
/** What says nothing about the topic. */
const topicless: readonly Intent[] = ['other', 'clarify', 'greeting'];

/** A choice of another dialogue's menu, still on the screen: the router opens that dialogue. */
export function pressesElsewhere({ choice }: DialogueEvent, prefix: string): boolean {
  return choice !== undefined && !choice.startsWith(prefix);
}

const asking =
  /[?？]|吗|么$|怎么|咋|多少|什么|啥|哪|几[个天号时回次块]|多久|多长|(?<![说就也都还可才是])不$|算不算|呢$|能不能|可不可以|是不是|有没有|查|看看|算一?[算下]|\b(how|what|when|where|which|can i|show)\b/iu;

/** Put as a question or a wish, not told as what happened. */
export function asksSomething(text: string): boolean {
  return asking.test(text.slice(0, 400));
}

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
