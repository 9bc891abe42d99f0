/**
 * From a message to what it is about and what it says: rules for the certain things, a trained
 * classifier for the rest, and two or three choices where that is unsure. Offline, no model, no clock.
 */
import { intents, type Intent } from '../../kernel/intent.ts';
import { keepNothing, type Keep } from '../../kernel/keep.ts';
import { asSimplified } from '../../kernel/simplified.ts';
import { calibrated, learn, learnedShape, type Calibrated } from './calibrate.ts';
import { readExamples, type Example } from './examples.ts';
import { dangerIn } from './emergency.ts';
import { createFeatureReader, tokensOf, type FeatureReader } from './features.ts';
import { readLexicon, type Lexicon } from './lexicon.ts';
import { createNormaliser, readLength } from './normalise.ts';
import { asksAboutOtherHousehold, ruledIntent } from './rules.ts';
import { isMongolian } from './script.ts';
import { createSlotReader, isBareAnswer } from './slots.ts';
import type { KnownInstitution, Slots, Understanding, Understood } from './understood.ts';
import { offeringThePlan, planAt, weigh, withThePlan } from './weigh.ts';

export interface UnderstandingOptions {
  /** The scheme's directory; generic hospital words work without it. */
  readonly institutions?: readonly KnownInstitution[];
  /** Absent: the files under examples/. */
  readonly examples?: readonly Example[];
  /** Further examples beside those; see plan-questions.ts. */
  readonly alsoExamples?: readonly Example[];
  /** Absent: lexicon.yaml. */
  readonly lexicon?: Lexicon;
  /** Puts other scripts into the characters the examples are written in. Absent: only traditional ones. */
  readonly read?: (text: string) => string;
  /** How near to anything the plan is asked about a text is, 1 where it is surely meant. Absent: nobody says so. */
  readonly nearPlan?: (text: string) => number;
  /** Absent: trained at every start. */
  readonly keep?: Keep;
}

type Topic = Exclude<Intent, 'clarify'>;

/** Below this share of known features the text is in no language we read. */
const familiarFrom = 0.12;

const topics: readonly Topic[] = intents.filter((intent) => intent !== 'clarify');

/** Reads the examples and trains (about a second), unless that was kept; throws when an edited file is not of its shape. */
export function createUnderstanding(options: UnderstandingOptions = {}): Understanding {
  const lexicon = options.lexicon ?? readLexicon();
  const normalise = createNormaliser(lexicon);
  const featuresOf = createFeatureReader(lexicon.concepts);
  const readSlots = createSlotReader(options.institutions ?? []);
  const examples = [...(options.examples ?? readExamples()), ...(options.alsoExamples ?? [])];
  const { keep = keepNothing, read = asSimplified } = options;
  const learned = keep({
    name: 'understanding',
    restsOn: [
      lexicon.sounds,
      lexicon.alike,
      [...lexicon.corrections],
      [...lexicon.dialect],
      [...lexicon.concepts],
      examples.map(({ intent, text }) => [intent, text]),
    ],
    shape: learnedShape,
    make: () => {
      const samples = examples.map(({ intent, text }) => ({
        label: intent,
        features: featuresOf(normalise(text).common),
      }));
      return learn<Intent>(samples, topics);
    },
  });
  const classifier = calibrated<Intent>(learned, topics);
  return {
    understand: (text) => {
      const { plain, common } = normalise(read(text.slice(0, readLength)));
      const mongolian = isMongolian(plain);
      const slots = readSlots(plain);
      const nearness = (): number => options.nearPlan?.(text) ?? planAt;
      return { ...topicOf({ plain, common, mongolian, slots, classifier, featuresOf, nearness }), mongolian };
    },
  };
}

interface Reading {
  readonly plain: string;
  readonly common: string;
  readonly mongolian: boolean;
  readonly slots: Slots;
  readonly classifier: Calibrated<Intent>;
  readonly featuresOf: FeatureReader;
  readonly nearness: () => number;
}

function topicOf({
  plain,
  common,
  mongolian,
  slots,
  classifier,
  featuresOf,
  nearness,
}: Reading): Omit<Understood, 'mongolian'> {
  const ruled = ruledIntent(plain, common);
  if (ruled !== undefined) {
    const forWhom = asksAboutOtherHousehold(common) ? ({ forWhom: 'other-household' } as const) : {};
    return { intent: ruled, confidence: 1, options: [], slots: { ...slots, ...forWhom } };
  }
  if (mongolian)
    return { intent: 'language', confidence: 1, options: [], slots: { ...slots, language: 'mn' } };
  if (slots.totalCost && slots.ineligible !== undefined && !slots.correction) {
    return { intent: 'estimate', confidence: 1, options: [], slots };
  }
  if (asksForReckoning(common, slots)) return { intent: 'estimate', confidence: 1, options: [], slots };
  const lookUp = slots.certificate === undefined ? undefined : lookedUp(common);
  if (lookUp) return { intent: lookUp, confidence: 1, options: [], slots };
  if (isBareAnswer(plain, slots)) return { intent: 'other', confidence: 1, options: [], slots };
  const features = featuresOf(common);
  if (tokensOf(common).length === 0 || classifier.familiarity(features) < familiarFrom) {
    return { intent: 'other', confidence: 0.9, options: [], slots };
  }
  const probabilities = classifier.probabilities(features);
  const guesses = classifier.labels.map((intent, at) => ({ intent, probability: probabilities[at] ?? 0 }));
  const weighed = weigh(withThePlan(guesses, nearness), dangerIn(common));
  return { ...weighed, options: offeringThePlan(weighed.options, nearness), slots };
}

const lookUps: readonly (readonly [Topic, RegExp])[] = [
  ['account', /账户|余额|明细|还剩/u],
  ['claim', /报销|单子|审核|到账|打款|批(了|下|没)/u],
  [
    'enrolment',
    /参合|参没参|入没入|交没交|交(上|了|费)|登记|名单|入上|有效|失效|作废|注销|算不算|入了|活着|能用|好使|还?在不在|ok|认不认|valid|enrolled/u,
  ],
];

/** A certificate number with what is to be looked up by it: 证号150422001234，查参合. */
function lookedUp(common: string): Topic | undefined {
  if (/投诉|举报|凭什么|为什么/u.test(common)) return undefined;
  return lookUps.find(([, pattern]) => pattern.test(common))?.[0];
}

/** A bill, a hospital and 多少: whatever was treated there, the sum is to be reckoned. */
function asksForReckoning(common: string, { totalCost, unfit, tier, category }: Slots): boolean {
  if ((totalCost ?? unfit) === undefined || tier === undefined || category !== undefined) return false;
  return (
    /(报|给|返|补|得|拿回?)[^,，。]{0,6}(多少|几个钱|几个子|几块)|how much|what (will|do|can) (i|we|you)/u.test(
      common,
    ) && !/报(销)?了|给了|补了|到账|批|起付|封顶|比例|账户|投诉|举报|account|complain|already/u.test(common)
  );
}
