/** What each recipient of a broadcast is told: facts of this moment, decided, filled, with what is added beneath. */
import {
  broadcastFacts,
  type BroadcastFacts,
  type CampaignFacts,
  type HouseholdNowRecorded,
} from './database/broadcast-facts.ts';
import type { Database } from './database/open.ts';
import { broadcastChoices } from './conversation/after-broadcast.ts';
import { dayText } from './conversation/wording.ts';
import type { BroadcastRow, Compose, Composed } from './delivery/broadcast.ts';
import { nextYearToDo } from './enrolment/decide.ts';
import type { HouseholdMember } from './enrolment/enrolment.ts';
import { consentVersion } from './identity/consent.ts';
import { type Day, dayOf, yearOf } from './kernel/day.ts';
import type { ChannelName, Language, Reply } from './kernel/message.ts';
import { times } from './kernel/money.ts';
import {
  beneath,
  clausesOf,
  lastDayOf,
  type OutreachWordsParts,
  payAtOf,
  rulesOf,
  type SignedRules,
} from './outreach-words.ts';
import { fill, valuesOf } from './outreach/fill.ts';
import { decideTelling, type DueHousehold, type HouseholdNow } from './outreach/telling.ts';
import { type Texts, textsSchema } from './outreach/texts.ts';

export interface OutreachComposeParts extends OutreachWordsParts {
  readonly database: Pick<Database, 'client'>;
  readonly householdDataAllowed: (channel: ChannelName) => boolean;
}

export function createCompose(parts: OutreachComposeParts): Compose {
  return async (rows, at) => {
    const today = dayOf(at);
    const facts = await broadcastFacts(parts.database, rows, today);
    const campaigns = new Map(
      [...facts.campaigns].map(([id, campaign]) => [id, openCampaign(parts, campaign, today)]),
    );
    const words = wordsOf(parts, today);
    return rows.map((row, place) =>
      composeOne({ ...parts, words, today }, row, facts, place, campaigns.get(row.campaignId)),
    );
  };
}

/** Said thousands of times over: made up once. */
function wordsOf(parts: OutreachWordsParts, today: Day) {
  return {
    beneath: once((language: Language, ...clauses: readonly string[]) =>
      beneath(parts, clauses, today, language).join('\n'),
    ),
    choices: once((language: Language) => broadcastChoices(parts.wording, language)),
    payAt: once((language: Language, sumu: string) => payAtOf(parts, sumu, language)),
    state: once((language: Language, count: string) =>
      parts.wording.say({ id: 'outreach-notice-state', args: { count } }, language),
    ),
  };
}

function once<Words extends readonly string[], Made>(make: (...words: Words) => Made) {
  const made = new Map<string, Made>();
  return (...words: Words): Made => {
    const key = words.join('\n');
    const before = made.get(key);
    if (before !== undefined) return before;
    const now = make(...words);
    made.set(key, now);
    return now;
  };
}

interface Composing extends OutreachWordsParts {
  readonly words: ReturnType<typeof wordsOf>;
  readonly today: Day;
}

interface OpenCampaign {
  readonly texts: Texts;
  readonly rules: SignedRules;
  readonly lastDay: Day;
}

/** undefined: no figure may be named for its year, or another year is collected for by now. */
function openCampaign(
  parts: OutreachWordsParts,
  { year, lastDay, texts }: CampaignFacts,
  today: Day,
): OpenCampaign | undefined {
  const rules = rulesOf(parts, year);
  if (!rules || today > lastDay || year !== yearOf(today) + 1) return undefined;
  // The campaign's own day ends it; what is said is the day by the calendar of now, as in its preview.
  return { texts: textsSchema.parse(texts), rules, lastDay: lastDayOf(parts, rules) };
}

function composeOne(
  parts: Composing & Pick<OutreachComposeParts, 'householdDataAllowed'>,
  row: BroadcastRow,
  { recipients, households }: BroadcastFacts,
  place: number,
  campaign: OpenCampaign | undefined,
): Composed {
  const recipient = recipients[place];
  if (!recipient) return { kind: 'skip', reason: 'bound-no-more' };
  const { language } = recipient;
  const telling = decideTelling({
    optedOut: recipient.optedOut,
    unreachable: recipient.unreachable,
    consented: recipient.consentVersion === consentVersion,
    channelOn: parts.householdDataAllowed(row.channel),
    households: recipient.households.flatMap((id) => {
      const household = households.get(id);
      return household ? [standingOf(parts, household, campaign, language)] : [];
    }),
  });
  if (telling.kind === 'skip') return telling;
  if (!campaign) return { kind: 'skip', reason: 'expired' };
  return write(parts, campaign, telling.households, language);
}

