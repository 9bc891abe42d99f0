/** What the three look-ups of household records share: whose household, may it be told, the office, as of when. */
import { z } from 'zod';
import type { Binding } from '../../identity/identity.ts';
import { dayOf, yearOf } from '../../kernel/day.ts';
import { sumuOfficeOf } from '../../policy/profile.ts';
import {
  type DialogueEvent,
  type Line,
  type Option,
  pass,
  type Step,
  type Utterance,
  waiting,
} from '../dialogue.ts';
import type { Setting, Situation } from '../facts.ts';
import { monthDay } from '../wording.ts';
import { tailOf } from './enrolment-names.ts';

/** The office a participant goes to: that of the sumu, or where it is not listed the banner's. */
export interface Office {
  readonly name: string;
  /** Where the premium is paid; absent where the profile does not list the sumu. */
  readonly payAt?: string;
  readonly telephone: string;
  readonly sumu: string;
}

export function officeFor({ scheme, contact }: Setting, sumu: string | undefined): Office {
  const { profile } = scheme;
  const { language } = contact;
  const listed = sumu === undefined ? undefined : sumuOfficeOf(profile, sumu);
  if (listed === undefined) {
    return {
      name: profile.bannerOffice.name[language],
      telephone: profile.telephones.office,
      sumu: 'unknown',
    };
  }
  return {
    name: listed.office[language],
    payAt: listed.payAt[language],
    telephone: listed.telephone ?? profile.telephones.office,
    sumu: language === 'en' ? listed.sumuEn : listed.sumu,
  };
}

export function officeArgs(setting: Setting, sumu: string | undefined) {
  const { name, telephone } = officeFor(setting, sumu);
  return { office: name, telephone };
}

/** "数据截至 11月20日，来自林东镇合管办。" */
export function asOfLine(situation: Setting, asOf: Date, sumu: string): Line {
  const day = asOfDay(situation, asOf);
  return { id: 'records-as-of', args: { day, sumu: officeFor(situation, sumu).sumu } };
}

export function asOfDay({ contact, today }: Setting, asOf: Date): string {
  return monthDay(dayOf(asOf), contact.language, yearOf(today));
}

const householdChoice = 'records-household';

/** What a look-up of records keeps: the household once it is known, else how often it has been asked for. */
export const householdState = z.strictObject({
  householdId: z.int().optional(),
  asked: z.int().optional(),
});

export type HouseholdState = z.infer<typeof householdState>;

export type ChosenHousehold =
  | { readonly kind: 'nobody' }
  | { readonly kind: 'one'; readonly binding: Binding }
  | { readonly kind: 'several'; readonly bindings: readonly Binding[] };

type Said = Pick<DialogueEvent, 'choice' | 'text'>;

/** Of which household is it? Only ever one that the contact is bound to, whatever a choice or a state says. */
export function chooseHousehold(
  situation: Situation,
  said: Said,
  state: HouseholdState | undefined,
): ChosenHousehold {
  const bindings = oneAHousehold(situation.bindings);
  const [only, ...others] = bindings;
  if (only === undefined) return { kind: 'nobody' };
  const chosen =
    namedHousehold(bindings, said) ?? bindings.find(({ householdId }) => householdId === state?.householdId);
  if (chosen !== undefined) return { kind: 'one', binding: chosen };
  return others.length === 0 ? { kind: 'one', binding: only } : { kind: 'several', bindings };
}

/** The first binding to each household: whoever was verified first is the one who speaks. */
function oneAHousehold(bindings: readonly Binding[]): readonly Binding[] {
  const seen = new Set<number>();
  return bindings.filter(({ householdId }) => !seen.has(householdId) && seen.add(householdId));
}

/** The household that was pressed, or whose last four digits or sumu stand in the text and in no other's. */
function namedHousehold(bindings: readonly Binding[], { choice, text }: Said): Binding | undefined {
  const pressed = behindColon(choice, householdChoice);
  if (pressed !== undefined) return bindings.find(({ householdId }) => String(householdId) === pressed);
  const named = bindings.filter((binding) => text.includes(tailOf(binding)) || text.includes(binding.sumu));
  return named.length === 1 ? named[0] : undefined;
}

/** Does this message answer which household is meant? */
export function namesHousehold(situation: Situation, said: Said, state: HouseholdState | undefined): boolean {
  return state?.asked !== undefined && namedHousehold(oneAHousehold(situation.bindings), said) !== undefined;
}

/** "claim-shown:B26-0123-4" → "B26-0123-4" when the choice is of that name; undefined when it is another. */
export function behindColon(choice: string | undefined, name: string): string | undefined {
  return choice?.startsWith(`${name}:`) ? choice.slice(name.length + 1) : undefined;
}

const toPerson: Option = { id: 'intent-human' };

/** Asked for the third time, the way to a person stands beside the households. */
export function askWhichHousehold(bindings: readonly Binding[], asked: number): Utterance {
  return {
    lines: [{ id: 'records-which-household', args: { count: bindings.length } }],
    choices: [
      ...bindings.map((binding) => ({
        id: `${householdChoice}:${String(binding.householdId)}`,
        args: { tail: tailOf(binding), sumu: binding.sumu },
      })),
      ...(asked > 2 ? [toPerson] : []),
    ],
  };
}

/** The open question, when it is which household is meant. */
export function askWhich(state: HouseholdState, situation: Situation): Utterance | undefined {
  const household = chooseHousehold(situation, { text: '' }, state);
  if (state.asked === undefined || household.kind !== 'several') return undefined;
  return askWhichHousehold(household.bindings, state.asked);
}

/** A message that neither chooses a household nor speaks of anything else is asked again; any other passes. */
export function askAgainOrPass<State extends HouseholdState>(
  situation: Situation,
  event: DialogueEvent,
  state: State | undefined,
): Step<State> {
  const household = chooseHousehold(situation, event, state);
  const isLost = event.choice === undefined && event.understood.intent === 'other';
  if (state?.asked === undefined || household.kind !== 'several' || !isLost) return pass();
  const asked = state.asked + 1;
  return waiting({ ...state, asked }, [askWhichHousehold(household.bindings, asked)]);
}

/** Over this channel household records are off until the office has recorded its legal basis. */
export function recordsOff(situation: Situation): Utterance {
  const { telephones } = situation.scheme.profile;
  const { hours } = situation.scheme.profile;
  return {
    lines: [
      { id: 'records-off' },
      { id: 'records-off-why' },
      {
        id: 'records-off-instead',
        args: { telephone: telephones.office, hours: hours[situation.contact.language] },
      },
    ],
    choices: [{ id: 'intent-policy' }, { id: 'intent-estimate' }, toPerson],
  };
}

/** The person is verified, but the scheme's records hold nothing of the household. */
export function recordsMissing(situation: Situation, binding: Binding): Utterance {
  return {
    lines: [
      { id: 'records-missing', args: { tail: tailOf(binding) } },
      { id: 'records-missing-ask', args: officeArgs(situation, binding.sumu) },
    ],
    choices: [toPerson],
  };
}

/** A bare yes, no or thanks after an answer: nothing more is wanted. */
export function isEnough(event: DialogueEvent, state: HouseholdState | undefined): boolean {
  const { slots } = event.understood;
  if (state?.asked !== undefined) return false;
  return (
    event.choice === undefined && event.kind === 'said' && (slots.affirm === true || slots.deny === true)
  );
}

export const enough: Utterance = { lines: [{ id: 'records-enough' }] };
