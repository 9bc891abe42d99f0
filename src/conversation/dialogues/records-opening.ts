/** Before any record is looked at: may it be told here, is anybody verified, and which household is meant. */
import type { Binding } from '../../identity/identity.ts';
import { type DialogueEvent, done, type Step, verifyFirst, waiting } from '../dialogue.ts';
import type { Effect } from '../effects.ts';
import type { Situation } from '../facts.ts';
import { askWhichHousehold, chooseHousehold, type HouseholdState, recordsOff } from './enrolment-records.ts';

export type Opening<State> =
  | { readonly kind: 'open'; readonly binding: Binding }
  /** It ends or waits here, with nothing looked at. */
  | { readonly kind: 'stopped'; readonly step: Step<State> };

/** For what is told of persons: whoever was verified first speaks. */
export function openRecords<State>(situation: Situation): Opening<State> {
  return opened(situation, situation.bindings.at(0));
}

function opened<State>(situation: Situation, speaker: Binding | undefined): Opening<State> {
  if (!situation.householdDataAllowed) return { kind: 'stopped', step: done([recordsOff(situation)]) };
  return speaker ? { kind: 'open', binding: speaker } : { kind: 'stopped', step: verifyFirst() };
}

/** For what is told of a household: with several, it asks which. */
export function openHousehold(
  situation: Situation,
  event: DialogueEvent,
  state: HouseholdState | undefined,
): Opening<HouseholdState> {
  const chosen = chooseHousehold(situation, event, state);
  switch (chosen.kind) {
    case 'nobody':
      return opened(situation, undefined);
    case 'one':
      return opened(situation, chosen.binding);
    case 'several': {
      const opening = opened<HouseholdState>(situation, chosen.bindings.at(0));
      const asked = waiting<HouseholdState>({ asked: 1 }, [askWhichHousehold(chosen.bindings, 1)]);
      return opening.kind === 'open' ? { kind: 'stopped', step: asked } : opening;
    }
  }
}

/** The household whose records may be loaded; undefined: none may. */
export function householdOf(opening: Opening<unknown>): Binding | undefined {
  return opening.kind === 'open' ? opening.binding : undefined;
}

export function lookedAt(action: string, { householdId }: Binding): Effect {
  return { kind: 'audited', action, subject: `household:${String(householdId)}` };
}
