/** Sums an estimate must not be reckoned with: said plainly, and asked for again. */
import type { Language } from '../../kernel/message.ts';
import type { DialogueEvent, Line } from '../dialogue.ts';
import { yuanText } from '../wording.ts';
import type { EstimateState } from './estimate-state.ts';

export interface Objection {
  readonly line: Line;
  /** What is to be said once more. */
  readonly stage: 'cost' | 'ineligible';
}

/** @param stage what had been asked when this was said */
export function objectionTo(
  { text, choice, understood }: DialogueEvent,
  stage: EstimateState['stage'],
  language: Language,
): Objection | undefined {
  const { unfit, rivalSums, tier } = understood.slots;
  if (choice !== undefined) return undefined;
  const ofSelfPaid = stage === 'ineligible' && tier === undefined;
  if (unfit) {
    const of = unfit.of === 'ineligible' || (ofSelfPaid && !text.includes('花')) ? 'ineligible' : 'cost';
    return { line: { id: `estimate-unfit-${unfit.why}` }, stage: of };
  }
  if (!rivalSums || ofSelfPaid) return undefined;
  const amounts = rivalSums.map((amount) => (amount.kind === 'range' ? amount.high : amount.value));
  return {
    line: {
      id: 'estimate-several-sums',
      args: { amounts: yuanText(amounts, language === 'en' ? ', ' : '、', language) },
    },
    stage: 'cost',
  };
}