/** As everywhere: enrolment says what is due. */
function standingOf(
  { words, today, calendar }: Composing,
  household: HouseholdNowRecorded,
  campaign: OpenCampaign | undefined,
  language: Language,
): HouseholdNow {
  if (!campaign) return { kind: 'over' };
  const { tariff } = campaign.rules;
  const toDo = nextYearToDo({ household, today, calendar: calendar(), nextYearRules: tariff });
  if (!toDo || toDo.kind === 'settled') return { kind: 'settled' };
  if (toDo.kind !== 'due' && toDo.kind !== 'not-begun') return { kind: 'over' };
  const names = (members: readonly HouseholdMember[]) => members.map(({ name }) => name);
  return {
    kind: 'due',
    due: {
      head: headOf(household, today),
      payers: names(toDo.payers),
      certificateHolders: names(toDo.certificateHolders),
      amount: toDo.amount,
      payAt: words.payAt(language, household.sumu),
    },
  };
}

/** The head of the household; where there is none any more, whoever comes first. */
function headOf({ members }: HouseholdNowRecorded, today: Day): string {
  const present = members.filter(({ leftOn }) => leftOn === undefined || leftOn > today);
  return (present.find(({ relation }) => relation === 'head') ?? present[0])?.name ?? '';
}

function write(
  { words, wording }: Composing,
  { texts, rules, lastDay }: OpenCampaign,
  households: readonly DueHousehold[],
  language: Language,
): Extract<Composed, { kind: 'send' }> {
  const shared = {
    ...{ year: rules.year, premium: rules.tariff.premium },
    lastDay: dayText(lastDay, language),
  };
  const values = valuesOf(households, shared, language);
  const { text, used } = fill(texts[language].personal, values, language);
  const citations = clausesOf(used);
  const reply: Reply = {
    text: `${text}\n${words.beneath(language, ...citations)}`,
    choices: words.choices(language),
    citations,
    notice: {
      ...{ kind: 'reminder', number: String(rules.year), day: lastDay },
      state: words.state(language, values.count),
    },
  };
  const generic = genericOf({ wording }, texts, language);
  return { kind: 'send', reply, ...(generic !== undefined && { generic }) };
}

function genericOf(
  { wording }: Pick<OutreachWordsParts, 'wording'>,
  texts: Texts,
  language: Language,
): string | undefined {
  const generic = texts[language].generic.trim();
  return generic === '' ? undefined : `${generic}\n${wording.say({ id: 'outreach-opt-out' }, language)}`;
}

export type Preview = Readonly<Record<Language, { readonly personal: string; readonly generic: string }>>;

/** As a phone would show it to a made-up household: two who pay, and one who only shows the certificate. */
export function previewOf(parts: OutreachWordsParts, texts: Texts, at: Date): Preview {
  const today = dayOf(at);
  const rules = rulesOf(parts, yearOf(today) + 1);
  const words = wordsOf(parts, today);
  const show = (language: Language) => {
    const generic = genericOf(parts, texts, language) ?? '';
    // Without a signed year there is no figure to show: the words as staff wrote them.
    if (!rules) return { personal: texts[language].personal, generic };
    const household: DueHousehold = {
      head: '乌力吉',
      payers: ['其木格', '苏和'],
      certificateHolders: ['斯琴'],
      amount: times(rules.tariff.premium, 2),
      payAt: payAtOf(parts, parts.scheme.profile.sumuOffices[0]?.sumu ?? '', language),
    };
    const campaign = { texts, rules, lastDay: lastDayOf(parts, rules) };
    return {
      personal: write({ ...parts, words, today }, campaign, [household], language).reply.text,
      generic,
    };
  };
  return { 'zh-CN': show('zh-CN'), en: show('en') };
}
