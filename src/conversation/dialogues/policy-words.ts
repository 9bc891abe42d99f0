/** How policy answers are told: plain words first, then the clause, then what next. */
import { yearOf } from '../../kernel/day.ts';
import { formatYuanShort } from '../../kernel/money.ts';
import type { Topic } from '../../explanation/material.ts';
import type { Line, Option, Utterance } from '../dialogue.ts';
import type { Explanatory, Situation } from '../facts.ts';

const premiumClause = 'III.2.1-premium-10';
const deadlineClause = 'III.3.3-deadline-1220';

/** The plan's 10 yuan must never be passed off as today's insurance price. */
function notTodaysPrice({ scheme }: Situation): Line {
  return {
    id: 'policy-historic-premium',
    args: { premium: formatYuanShort(scheme.ruleSet.tariff.premium) },
  };
}

/**
 * The clauses in two plain sentences each, their wording quoted, the next ones as buttons.
 * @param first what the day makes more pressing than the clause; it says itself what to do next
 * @param question the plain sentences may be said in plainer words for whoever asked this
 */
export function tellClauses(
  told: readonly string[],
  others: readonly string[],
  situation: Situation,
  { plain }: Explanatory,
  first: readonly Line[] = [],
  question?: string,
): Utterance {
  return {
    ...(question !== undefined && first.length === 0 && { plainer: { clauses: told, question } }),
    lines: [
      ...first,
      ...plainLines(told, situation, plain, first.length === 0),
      ...(told.includes(premiumClause) ? [notTodaysPrice(situation)] : []),
      ...quotes(told, situation),
    ],
    choices: [...clauseOptions(others, situation), { id: 'intent-human' }],
    citations: first.length === 0 ? told : [...new Set([deadlineClause, ...told])],
  };
}

/** Two plain sentences for each clause; what to do next only once, so that several clauses stay readable. */
function plainLines(
  ids: readonly string[],
  { contact }: Situation,
  plain: Explanatory['plain'],
  withNext = true,
): Line[] {
  const texts = ids.flatMap((id) => plain[contact.language][id] ?? []);
  const next = texts.find((text) => text.next !== undefined)?.next;
  return [
    ...texts.flatMap((text) => text.says).map((text): Line => ({ ...verbatim(text), plain: true })),
    ...(next === undefined || !withNext ? [] : [verbatim(next)]),
  ];
}

/** 大意（据译文整理，以合管办原文为准） until the office has loaded its original; and what the plan leaves open. */
function quotes(ids: readonly string[], { scheme, contact }: Situation): Line[] {
  const { language } = contact;
  const clauses = ids.flatMap((id) => scheme.ruleSet.clauses.get(id) ?? []);
  if (clauses.length === 0) return [];
  const original = clauses.every(({ wording }) => wording === 'original');
  const notes = clauses.flatMap(({ inferred, note }) => (inferred === true ? (note?.[language] ?? []) : []));
  return [
    {
      id: 'policy-quote',
      args: {
        text: clauses.map(({ text }) => text[language]).join(language === 'en' ? '; ' : '；'),
        wording: original ? 'original' : 'reconstructed',
      },
    },
    ...notes.map(verbatim),
  ];
}

function verbatim(text: string): Line {
  return { id: 'verbatim', args: { text } };
}

export function clauseOptions(ids: readonly string[], { scheme, contact }: Situation): Option[] {
  return ids.flatMap((id): Option[] => {
    const clause = scheme.ruleSet.clauses.get(id);
    const title = contact.language === 'en' ? clause?.titleEn : clause?.title;
    return title === undefined ? [] : [{ id: `clause:${id}`, args: { title } }];
  });
}

/** 方案没写明: what is assumed, and who can say for certain. */
export function tellInferred(
  clauses: readonly string[],
  topic: Topic | undefined,
  situation: Situation,
  explanatory: Explanatory,
): Utterance {
  const { language } = situation.contact;
  const key = language === 'en' ? 'en' : 'zh';
  const [first] = clauses;
  return {
    lines: [
      { id: 'policy-inferred', args: { what: topic?.[key] ?? '' } },
      ...(topic?.assumed ? [{ id: 'policy-assumed', args: { assumed: topic.assumed[key] } }] : []),
      { id: 'policy-check', args: office(situation) },
      ...(first === undefined ? [] : plainLines([first], situation, explanatory.plain).slice(0, 2)),
    ],
    choices: [{ id: 'intent-human' }],
    citations: clauses,
  };
}

export function tellNotInPlan(what: string, related: readonly string[], situation: Situation): Utterance {
  return {
    lines: [
      { id: 'policy-not-in-plan', args: { what } },
      { id: 'policy-ask-office', args: office(situation) },
    ],
    choices: [...clauseOptions(related.slice(0, 2), situation), { id: 'policy-hand-over' }],
  };
}

/** Today's insurance: this plan is a historic one, and its 10 yuan are never passed off as today's price. */
export function tellHistoric(situation: Situation): Utterance {
  const { scheme, contact } = situation;
  return {
    lines: [
      { id: 'policy-historic', args: { name: scheme.ruleSet.name[contact.language] } },
      notTodaysPrice(situation),
      { id: 'policy-historic-next' },
    ],
    choices: [{ id: 'intent-human' }],
    citations: [premiumClause],
  };
}

export function tellThirdParty(clauses: readonly string[]): Utterance {
  return {
    lines: [{ id: 'policy-third-party' }, { id: 'policy-third-party-next' }],
    choices: [{ id: 'intent-claim' }],
    citations: clauses,
  };
}

/** "超过人均可支配收入的50%或150%": the yardstick is the office's; without it, only who checks. */
export function tellEarlyWarning(clauses: readonly string[], { scheme, today }: Situation): Utterance {
  const line = scheme.profile.incomeLines.find(({ year }) => year === yearOf(today));
  return {
    lines: [
      { id: 'policy-early-warning' },
      { id: 'policy-early-warning-lines' },
      line
        ? {
            id: 'policy-early-warning-income',
            args: { income: formatYuanShort(line.amount), source: line.source },
          }
        : { id: 'policy-early-warning-no-income' },
      { id: 'policy-early-warning-next' },
    ],
    choices: [{ id: 'intent-human' }],
    citations: clauses,
  };
}

export function tellUnclear(clauses: readonly string[], situation: Situation, telephone: string): Utterance {
  return {
    lines: [{ id: 'policy-unclear' }, { id: 'policy-unclear-next', args: { telephone } }],
    choices: [...clauseOptions(clauses.slice(0, 3), situation), { id: 'intent-human' }],
  };
}

export const unhelpfulChoice = 'policy-unhelpful';

/** 不是我要问的, with what may be meant instead. */
export function withWayOut(utterance: Utterance, others: readonly string[] = []): Utterance {
  const { choices = [] } = utterance;
  return { ...utterance, choices: [...choices, { id: [unhelpfulChoice, ...others].join(':') }] };
}

/** @param choice as withWayOut named it */
export function tellUnhelpful(choice: string, situation: Situation): Utterance {
  const others = clauseOptions(choice.split(':').slice(1), situation);
  return {
    lines: [{ id: 'policy-unhelpful', args: { others: others.length } }],
    choices: [...others, { id: 'intent-human' }],
  };
}

function office({ scheme, contact }: Situation): { telephone: string; hours: string } {
  return { telephone: scheme.profile.telephones.office, hours: scheme.profile.hours[contact.language] };
}
