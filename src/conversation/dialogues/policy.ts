/** What does the plan say? The clause, explained in plain words, or honestly: 方案里没有写. */
import { z } from 'zod';
import { findAmounts } from '../../kernel/numerals.ts';
import type { Place } from '../../policy/places.ts';
import { ruleSetFor } from '../../policy/years.ts';
import {
  type Dialogue,
  type DialogueEvent,
  done,
  pass,
  resting,
  type Step,
  type Utterance,
} from '../dialogue.ts';
import type { Facts, Situation } from '../facts.ts';
import { tellWhetherStill, tooLate } from './enrolment-how.ts';
import { clauseAsked } from '../understand/clause-asked.ts';
import { placeChosen, standingAt } from './policy-places.ts';
import { yearNotSigned } from './year-not-signed.ts';
import {
  clauseOptions,
  tellClauses,
  tellEarlyWarning,
  tellHistoric,
  tellInferred,
  tellNotInPlan,
  tellThirdParty,
  tellUnclear,
  tellUnhelpful,
  unhelpfulChoice,
  withWayOut,
} from './policy-words.ts';
import { tellProfile } from './policy-profile-words.ts';

/** `asked`: the person was asked what they want to know. */
const schema = z.object({ asked: z.boolean().optional() });
type State = z.infer<typeof schema>;

const shownAsButtons = 2;
/** Clauses on paying: once the last day has passed, that is said before anything else. */
const ofPaying = ['III.3.3-deadline-1220', 'III.3.2-collection'];
/** Whoever asks for the receipt has paid. */
const receiptClause = 'III.3.2-receipt';
/** The topic of paying late (unanswered.yaml). */
const late = 'late-payment';
const asksNow = /现在|眼下|这会儿|今天|还能|还来得及|来得及|赶趟|还收|\b(still|now|today)\b/iu;
const asksOfMissed =
  /过了|错过|补|忘|晚|没赶上|没交上|没按时|逾期|过期|去年|上回|中途|\b(late|after|miss\w*|forgot)\b/iu;
const premiumClause = 'III.2.1-premium-10';

export const policyDialogue: Dialogue<State> = {
  name: 'policy',
  intent: 'policy',
  version: 1,
  schema,
  needs: (_state, event) => ({ explanation: { question: event.text } }),
  step(state, event, situation, facts) {
    if (onlyTheMenu.test(event.text)) return resting({ asked: true }, [question(situation)]);
    if (event.choice?.startsWith(unhelpfulChoice) === true)
      return done([tellUnhelpful(event.choice, situation)]);
    const chosen = chosenClause(event, situation);
    if (chosen) return tell([chosen], [], situation, facts, [chosen], event.text);
    const place = placeChosen(event.choice, situation) ?? clauseAsked(event.text);
    if (place) return tellPlace(place, situation, facts);
    return explain(event, situation, facts, state?.asked === true);
  },
  rests: () => true,
  ask: (_state, situation) => question(situation),
};

/** 今年每人要交400吗: a sum that is not this plan's premium is today's insurance. */
function namesAnotherPremium({ text }: DialogueEvent, { scheme }: Situation): boolean {
  const { premium } = scheme.ruleSet.tariff;
  return findAmounts(text).some(({ amount }) => amount.kind === 'exact' && amount.value !== premium);
}

/** "clause:III.4.2-cap": a button under an earlier answer. */
function chosenClause({ choice }: DialogueEvent, { scheme }: Situation): string | undefined {
  const id = choice?.startsWith('clause:') === true ? choice.slice('clause:'.length) : undefined;
  return id !== undefined && scheme.ruleSet.clauses.has(id) ? id : undefined;
}

/** 问政策 and nothing more: what people ask most is offered. */
const onlyTheMenu = /^(我?想?问(一?下)?政策|政策|ask about the plan)$/i;
const askedMost = [
  'III.4.2-deductible',
  'III.4.2-rates',
  'III.3.3-deadline-1220',
  'III.4.1-family-account-8',
];

function question(situation: Situation): Utterance {
  return { lines: [{ id: 'policy-ask' }], choices: clauseOptions(askedMost, situation) };
}

