/** What would I get back for this bill? Asks only for what is missing, echoes what was said vaguely. */
import { type Fen, formatYuan, sum, zero } from '../../kernel/money.ts';
import { yearOf } from '../../kernel/day.ts';
import { configuredRateOn } from '../../policy/rates.ts';
import { tiers } from '../../policy/tier.ts';
import { ruleSetFor, type YearRules } from '../../policy/years.ts';
import { estimateAdmission } from '../../reimbursement/decide.ts';
import type { Admission } from '../../reimbursement/estimate.ts';
import {
  type Dialogue,
  type DialogueEvent,
  done,
  pass,
  resting,
  type Step,
  type Utterance,
  waiting,
} from '../dialogue.ts';
import type { Facts, Situation } from '../facts.ts';
import { yuanText } from '../wording.ts';
import {
  absorb,
  emptyEstimate,
  estimateSchema,
  type EstimateState,
  withoutDoubtOf,
} from './estimate-state.ts';
import { lookedAt, paidOption, paidTold } from './estimate-paid.ts';
import { objectionTo, type Objection } from './estimate-objections.ts';
import { yearNotSigned } from './year-not-signed.ts';
import { tellComparison, tellEstimate } from './estimate-words.ts';

type Signed = Extract<YearRules, { kind: 'signed' }>;

const comparing =
  /别的医院|别家|哪家医院|比一比|对比|三级|其他医院|另外的医院|换个医院|compare|other hospital/i;

const anew = /^(再|另|重新|从头)(来?算|来)(一笔|一次|一遍|一个)?吧?$|^another bill$/i;
const someSelfPaid = /^有(一?部分)?自费|^有的?$|^有一些$|^some self-paid$/i;

export const estimateDialogue: Dialogue<EstimateState> = {
  name: 'estimate',
  intent: 'estimate',
  version: 1,
  schema: estimateSchema,

  needs(_state, _event, { bindings, today, householdDataAllowed }) {
    // Whose bill it is must be beyond doubt: with two people verified here it is not.
    const [own, another] = bindings;
    return own && !another && householdDataAllowed
      ? { paidInYear: { memberId: own.memberId, year: yearOf(today) } }
      : {};
  },

  step(state, event, situation, facts) {
    const rules = ruleSetFor(situation.scheme, situation.today);
    if (rules.kind === 'year-not-signed') return done([yearNotSigned(rules.year, situation)]);
    const gathered =
      event.kind === 'began' && event.choice === undefined ? emptyEstimate : (state ?? emptyEstimate);
    if (event.choice === 'estimate-another' || anew.test(event.text))
      return waiting(emptyEstimate, [question(emptyEstimate)]);
    const saysSome = event.choice === 'estimate-some' || someSelfPaid.test(event.text);
    if (saysSome && gathered.cost !== undefined && event.understood.slots.ineligible === undefined)
      return waiting({ ...gathered, stage: 'ineligible' }, [
        { lines: [{ id: 'estimate-ask-ineligible-amount' }] },
      ]);
    if (
      gathered.cost !== undefined &&
      !gathered.doubt &&
      (event.choice === 'estimate-compare' || comparing.test(event.text))
    )
      return compare(gathered, gathered.cost, rules, situation, facts);
    const next = absorb(gathered, event);
    const objection = objectionTo(event, gathered.stage, situation.contact.language);
    if (objection && next?.outpatient !== true) return objected(next ?? gathered, objection);
    const unchanged =
      gathered.stage === 'shown' && gathered.ineligible === undefined && next?.ineligible === zero;
    const sameBill = next?.cost === gathered.cost && next?.tier === gathered.tier;
    if (next) return proceed(next, rules, situation, facts, unchanged && sameBill);
    if (event.kind === 'began') return proceed(gathered, rules, situation, facts);
    return unread(gathered, event);
  },

  rests: ({ stage }) => stage === 'shown',
  ask: (state) => question(state),
};

/** Asks for the first thing that is missing, or tells the estimate. */
function proceed(
  state: EstimateState,
  rules: Signed,
  situation: Situation,
  facts: Facts,
  unchanged = false,
): Step<EstimateState> {
  if (state.outpatient === true) {
    const estimate = estimateAdmission(rules.tariff, { tier: 'sumu', totalCost: zero, kind: 'outpatient' });
    return done([tellEstimate(estimate, toldOf(state, zero, rules, situation, facts))]);
  }
  if (state.doubt) return ask({ ...state, stage: 'confirm' });
  if (state.tier === undefined) return ask({ ...state, stage: 'tier' });
  if (state.cost === undefined) return ask({ ...state, stage: 'cost' });
  const told = { ...toldOf(state, state.cost, rules, situation, facts), unchanged };
  const estimate = estimateAdmission(rules.tariff, admissionOf(state, state.cost, state.tier, situation), {
    switches: situation.scheme.profile.switches,
    ...paidOption(state, facts),
  });
  const utterance = tellEstimate(estimate, told);
  if (estimate.kind === 'ineligible-exceeds-total') {
    const { ineligible: _given, ...rest } = state;
    return waiting({ ...rest, stage: 'ineligible' }, [utterance]);
  }
  return resting({ ...state, stage: 'shown' }, [utterance], lookedAt(state, situation, facts));
}

