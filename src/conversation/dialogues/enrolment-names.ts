/** How members of one's own household are named in a chat: surname and *, and who they are to the household. */
import { maskName } from '../../kernel/masking.ts';
import type { HouseholdMember } from '../../enrolment/enrolment.ts';
import type { Binding } from '../../identity/identity.ts';
import { yearOf } from '../../kernel/day.ts';
import type { Language } from '../../kernel/message.ts';
import type { Situation } from '../facts.ts';

/** Relations are to the head of the household; gender and the speaker's own kinship are not in the records. */
const relations = {
  self: { 'zh-CN': '本人', en: 'you' },
  head: { 'zh-CN': '户主', en: 'head' },
  spouse: { 'zh-CN': '户主爱人', en: "head's spouse" },
  son: { 'zh-CN': '儿子', en: 'son' },
  daughter: { 'zh-CN': '女儿', en: 'daughter' },
  parent: { 'zh-CN': '户主父母', en: "head's parent" },
  grandchild: { 'zh-CN': '孙辈', en: 'grandchild' },
  other: { 'zh-CN': '家人', en: 'family' },
} as const satisfies Readonly<Record<string, Readonly<Record<Language, string>>>>;

/** To the head a spouse is a spouse; to others he or she is the head's. */
const toHead: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  spouse: { 'zh-CN': '爱人', en: 'spouse' },
  parent: { 'zh-CN': '父母', en: 'parent' },
};

type Named = Pick<HouseholdMember, 'memberId' | 'name' | 'relation' | 'bornOn'>;

/** "乌*（本人）"; where two would read the same, with the year of birth: "苏*（儿子，2016年生）". */
export function memberName(
  member: Named,
  household: readonly Named[],
  bindings: readonly Binding[],
  language: Language,
): string {
  const plain = nameAndRelation(member, bindings, language);
  const same = household.filter((other) => nameAndRelation(other, bindings, language) === plain);
  const { bornOn } = member;
  return bracketed(
    same.length > 1 && bornOn !== undefined ? `${plain}${birth(yearOf(bornOn), language)}` : plain,
    language,
  );
}

function nameAndRelation(member: Named, bindings: readonly Binding[], language: Language): string {
  const relation = relationOf(member, bindings, language);
  return `${maskName(member.name)}（${relation}`;
}

function relationOf(member: Named, bindings: readonly Binding[], language: Language): string {
  if (bindings.at(0)?.memberId === member.memberId) return phrase('self', language);
  const speaker = bindings.at(0)?.relation;
  const own = speaker === 'head' ? toHead[member.relation] : undefined;
  return own?.[language] ?? phrase(member.relation, language);
}

function phrase(relation: string, language: Language): string {
  const known = isRelation(relation) ? relation : 'other';
  return relations[known][language];
}

function isRelation(relation: string): relation is keyof typeof relations {
  return Object.hasOwn(relations, relation);
}

function birth(year: number, language: Language): string {
  return language === 'en' ? `, born ${String(year)}` : `，${String(year)}年生`;
}

function bracketed(open: string, language: Language): string {
  return language === 'en' ? `${open.replace('（', ' (')})` : `${open}）`;
}

/** "乌*（本人）、其*（爱人）". */
export function memberNames(
  members: readonly Named[],
  household: readonly Named[],
  { bindings, contact }: Pick<Situation, 'bindings' | 'contact'>,
): string {
  const { language } = contact;
  const names = members.map((member) => memberName(member, household, bindings, language));
  return names.join(language === 'en' ? ', ' : '、');
}

/** 150422000001 → "0001". */
export function tailOf(binding: Binding): string {
  return binding.certificate.slice(-4);
}
