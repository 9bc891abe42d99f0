/** What stands under a number of the plan, asked for by it: 三（四）2. */
import { clausesAt, type Place, placeId, placeName, placesBelow, placesNear } from '../../policy/places.ts';
import type { Option, Utterance } from '../dialogue.ts';
import type { Situation } from '../facts.ts';
import { clauseOptions } from './policy-words.ts';

/** "place:III.4.2": a button under a list of places. */
const choice = 'place:';
/** More are not read in one message. */
const toldTogether = 3;

export type Standing =
  | { readonly kind: 'clauses'; readonly clauses: readonly string[] }
  | { readonly kind: 'list'; readonly clauses: readonly string[]; readonly utterance: Utterance }
  | { readonly kind: 'nothing'; readonly utterance: Utterance };

/** A few clauses are told; of many it is asked which; where none is, that is said, and what there is instead. */
export function standingAt(place: Place, situation: Situation): Standing {
  const ids = [...situation.scheme.ruleSet.clauses.keys()];
  const clauses = clausesAt(ids, place);
  if (clauses.length === 0) return { kind: 'nothing', utterance: tellNoSuchPlace(place, ids, situation) };
  if (clauses.length <= toldTogether) return { kind: 'clauses', clauses };
  const below = placesBelow(ids, place);
  const leadIn = clauses.filter((id) => below.every((one) => clausesAt([id], one).length === 0));
  const choices =
    below.length > 1
      ? [...clauseOptions(leadIn, situation), ...placeOptions(below, ids, situation)]
      : clauseOptions(clauses, situation);
  const lines = [{ id: 'policy-place-holds', args: { place: nameOf(place, situation) } }];
  return { kind: 'list', clauses, utterance: { lines, choices: [...choices, { id: 'intent-human' }] } };
}

export function placeChosen(pressed: string | undefined, { scheme }: Situation): Place | undefined {
  if (pressed?.startsWith(choice) !== true) return undefined;
  const ids = [...scheme.ruleSet.clauses.keys()];
  const places = placesBelow(ids, undefined).flatMap((first) => [first, ...placesBelow(ids, first)]);
  const all = places.flatMap((place) => [place, ...placesBelow(ids, place)]);
  return all.find((place) => `${choice}${placeId(place)}` === pressed);
}

function tellNoSuchPlace(place: Place, ids: readonly string[], situation: Situation): Utterance {
  const near = placesNear(ids, place);
  const names = near
    .map((one) => nameOf(one, situation))
    .join(situation.contact.language === 'en' ? ', ' : '、');
  return {
    lines: [
      { id: 'policy-no-such-place', args: { place: nameOf(place, situation) } },
      { id: 'policy-places-near', args: { names } },
    ],
    choices: [...placeOptions(near, ids, situation), { id: 'intent-human' }],
  };
}

function placeOptions(places: readonly Place[], ids: readonly string[], situation: Situation): Option[] {
  const { scheme, contact } = situation;
  return places.map((place) => {
    const clauses = clausesAt(ids, place);
    const [first] = clauses.flatMap((id) => scheme.ruleSet.clauses.get(id) ?? []);
    const title = (contact.language === 'en' ? first?.titleEn : first?.title) ?? '';
    const args = { place: nameOf(place, situation), title, count: clauses.length };
    return { id: `${choice}${placeId(place)}`, args };
  });
}

function nameOf(place: Place, { contact: { language } }: Situation): string {
  return placeName(place, language) ?? placeId(place);
}
