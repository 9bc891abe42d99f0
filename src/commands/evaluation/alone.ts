/** Understanding and retrieval alone, held against the evaluation set: what a lesson changes. Totals only. */
import type { Hearing } from '../../conversation/taught.ts';
import type { Figures } from '../../learning/lesson.ts';
import { judge, type Judgement } from './judge.ts';
import type { Message } from './messages.ts';

export function figuresAlone(messages: readonly Message[], { understanding, explanation }: Hearing): Figures {
  const judged = messages.map((message): Judgement => {
    const understood = understanding.understand(message.text);
    const explained = explanation.explain(message.text);
    const { intent, options } = understood;
    return judge({
      ...{ message, intent, options, understood, explained },
      ...{ clauses: [], answered: !saysSilent(explained.kind), replies: [], grounds: [] },
    });
  });
  const alone = judged.filter(({ rankAlone }) => rankAlone !== undefined);
  const silent = judged.filter(({ refusal }) => refusal !== undefined);
  return {
    messages: messages.length,
    intentRight: share(judged, ({ topic }) => topic === 'right'),
    intentReached: share(judged, ({ topic }) => topic === 'right' || topic === 'offered'),
    clauseFirst: share(alone, ({ rankAlone }) => rankAlone === 1),
    clauseAmongThree: share(alone, ({ rankAlone }) => rankAlone !== 0),
    silent: share(
      silent,
      ({ message: { answered }, explained: { kind } }) =>
        saysSilent(kind) || (answered === 'register' && kind === 'profile'),
    ),
  };
}

function saysSilent(kind: Judgement['explained']['kind']): boolean {
  return kind === 'not-in-plan' || kind === 'historic' || kind === 'unclear';
}

/** Nothing to judge is nothing wrong. */
function share(all: readonly Judgement[], right: (one: Judgement) => boolean): number {
  return all.length === 0 ? 1 : all.filter(right).length / all.length;
}
