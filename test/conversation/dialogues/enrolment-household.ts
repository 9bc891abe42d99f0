/** A fictional household and a situation to talk in, for the three look-ups of records. */
import { fileURLToPath } from 'node:url';
import type { DialogueEvent, Step } from '../../../src/conversation/dialogue.ts';
import type { Situation } from '../../../src/conversation/facts.ts';
import { render } from '../../../src/conversation/render.ts';
import { readWording } from '../../../src/conversation/wording.ts';
import type { HouseholdEnrolment, HouseholdMember, MemberYear } from '../../../src/enrolment/enrolment.ts';
import type { Binding } from '../../../src/identity/identity.ts';
import { type Day, startOfDay } from '../../../src/kernel/day.ts';
import type { Intent } from '../../../src/kernel/intent.ts';
import type { Language } from '../../../src/kernel/message.ts';
import { fen } from '../../../src/kernel/money.ts';
import { publishedCalendar } from '../../../src/kernel/working-days.ts';
import { readScheme } from '../../../src/policy/load.ts';
import type { Scheme } from '../../../src/policy/types.ts';

const path = (relative: string): string => fileURLToPath(new URL(`../../../${relative}`, import.meta.url));

export const scheme = readScheme(path('prisma/sample/scheme.yaml'), '2026-11-22');
export const calendar = publishedCalendar;
const wording = readWording(path('prompts'));

/** The sample profile as an office would sign it: only these years. */
export function signedFor(...years: readonly number[]): Scheme {
  const signedYears = years.map((year) => ({
    year,
    signedOn: '2025-12-01',
    signedBy: '旗合管办',
    source: '文件',
  }));
  return { ...scheme, profile: { ...scheme.profile, demo: false, signedYears } };
}

export const asOf = new Date('2026-11-20T10:00:00+08:00');

export function binding(change: Partial<Binding> = {}): Binding {
  return {
    memberId: 1,
    memberName: '乌力吉',
    relation: 'head',
    bornOn: '1968-03-01',
    householdId: 7,
    certificate: '150422000001',
    sumu: '林东镇',
    verifiedAt: new Date('2026-10-01T10:00:00+08:00'),
    ...change,
  };
}

export function situation(change: Partial<Situation> & { language?: Language; today?: Day } = {}): Situation {
  const { language = 'zh-CN', today = '2026-11-22', ...rest } = change;
  return {
    now: new Date(startOfDay(today).getTime() + 10 * 3_600_000),
    today,
    scheme,
    calendar,
    // Has agreed to be told of progress: claim-news.test.ts is about who has not.
    contact: {
      id: 1,
      channel: 'terminal',
      externalId: 'a',
      language,
      failedAttempts: 0,
      newsAgreedAt: asOf,
    },
    bindings: [binding()],
    householdDataAllowed: true,
    ...rest,
  };
}

export function event(
  text: string,
  change: Partial<DialogueEvent> & { intent?: Intent; slots?: DialogueEvent['understood']['slots'] } = {},
): DialogueEvent {
  const { intent = 'other', slots = {}, ...rest } = change;
  return {
    kind: 'began',
    written: text,
    text,
    understood: { intent, confidence: 1, options: [], slots, mongolian: false },
    ...rest,
  };
}

export function pressed(choice: string, kind: DialogueEvent['kind'] = 'said'): DialogueEvent {
  return event('…', { kind, choice });
}

export function year(change: Partial<MemberYear> = {}): MemberYear {
  return { year: 2026, state: 'active', amount: fen(1000), payer: 'household', ...change };
}

const names = [
  '乌力吉',
  '其其格',
  '苏和',
  '娜仁',
  '张桂兰',
  '白音',
  '陈秀英',
  '韩梅',
  '高娃',
  '李强',
  '王芳',
  '赵敏',
];

export function member(change: Partial<HouseholdMember> = {}): HouseholdMember {
  const memberId = change.memberId ?? 1;
  return {
    memberId,
    name: names[memberId - 1] ?? '何某',
    relation: memberId === 1 ? 'head' : memberId === 2 ? 'spouse' : 'other',
    category: 'ordinary',
    years: [year(), year({ year: 2027 })],
    ...change,
  };
}

/** Head, wife, a son of ten and a daughter of twenty who is not yet paid for. */
export const son = member({ memberId: 3, relation: 'son', bornOn: '2016-05-05' });
export const daughter = member({
  memberId: 4,
  relation: 'daughter',
  bornOn: '2006-02-02',
  years: [year(), year({ year: 2027, state: 'unpaid' })],
});
export const fourMembers = [member(), member({ memberId: 2 }), son, daughter];

export function household(members: readonly HouseholdMember[] = fourMembers): HouseholdEnrolment {
  return { householdId: 7, certificate: '150422000001', sumu: '林东镇', gacha: '塔本嘎查', members, asOf };
}

export interface Heard {
  readonly outcome: string;
  readonly text: string;
  readonly choices: readonly string[];
  /** What stands on them. */
  readonly labels: readonly string[];
  readonly citations: readonly string[];
  readonly audited: readonly string[];
}

/** A step as the person hears it: worded, with its choices' ids, clauses and audit entries. */
export function heard(step: Step<unknown>, at: Situation = situation()): Heard {
  const rendered = step.utterances.map((utterance) => render(utterance, at, wording));
  return {
    outcome: step.outcome.kind,
    text: rendered.map(({ reply }) => reply.text).join('\n\n'),
    choices: step.utterances.flatMap(({ choices = [] }) => choices.map(({ id }) => id)),
    labels: rendered.flatMap(({ menu }) => menu.map(({ label }) => label)),
    citations: step.utterances.flatMap(({ citations = [] }) => citations),
    audited: step.effects.map((effect) =>
      effect.kind === 'audited' ? `${effect.action} ${effect.subject}` : effect.kind,
    ),
  };
}