function ask(state: EstimateState): Step<EstimateState> {
  return waiting(state, [question(state)]);
}

function objected(state: EstimateState, { line, stage }: Objection): Step<EstimateState> {
  const asked: EstimateState = { ...withoutDoubtOf(state, stage), stage };
  const { lines, ...choices } = question(asked);
  return waiting(asked, [{ ...choices, lines: [line, ...lines] }]);
}

/** Nothing about the bill in it: another topic goes its own way, a slip is asked again with an example. */
function unread(state: EstimateState, event: DialogueEvent): Step<EstimateState> {
  const { intent } = event.understood;
  if (state.stage === 'shown' || (intent !== 'other' && intent !== 'estimate' && intent !== 'clarify'))
    return pass();
  const misses = state.misses + 1;
  const { lines, choices = [], ...rest } = question(state);
  return waiting({ ...state, misses }, [
    {
      ...rest,
      lines: [{ id: 'estimate-unread' }, ...lines],
      choices: misses >= 2 ? [...choices, { id: 'intent-human' }] : choices,
    },
  ]);
}

function question(state: EstimateState): Utterance {
  const { doubt } = state;
  switch (state.stage) {
    case 'tier':
    case 'shown':
      return {
        lines: [{ id: 'estimate-ask-tier' }],
        choices: tiers.map((tier) => ({ id: `estimate-tier-${tier}` })),
      };
    case 'cost':
      return { lines: [{ id: 'estimate-ask-cost' }] };
    case 'ineligible':
      return { lines: [{ id: 'estimate-ask-ineligible-amount' }], choices: [{ id: 'estimate-none' }] };
    case 'confirm':
      return doubt ? echo(doubt) : { lines: [{ id: 'estimate-ask-cost' }] };
  }
}

function echo({ of, low, high }: NonNullable<EstimateState['doubt']>): Utterance {
  if (low === high)
    return {
      lines: [{ id: 'estimate-echo', args: { of, amount: formatYuan(low) } }],
      choices: [{ id: 'estimate-take-low', args: { amount: formatYuan(low) } }],
    };
  return {
    lines: [{ id: 'estimate-echo-range', args: { of, low: formatYuan(low), high: formatYuan(high) } }],
    choices: [
      { id: 'estimate-take-low', args: { amount: formatYuan(low) } },
      { id: 'estimate-take-high', args: { amount: formatYuan(high) } },
    ],
  };
}

function compare(
  state: EstimateState,
  cost: Fen,
  rules: Signed,
  situation: Situation,
  facts: Facts,
): Step<EstimateState> {
  const rows = tiers.map((tier) => {
    const { institution: _named, designated: _listed, ...rest } = state;
    return {
      tier,
      estimate: estimateAdmission(rules.tariff, admissionOf(rest, cost, tier, situation), {
        switches: situation.scheme.profile.switches,
        ...paidOption(state, facts),
      }),
    };
  });
  return resting(
    { ...state, stage: 'shown' },
    [tellComparison(cost, rows, paidTold(state, situation, facts))],
    lookedAt(state, situation, facts),
  );
}

function admissionOf(
  state: EstimateState,
  totalCost: Fen,
  tier: Admission['tier'],
  situation: Situation,
): Admission {
  const rate = configuredRateOn(situation.scheme, tier, situation.today)?.rate;
  return {
    tier,
    totalCost,
    discharged: situation.today,
    ...(state.ineligible !== undefined && { ineligible: state.ineligible }),
    ...(state.designated === false && { designated: false }),
    ...(rate && { configuredRate: rate }),
  };
}

/** The addition is read back only while it still makes the sum. */
function partsOf({ ineligible, ineligibleParts = [] }: EstimateState): readonly Fen[] {
  return ineligible !== undefined && sum(...ineligibleParts) === ineligible ? ineligibleParts : [];
}

function toldOf(state: EstimateState, cost: Fen, { tariff }: Signed, situation: Situation, facts: Facts) {
  const tier = state.tier ?? 'sumu';
  return {
    tier,
    cost,
    ineligible: state.ineligible,
    tariff,
    rate: configuredRateOn(situation.scheme, tier, situation.today),
    paid: paidTold(state, situation, facts),
    designatedUnknown: state.designated === 'unknown',
    parts: yuanText(partsOf(state), ' + ', situation.contact.language),
    unchanged: false,
    telephone: situation.scheme.profile.telephones.office,
  };
}
