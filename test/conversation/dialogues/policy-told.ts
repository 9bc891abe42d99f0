/** One step of the policy dialogue with two clauses of plain words, and what it told. */
import { policyDialogue } from '../../../src/conversation/dialogues/policy.ts';
import type { DialogueEvent } from '../../../src/conversation/dialogue.ts';
import type { Explanatory, Situation } from '../../../src/conversation/facts.ts';
import type { Explained } from '../../../src/explanation/explained.ts';
import { event, situation } from './enrolment-household.ts';

const plain: Explanatory['plain']['en'] = {
  'III.4.2-cap': { says: ['封顶线的话。', '再一句。'], next: '下一步甲。' },
  'III.4.2-rates': { says: ['比例的话。', '比例二。'], next: '下一步乙。' },
  'III.2.1-premium-10': { says: ['十块钱的话。', '十块二。'] },
};
const topics: Explanatory['topics'] = {
  pooling: {
    answer: 'inferred',
    zh: '合着用',
    en: 'sharing',
    assumed: { zh: '默认能', en: 'yes' },
    clauses: [],
    examples: {},
  },
};
export const answered = (
  clauses: readonly string[],
  more: { together?: readonly string[]; confident?: boolean } = {},
) => ({ kind: 'answered', clauses, confident: false, together: [], ...more }) as const;

export const question = (text = '封顶线是多少', change: Parameters<typeof event>[1] = {}) =>
  event(text, { intent: 'policy', ...change });

export function step(
  explained: Explained | undefined,
  given: DialogueEvent = question(),
  at: Situation = situation(),
  state?: { asked?: boolean },
) {
  const explanation = explained && { explained, plain: { 'zh-CN': plain, en: plain }, topics };
  return policyDialogue.step(state, given, at, explanation ? { explanation } : {});
}

/** Line ids (or the words themselves), choices, clauses and what was found. */
export function told(...given: Parameters<typeof step>) {
  const { outcome, utterances, found } = step(...given);
  const [utterance] = utterances;
  return {
    outcome: outcome.kind,
    lines: utterance?.lines.map(({ id, args }) => (id === 'verbatim' ? args?.text : id)),
    choices: utterance?.choices?.map(({ id }) => id),
    citations: utterance?.citations,
    found,
  };
}
