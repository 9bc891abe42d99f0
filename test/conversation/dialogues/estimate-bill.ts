/** A bill told bit by bit, for the tests of the estimate. */
import { estimateDialogue } from '../../../src/conversation/dialogues/estimate.ts';
import { emptyEstimate, type EstimateState } from '../../../src/conversation/dialogues/estimate-state.ts';
import type { DialogueEvent, Step } from '../../../src/conversation/dialogue.ts';
import type { Facts, Situation } from '../../../src/conversation/facts.ts';
import { type Fen, fen } from '../../../src/kernel/money.ts';
import type { Amount } from '../../../src/kernel/numerals.ts';
import { event, heard, situation } from './enrolment-household.ts';

export const yuan = (amount: number): Fen => fen(amount * 100);
export const exactly = (amount: number): Amount => ({ kind: 'exact', value: yuan(amount) });
export const about = (amount: number): Amount => ({ kind: 'approximate', value: yuan(amount) });
export const between = (low: number, high: number): Amount => ({
  kind: 'range',
  low: yuan(low),
  high: yuan(high),
});

/** An estimate of 1,500 yuan in a sumu hospital that has been told. */
export const shown: EstimateState = { ...emptyEstimate, stage: 'shown', tier: 'sumu', cost: yuan(1500) };

type Slots = DialogueEvent['understood']['slots'];

export const said = (
  text: string,
  slots: Slots = {},
  intent: DialogueEvent['understood']['intent'] = 'other',
) => event(text, { kind: 'said', slots, intent });

export const began = (text: string, slots: Slots = {}) => event(text, { slots, intent: 'estimate' });

export const stranger = situation({ bindings: [] });

export function step(
  state: EstimateState | undefined,
  given: DialogueEvent,
  at: Situation = stranger,
  facts: Facts = {},
): Step<EstimateState> {
  return estimateDialogue.step(state, given, at, facts);
}

/** The state after a step that goes on. */
export function stateOf({ outcome }: Step<EstimateState>): EstimateState {
  if (outcome.kind !== 'waiting' && outcome.kind !== 'resting') throw new Error(outcome.kind);
  return outcome.state;
}

export function told(
  state: EstimateState | undefined,
  given: DialogueEvent,
  at: Situation = stranger,
  facts: Facts = {},
) {
  return heard(step(state, given, at, facts), at);
}