function explain(event: DialogueEvent, situation: Situation, facts: Facts, asked: boolean): Step<State> {
  const { explanation } = facts;
  if (!explanation) return pass();
  const { explained, topics } = explanation;
  // Looked up only because nothing else fitted: a sure find is told, anything less is left.
  const sure = explained.kind === 'answered' && explained.confident;
  const looked = asked && (event.understood.intent === 'other' || event.understood.intent === 'clarify');
  if (event.understood.intent !== 'policy' && !looked && !sure) return pass();
  const { language } = situation.contact;
  const { telephones } = situation.scheme.profile;
  const nameOf = (topic: string) => topics[topic]?.[language === 'en' ? 'en' : 'zh'] ?? topic;
  const rules = ruleSetFor(situation.scheme, situation.today);
  if (rules.kind === 'year-not-signed' && (explained.kind === 'answered' || explained.kind === 'inferred'))
    return found(yearNotSigned(rules.year, situation), [], false);
  switch (explained.kind) {
    case 'answered': {
      const [best] = explained.clauses;
      if (best === premiumClause && namesAnotherPremium(event, situation))
        return found(tellHistoric(situation), [], false);
      const told = explained.together.length > 0 ? explained.together : best === undefined ? [] : [best];
      const others = explained.clauses.filter((id) => !told.includes(id)).slice(0, shownAsButtons);
      const question = explained.confident ? event.text : undefined;
      return tell(told, others, situation, facts, explained.clauses, question);
    }
    case 'inferred': {
      const still = explained.topic === late ? tellStill(event, situation) : undefined;
      if (still) return found(still, explained.clauses);
      return found(
        withWayOut(tellInferred(explained.clauses, topics[explained.topic], situation, explanation)),
        explained.clauses,
      );
    }
    case 'not-in-plan':
      return found(
        withWayOut(tellNotInPlan(nameOf(explained.topic), explained.related, situation)),
        [],
        false,
      );
    case 'profile':
      return found(
        tellProfile(explained.what, explained.clauses, situation, event.understood.slots.institution),
        explained.clauses,
      );
    case 'historic':
      return found(tellHistoric(situation), [], false);
    case 'third-party':
      return found(tellThirdParty(explained.clauses), explained.clauses);
    case 'early-warning':
      return found(tellEarlyWarning(explained.clauses, situation), explained.clauses);
    case 'unclear':
      return found(tellUnclear(explained.clauses, situation, telephones.office), [], false);
  }
}

/** Asked on a day that decides it: whether one can still pay is said, not only that the plan is silent. */
function tellStill({ text }: DialogueEvent, situation: Situation): Utterance | undefined {
  const sumu = sumuOf(situation);
  const isNow = asksNow.test(text) && !asksOfMissed.test(text);
  return isNow || tooLate(situation, sumu).length > 0 ? tellWhetherStill(situation, sumu) : undefined;
}

/** The office of one's own sumu is named only to those who are verified there. */
function sumuOf({ bindings, householdDataAllowed }: Situation): string | undefined {
  const [one, ...others] = new Set(bindings.map(({ sumu }) => sumu));
  return householdDataAllowed && others.length === 0 ? one : undefined;
}

/** Asked for by its number. */
function tellPlace(place: Place, situation: Situation, facts: Facts): Step<State> {
  const rules = ruleSetFor(situation.scheme, situation.today);
  const standing = standingAt(place, situation);
  if (standing.kind === 'nothing') return done([standing.utterance]);
  if (rules.kind === 'year-not-signed') return found(yearNotSigned(rules.year, situation), [], false);
  if (standing.kind === 'list') return found(standing.utterance, standing.clauses);
  return tell(standing.clauses, [], situation, facts, standing.clauses, undefined);
}

function tell(
  told: readonly string[],
  others: readonly string[],
  situation: Situation,
  facts: Facts,
  clauses: readonly string[],
  question: string | undefined,
): Step<State> {
  const { explanation } = facts;
  if (!explanation) return pass();
  const isOfPaying = told.some((id) => ofPaying.includes(id)) && !told.includes(receiptClause);
  const first = isOfPaying ? tooLate(situation, sumuOf(situation)) : [];
  const utterance = tellClauses(told, others, situation, explanation, first, question);
  return found(withWayOut(utterance, others), clauses);
}

function found(utterance: Utterance, clauses: readonly string[], answered = true): Step<State> {
  return { ...done<State>([utterance]), found: { clauses: answered ? clauses.slice(0, 3) : [], answered } };
}
