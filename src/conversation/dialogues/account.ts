/** What is left on the family account, every movement, and what it may and may not pay. */
import { reviewAccount } from '../../family-account/decide.ts';
import type { Binding } from '../../identity/identity.ts';
import { type Day, yearOf } from '../../kernel/day.ts';
import type { Span } from '../../kernel/told-dates.ts';
import { type Dialogue, type DialogueEvent, done, resting, type Step } from '../dialogue.ts';
import type { Facts, Needs, Situation } from '../facts.ts';
import { movementsAsked, tellMovementsThen } from './account-then.ts';
import { refusePremium, tellAccount, tellMovements, tellUses } from './account-told.ts';
import {
  askAgainOrPass,
  askWhich,
  behindColon,
  enough,
  type HouseholdState,
  householdState,
  isEnough,
  namesHousehold,
} from './enrolment-records.ts';
import { nextYearRules } from './enrolment-how.ts';
import { review } from './enrolment.ts';
import { householdOf, lookedAt, openHousehold } from './records-opening.ts';

type Wanted =
  | { readonly kind: 'balance' }
  | { readonly kind: 'movements'; readonly offset: number }
  | { readonly kind: 'movements-then'; readonly days: Span }
  | { readonly kind: 'uses' }
  | { readonly kind: 'premium' };

/** 抵、顶、扣 of the account for a contribution: "账户里的钱能不能抵明年的费". */
const asksForPremium =
  /(抵|顶|扣|垫|交|缴|付)[^,，。]{0,6}(明年|下(一)?年|来年|参合费|合作医疗费|缴费|费用?吗?$|那十块|10元|十块)|(明年|下(一)?年|来年|参合)[^,，。]{0,8}(抵|顶|从账户|用账户|账户(里)?(扣|出|交))|pay.*(premium|next year|contribution)|(premium|contribution).*account/u;
const asksForMovements =
  /每一?笔|明细|流水|花(在|到)哪|(怎么|咋)花的|花哪了|都花|咋花|记录|单子|哪(几)?天|movements?|details?|history|statement/u;
const asksForUses =
  /怎么用|咋用|能(干|买|付|报|用|取|提)|可以(买|付|用|取|提)|干(啥|什么)用|取(现|出来|钱)|能不能(买|付|报|用|取|提|住院)|结转|过期|作废|清零|住院|what.*(use|for|pay)|how.*use|withdraw|carry/u;

function wantedBy(event: DialogueEvent, answersWhich: boolean, today: Day): Wanted | undefined {
  const { choice, text, kind } = event;
  const offset = behindColon(choice, 'account-movements') ?? behindColon(choice, 'account-movements-more');
  if (offset !== undefined) return { kind: 'movements', offset: Number.parseInt(offset, 10) || 0 };
  if (choice === 'account-uses') return { kind: 'uses' };
  if (choice === 'account-balance' || answersWhich) return { kind: 'balance' };
  if (choice !== undefined && kind === 'said') return undefined;
  if (kind === 'said' && !isFollowUp(event)) return undefined;
  if (asksForPremium.test(text)) return { kind: 'premium' };
  const days = movementsAsked(event, today);
  if (days) return { kind: 'movements-then', days };
  if (asksForMovements.test(text)) return { kind: 'movements', offset: 0 };
  if (asksForUses.test(text)) return { kind: 'uses' };
  return kind === 'began' ? { kind: 'balance' } : undefined;
}

/** "能抵明年的参合费吗" is a question of the plan, too; after a balance it is meant for this account. */
const setsOff = /抵|顶|扣|账户|account/u;

/** "咋花的" alone: what it was spent on is meant, not how the fund is reported on. */
function isShortFor(words: RegExp, text: string): boolean {
  return [...text].length <= 6 && words.test(text);
}

function isFollowUp({ understood, text }: DialogueEvent): boolean {
  if (['policy', 'enrolment'].includes(understood.intent))
    return (setsOff.test(text) && asksForPremium.test(text)) || isShortFor(asksForMovements, text);
  return ['account', 'other', 'clarify'].includes(understood.intent) && [...text].length <= 20;
}

function needs(state: HouseholdState | undefined, event: DialogueEvent, situation: Situation): Needs {
  const household = householdOf(openHousehold(situation, event, state));
  if (!household) return {};
  const { householdId } = household;
  const year = yearOf(situation.today);
  const wanted = wantedBy(event, namesHousehold(situation, event, state), situation.today);
  if (wanted?.kind === 'premium') return { enrolment: { householdId, years: [year, year + 1] } };
  if (wanted?.kind === 'movements-then') return { account: { householdId, year: yearOf(wanted.days.to) } };
  return wanted && wanted.kind !== 'uses' ? { account: { householdId, year } } : {};
}

function step(
  state: HouseholdState | undefined,
  event: DialogueEvent,
  situation: Situation,
  facts: Facts,
): Step<HouseholdState> {
  const wanted = wantedBy(event, namesHousehold(situation, event, state), situation.today);
  if (!wanted) return isEnough(event, state) ? done([enough]) : askAgainOrPass(situation, event, state);
  const opening = openHousehold(situation, event, state);
  switch (wanted.kind) {
    case 'uses':
      return resting(state ?? {}, [tellUses(situation)]);
    case 'premium':
      return answerPremium(state, situation, facts, householdOf(opening));
    case 'movements':
    case 'movements-then':
    case 'balance':
      break;
  }
  if (opening.kind === 'stopped') return opening.step;
  return answerFromLedger(wanted, opening.binding, situation, facts);
}

/** The rule is told to anybody; what this household has to pay only to those who are verified. */
function answerPremium(
  state: HouseholdState | undefined,
  situation: Situation,
  facts: Facts,
  binding: Binding | undefined,
): Step<HouseholdState> {
  const enrolment = binding && facts.enrolment ? review(facts.enrolment, situation) : undefined;
  return resting(
    state ?? {},
    [refusePremium(situation, nextYearRules(situation), enrolment, binding, facts.enrolment?.asOf)],
    enrolment && binding ? [lookedAt('enrolment-viewed', binding)] : [],
  );
}

function answerFromLedger(
  wanted: Extract<Wanted, { kind: 'movements' | 'movements-then' | 'balance' }>,
  binding: Binding,
  situation: Situation,
  facts: Facts,
): Step<HouseholdState> {
  const { account } = facts;
  const audited = [lookedAt('account-viewed', binding)];
  const rests = { householdId: binding.householdId };
  const reviewed = reviewAccount(account);
  if (reviewed.kind === 'no-record') return done([tellAccount(situation, binding, reviewed)]);
  if (wanted.kind === 'movements-then' && account !== undefined)
    return resting(rests, [tellMovementsThen(situation, binding, account, wanted.days)], audited);
  if (wanted.kind !== 'movements' || account === undefined || reviewed.kind === 'no-entries') {
    return resting(rests, [tellAccount(situation, binding, reviewed)], audited);
  }
  return resting(rests, [tellMovements(situation, binding, account, wanted.offset)], audited);
}

export const accountDialogue: Dialogue<HouseholdState> = {
  name: 'account',
  intent: 'account',
  version: 1,
  schema: householdState,
  needs,
  step,
  rests: ({ asked }) => asked === undefined,
  ask: (state, situation) =>
    askWhich(state, situation) ?? {
      lines: [{ id: 'account-what-next' }],
      choices: [{ id: 'account-balance' }, { id: 'account-movements:0' }, { id: 'account-uses' }],
    },
};
