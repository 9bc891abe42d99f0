/** Is my family enrolled: each member, this year and next, and what is to be done before 20 December. */
import { type EnrolmentReview, reviewEnrolment } from '../../enrolment/decide.ts';
import type { HouseholdEnrolment } from '../../enrolment/enrolment.ts';
import { yearOf } from '../../kernel/day.ts';
import { type Dialogue, type DialogueEvent, done, resting, type Step } from '../dialogue.ts';
import type { Facts, Needs, Situation } from '../facts.ts';
import {
  askAgainOrPass,
  askWhich,
  behindColon,
  enough,
  type HouseholdState,
  householdState,
  isEnough,
  namesHousehold,
  recordsMissing,
} from './enrolment-records.ts';
import { tellPayments } from './enrolment-payments.ts';
import { nextYearRules, tellHow } from './enrolment-how.ts';
import {
  type Remark,
  remarkOf,
  remindedOf,
  saysPaid,
  tellPaid,
  tellRemark,
  thankedFirst,
} from './enrolment-reminded.ts';
import { householdOf, lookedAt, openHousehold } from './records-opening.ts';
import { tellReview } from './enrolment-told.ts';

type Wanted =
  | { readonly kind: 'overview' }
  | { readonly kind: 'payments'; readonly offset: number }
  | { readonly kind: 'how' }
  /** Said to a broadcast: enrolment-reminded.ts. */
  | { readonly kind: 'paid' }
  | { readonly kind: 'remark'; readonly remark: Remark };

const asksForReceipts = /收据|票据|单据|哪天交|谁交的|receipt|who paid/u;
const asksHow =
  /(怎么|咋|咋个|在哪|去哪|上哪|到哪|搁哪|往哪|啥时候?|什么时候|几号)[^,，。]{0,6}(交|缴|入|参合)|交(多少|给谁|到哪|几块)|(how|where|when)\b.*\bpay/u;

function wantedBy(event: DialogueEvent, answersWhich: boolean): Wanted | undefined {
  const { choice, text, kind } = event;
  const offset = behindColon(choice, 'enrolment-receipts') ?? behindColon(choice, 'enrolment-receipts-more');
  if (offset !== undefined) return { kind: 'payments', offset: Number.parseInt(offset, 10) || 0 };
  if (choice === 'enrolment-how') return { kind: 'how' };
  if (saysPaid(event)) return { kind: 'paid' };
  const remark = remarkOf(event);
  if (remark) return { kind: 'remark', remark };
  if (choice === 'enrolment-overview' || answersWhich) return { kind: 'overview' };
  if (choice !== undefined && kind === 'said') return undefined;
  if (kind === 'said' && !isFollowUp(event)) return undefined;
  if (asksHow.test(text)) return { kind: 'how' };
  if (asksForReceipts.test(text)) return { kind: 'payments', offset: 0 };
  return kind === 'began' ? { kind: 'overview' } : undefined;
}

/** After an answer, a short word on the same matter is a follow-up; a question with a topic of its own is not. */
function isFollowUp({ understood, text }: DialogueEvent): boolean {
  return ['enrolment', 'other', 'clarify'].includes(understood.intent) && [...text].length <= 20;
}

function needs(state: HouseholdState | undefined, event: DialogueEvent, situation: Situation): Needs {
  const household = householdOf(openHousehold(situation, event, state ?? remindedOf(event, situation)));
  if (!household || remarkOf(event)) return {};
  const year = yearOf(situation.today);
  return { enrolment: { householdId: household.householdId, years: [year, year + 1] } };
}

function step(
  state: HouseholdState | undefined,
  event: DialogueEvent,
  situation: Situation,
  facts: Facts,
): Step<HouseholdState> {
  const wanted = wantedBy(event, namesHousehold(situation, event, state));
  if (!wanted) return isEnough(event, state) ? done([enough]) : askAgainOrPass(situation, event, state);
  const opening = openHousehold(situation, event, state ?? remindedOf(event, situation));
  const sumu = householdOf(opening)?.sumu;
  if (wanted.kind === 'how') return resting(state ?? {}, [tellHow(situation, sumu)]);
  if (wanted.kind === 'remark') return resting(state ?? {}, [tellRemark(wanted.remark, situation, sumu)]);
  if (opening.kind === 'stopped') return wanted.kind === 'paid' ? thankedFirst(opening.step) : opening.step;
  const { binding } = opening;
  if (!facts.enrolment) return done([recordsMissing(situation, binding)]);
  const told = { situation, household: facts.enrolment, binding };
  const utterance =
    wanted.kind === 'payments'
      ? tellPayments(told, wanted.offset)
      : (wanted.kind === 'paid' ? tellPaid : tellReview)(told, review(facts.enrolment, situation));
  return resting({ householdId: binding.householdId }, [utterance], [lookedAt('enrolment-viewed', binding)]);
}

const overviewAndHow = [{ id: 'enrolment-overview' }, { id: 'enrolment-how' }];

export function review(household: HouseholdEnrolment, situation: Situation): EnrolmentReview {
  const { today, calendar } = situation;
  const rules = nextYearRules(situation);
  return reviewEnrolment({
    household,
    today,
    calendar,
    nextYearRules: rules.kind === 'signed' ? rules.tariff : undefined,
  });
}

export const enrolmentDialogue: Dialogue<HouseholdState> = {
  name: 'enrolment',
  intent: 'enrolment',
  version: 1,
  schema: householdState,
  needs,
  step,
  rests: ({ asked }) => asked === undefined,
  ask: (state, situation) =>
    askWhich(state, situation) ?? { lines: [{ id: 'enrolment-what-next' }], choices: overviewAndHow },
};
