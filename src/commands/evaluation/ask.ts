/** Sends each message as a fresh stranger's only one, through the desk like any other. */
import { randomUUID } from 'node:crypto';
import type { assembleConversation } from '../../conversation-parts.ts';
import type { OpenScheme } from '../../main.ts';
import type { Asked } from './judge.ts';
import type { Message } from './messages.ts';

type Parts = Pick<ReturnType<typeof assembleConversation>, 'understanding' | 'explanation'>;

export async function ask(
  { desk, scheme }: OpenScheme,
  { understanding, explanation }: Parts,
  message: Message,
): Promise<Asked> {
  const key = { channel: 'terminal', from: randomUUID() } as const;
  await desk.receive({ ...key, messageId: randomUUID(), text: message.text });
  const trace = (await desk.work(key)).at(-1)?.trace;
  const replies = await desk.collect(key);
  const clauses = trace?.clauses ?? [];
  const cited = new Set([...clauses, ...replies.flatMap(({ citations }) => citations)]);
  return {
    message,
    intent: trace?.intent ?? 'other',
    options: trace?.options ?? [],
    clauses,
    answered: trace?.answered !== false,
    replies: replies.map(({ text }) => text),
    grounds: [...cited].flatMap((id) => Object.values(scheme.ruleSet.clauses.get(id)?.text ?? {})),
    understood: understanding.understand(message.text),
    dateLabelled: message.slots?.date && understanding.understand(message.slots.date).slots.date,
    explained: explanation.explain(message.text),
  };
}
