/**
 * Of whom is it asked: "我老伴的报销到哪了". Kinship is said from the speaker's place, the records hold it from the
 * head's; where the two do not meet with certainty, nobody is meant and nothing is told.
 */
import type { HouseholdMember } from '../../enrolment/enrolment.ts';
import { ageOn, guardedBelowAge } from '../../identity/decide.ts';
import type { Day } from '../../kernel/day.ts';

type Kin = 'spouse' | 'parent' | 'child' | 'son' | 'daughter' | 'grandchild' | 'sibling' | 'everybody';

/** The longer kin first: 孙子 is no 子, 孩子他妈 is a spouse and 婆婆 is none. */
const kinWords: readonly (readonly [Kin, RegExp])[] = [
  [
    'spouse',
    /孩子(他|她)?(妈|爸|爹)|老伴|爱人|配偶|媳妇儿?(?!妇)|老婆(?!婆)|老公(?!公)|丈夫|妻子|对象|当家的|(我|俺)家那口子|屋里的|掌柜的|(wife|husband|spouse)/u,
  ],
  ['grandchild', /孙子|孙女|孙儿|外孙|(grandson|granddaughter|grandchild)/u],
  ['son', /儿子|小子|(?<!grand)\bson\b/u],
  ['daughter', /闺女|女儿|姑娘|丫头|(?<!grand)daughter/u],
  ['child', /孩子|娃|宝宝|\b(child|kid|baby)\b/u],
  [
    'parent',
    /(我|俺)?(妈|爸|爹|娘|母亲|父亲|额吉|阿爸|老人|老爷子|老太太|公公|婆婆|岳父|岳母|丈人|丈母娘)|\b(mother|father|mom|dad|parents?)\b/u,
  ],
  ['sibling', /哥|姐|弟|妹|兄弟|(brother|sister)/u],
  ['everybody', /全家|一家(人|子)|家里(人|的)?|我家|俺家|咱家|(whole family|our family|household)/u],
];

/** "那我老伴的呢": somebody of the family is named, whoever that is in the records. */
export function namesKin(text: string): boolean {
  return kinWords.some(([, words]) => words.test(text));
}

export type Whose =
  /** Nobody was named: the speaker's own, and what else is open. */
  | { readonly kind: 'unsaid' }
  | { readonly kind: 'everybody' }
  /** Somebody of the family was named; `members` may be empty when the records do not tell who that is. */
  | { readonly kind: 'relative'; readonly members: readonly HouseholdMember[] };

export function whoseClaims(
  text: string,
  speaker: { readonly memberId: number; readonly relation: string },
  household: readonly HouseholdMember[],
): Whose {
  const named = household.filter(({ name }) => name.length > 1 && text.includes(name));
  if (named.length > 0) return { kind: 'relative', members: named };
  const kin = kinWords.find(([, words]) => words.test(text))?.[0];
  if (kin === undefined) return { kind: 'unsaid' };
  if (kin === 'everybody') return { kind: 'everybody' };
  const sought = relationsOf(kin, speaker.relation);
  return {
    kind: 'relative',
    members: household.filter(
      ({ memberId, relation }) => memberId !== speaker.memberId && sought.includes(relation),
    ),
  };
}

/** The relations to the head that a kin word can mean in the mouth of someone of this relation to the head. */
function relationsOf(kin: Exclude<Kin, 'everybody'>, speaker: string): readonly string[] {
  const couple = speaker === 'head' || speaker === 'spouse';
  const grown = speaker === 'son' || speaker === 'daughter';
  switch (kin) {
    case 'spouse':
      return speaker === 'head' ? ['spouse'] : speaker === 'spouse' ? ['head'] : [];
    case 'parent':
      if (couple) return ['parent'];
      if (grown) return ['head', 'spouse'];
      return speaker === 'grandchild' ? ['son', 'daughter'] : [];
    case 'son':
      return couple ? ['son'] : grown ? ['grandchild'] : speaker === 'parent' ? ['head'] : [];
    case 'daughter':
      return couple ? ['daughter'] : grown ? ['grandchild'] : speaker === 'parent' ? ['head'] : [];
    case 'child':
      return couple
        ? ['son', 'daughter', 'grandchild']
        : grown
          ? ['grandchild']
          : speaker === 'parent'
            ? ['head']
            : [];
    case 'grandchild':
      return couple ? ['grandchild'] : speaker === 'parent' ? ['son', 'daughter'] : [];
    case 'sibling':
      return grown ? ['son', 'daughter'] : [];
  }
}

export type Access =
  | { readonly kind: 'open'; readonly memberIds: readonly number[] }
  /** Everybody meant is a child under 14 whose guardian is not verified here. */
  | { readonly kind: 'guardian-only' }
  /** Each of them must be verified by the own name and last four first. */
  | { readonly kind: 'by-themselves' };

export function isOpenTo(
  sought: readonly HouseholdMember[],
  visible: readonly HouseholdMember[],
  today: Day,
): Access {
  const open = sought.filter((member) => visible.includes(member)).map(({ memberId }) => memberId);
  if (open.length > 0) return { kind: 'open', memberIds: open };
  const isChild = ({ bornOn }: HouseholdMember): boolean =>
    bornOn !== undefined && ageOn(bornOn, today) < guardedBelowAge;
  return { kind: sought.length > 0 && sought.every(isChild) ? 'guardian-only' : 'by-themselves' };
}
