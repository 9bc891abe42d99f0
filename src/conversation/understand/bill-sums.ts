/** The sums of a message, each with what it is: the bill, a part of it, an advance, another's. */
import { type Amount, findAmounts, type FoundAmount } from '../../kernel/numerals.ts';
import { isEarlier, isSaidFromMemory, ownerOf, type Role, roleOf } from './bill-words.ts';
import { findEnglishSums } from './english-sums.ts';

export interface Sum {
  readonly amount: Amount;
  readonly role: Role;
  readonly start: number;
  readonly end: number;
}

const longNumber = /\d{9,}/u;
/** Most messages name no figure at all: they are spared the search. */
const figure = /[\d一二两俩三四五六七八九十百千万亿几块壹贰叁肆伍陆柒捌玖拾佰仟萬]/u;

export function sumsOf(plain: string): Sum[] {
  if (!figure.test(plain)) return [];
  const doubted = isSaidFromMemory(plain);
  const found = /\p{sc=Han}/u.test(plain) ? findAmounts(plain) : findEnglishSums(plain);
  const sums = found
    .filter((one, at) => !repeats(plain, one, found[at - 1]))
    .filter(({ text }) => !longNumber.test(text))
    .map(({ amount, start, end, unit, text }): Sum => {
      const before = plain.slice(Math.max(0, start - 28), start);
      const role = roleOf(before, plain.slice(end, end + 40));
      return {
        amount: doubted ? inDoubt(amount) : amount,
        start,
        end,
        role:
          role === 'plain' && unit === 'none' && isCount(plain, text)
            ? 'not-the-bill'
            : standing(role, plain.slice(0, start)),
      };
    })
    .reduce<Sum[]>((read, one) => [...read, { ...one, role: roleAfter(plain, read.at(-1), one) }], []);
  return withoutAsides(plain, withOwners(plain, withOwnShares(plain, sums)));
}

const fundPaid = /给了?报|报了|报销了|合作医疗(?:给|报|付)|医保(?:给|报|付)/u;

/** 自个五十，共七百: self-paid beside the whole, unless it is what the fund left over. */
function withOwnShares(plain: string, sums: readonly Sum[]): Sum[] {
  const largest = Math.max(
    0,
    ...sums.flatMap(({ role, amount }) => (role === 'plain' || role === 'total' ? [upTo(amount)] : [])),
  );
  return sums.map((one): Sum => {
    if (one.role !== 'own-share') return one;
    return { ...one, role: upTo(one.amount) < largest && !fundPaid.test(plain) ? 'ineligible' : 'plain' };
  });
}

/** 邻居花了两万，我花了八千: another's sum is none of ours, where ours is said as well. */
function withOwners(plain: string, sums: readonly Sum[]): Sum[] {
  const owners = sums.map(({ start }) => ownerOf(plain.slice(Math.max(0, start - 28), start)));
  if (!owners.includes('own') || !owners.includes('another')) return [...sums];
  return sums.map((one, at) =>
    owners[at] === 'another' && (one.role === 'plain' || one.role === 'total')
      ? { ...one, role: 'not-the-bill' }
      : one,
  );
}

const eachTime = /(?:每天|一天|每次|一次|一针|一瓶|一宿|一晚|per day|a day)[^\d,，。;；]{0,5}$/u;

/** What is an aside beside the bill is the bill where there is no other; what is said of one day is doubtful. */
function withoutAsides(plain: string, sums: readonly Sum[]): Sum[] {
  const bills = sums.filter(({ role }) => role === 'plain' || role === 'total');
  if (bills.length === 0)
    return sums.map((one) =>
      one.role === 'aside'
        ? {
            ...one,
            role: 'plain',
            amount: eachTime.test(plain.slice(0, one.start)) ? inDoubt(one.amount) : one.amount,
          }
        : one,
    );
  const largest = Math.max(...bills.map(({ amount }) => upTo(amount)));
  return sums.map((one) => (isPremium(one, largest) ? { ...one, role: 'aside' } : one));
}

const premiumAtMost = 100_00;

/** 交了十块，住院三千五: the premium beside the bill. */
function isPremium({ role, amount }: Sum, largest: number): boolean {
  return role === 'plain' && upTo(amount) < premiumAtMost && largest >= 10 * premiumAtMost;
}

function inDoubt(amount: Amount): Amount {
  return amount.kind === 'exact' ? { ...amount, kind: 'approximate' } : amount;
}

function upTo(amount: Amount): number {
  return amount.kind === 'range' ? amount.high : amount.value;
}

/** 3000元（叁仟元整） is one sum. */
function repeats(plain: string, one: FoundAmount, before: FoundAmount | undefined): boolean {
  if (before === undefined || !/^\s?[（(即合]*(?:大写)?[:：]?$/u.test(plain.slice(before.end, one.start)))
    return false;
  return sameSums(one.amount, before.amount);
}

function sameSums(one: Amount, other: Amount): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function standing(role: Role, before: string): Role {
  return (role === 'plain' || role === 'total') && isEarlier(before) ? 'aside' : role;
}

const item = '药|检查|化验|材料|耗材|床位|片子|ct|护理|伙食|营养';
/** "自费药三百，检查二百": the second is another item of the same list. */
const itemised = new RegExp(`(?:自费|目录外|外购)[^\\d,，。;；]{0,3}(?:${item})[^\\d,，。;；]{0,4}$`, 'u');
const thenTheWhole = /^[^,，。;；]{0,4}自费[^,，。;；]{0,3}(?:一共|总共|总计|合计|共|总)[^,，。;；]{0,4}$/u;
const nextItem = new RegExp(`^[,，、;；\\s]?(?:和|还有|另外|再加)?(?:${item})(?:费|钱)?$`, 'u');

function roleAfter(plain: string, last: Sum | undefined, one: Sum): Role {
  if (last?.role !== 'ineligible') return one.role;
  const between = plain.slice(last.end, one.start);
  if (one.role === 'plain' || one.role === 'aside')
    return itemised.test(plain.slice(0, last.start)) && nextItem.test(between) ? 'ineligible' : one.role;
  // 三百自费一共五千: the word was said of the three hundred.
  return one.role === 'ineligible' && thenTheWhole.test(between) ? 'total' : one.role;
}

/** A bare small number answers a menu, and 120 is a telephone; neither is a hospital bill. */
function isCount(plain: string, text: string): boolean {
  return (
    /^\d{1,2}$|^[一二三四五六七八九十]$/u.test(text.trim()) ||
    (/^120$/u.test(text) && !/花|费|块|元/u.test(plain))
  );
}
