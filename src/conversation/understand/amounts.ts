/** Which of the sums in a message is the whole bill, and which is the self-paid part. */
import { fen, zero } from '../../kernel/money.ts';
import { addUp, type Amount, findUnfitAmounts, type Unfit } from '../../kernel/numerals.ts';
import { type Sum, sumsOf } from './bill-sums.ts';
import { cameBack, paidInAdvance, roleOf, saysNoneSelfPaid, sumOfAll } from './bill-words.ts';
import { inFigures } from './english-sums.ts';

export interface BillSlots {
  readonly totalCost?: Amount;
  readonly ineligible?: Amount | 'none';
  /** What `ineligible` was added up from, when several self-paid sums were said. */
  readonly ineligibleParts?: readonly Amount[];
  /** Several sums, none of them called the whole: to be added up where only one kind can be meant. */
  readonly looseSums?: readonly Amount[];
  /** Those of them that could each be the whole bill: not for us to choose. */
  readonly rivalSums?: readonly Amount[];
  /** A sum that cannot be reckoned with, where no other was said for the same. */
  readonly unfit?: { readonly why: Unfit; readonly of: 'cost' | 'ineligible' };
  readonly correction?: true;
}

const correction =
  /^不对|(?<!对)不对[,，。 ]?(?:是|应该|,|，|$)|说错|(?<!没|不)错了|打错|不是[^,，。]{0,8}[,，。 ]?(?:是|应该)|更正|改成|(?<!你算算)应该是|重说|弄错|记错|^no,|i mean|wrong,/u;

export function readBill(written: string): BillSlots {
  const plain = inFigures(written);
  const corrected = correction.exec(plain);
  const sums = sumsOf(plain);
  const parts = selfPaidParts(plain, sums, corrected ? corrected.index + corrected[0].length : 0);
  const ineligible = selfPaidOf(total(parts), plain);
  const added = corrected ? undefined : addedUp(plain, sums);
  const totalCost = added ?? totalOf(plain, sums, corrected !== null);
  const loose = corrected || added ? [] : looseSums(plain, sums);
  const rivals = rivalsAmong(loose);
  const unfit = unfitOf(plain, { totalCost, ineligible });
  return {
    ...(totalCost && { totalCost }),
    ...(ineligible !== undefined && { ineligible }),
    ...(parts.length > 1 && { ineligibleParts: parts.map(({ amount }) => amount) }),
    ...(loose.length > 1 && { looseSums: loose.map(({ amount }) => amount) }),
    ...(rivals.length > 1 && { rivalSums: rivals.map(({ amount }) => amount) }),
    ...(unfit && { unfit }),
    ...(corrected && { correction: true }),
  };
}

/** "自费药三百，自费检查二百" is both; "自费一共五百" all of it; after a correction only what was said since. */
function selfPaidParts(plain: string, sums: readonly Sum[], correctedAt: number): readonly Sum[] {
  const said = sums.filter(({ role }) => role === 'ineligible');
  const since = said.filter(({ start }) => start >= correctedAt);
  const standing = since.length > 0 ? since : said.slice(-1);
  const all = standing.findLast(({ start }) => sumOfAll.test(plain.slice(0, start)));
  return all ? [all] : standing;
}

function looseSums(plain: string, sums: readonly Sum[]): readonly Sum[] {
  const loose = sums.filter(({ role }) => role === 'plain' || role === 'total');
  return loose.some(({ start }) => sumOfAll.test(plain.slice(0, start))) ? [] : loose;
}

/** "花了五千，床位八百" has one bill and a part of it; "花了三千，又花了五百" has two. */
function rivalsAmong(loose: readonly Sum[]): readonly Sum[] {
  const bills = loose.filter(({ role }) => role === 'total');
  const rivals = bills.length > 0 ? bills : loose;
  const different = new Set(
    rivals.map(({ amount }) => (amount.kind === 'range' ? `${amount.low}-${amount.high}` : amount.value)),
  );
  return different.size > 1 ? rivals : [];
}

const plus = /^[块元钱]*[,，]?\s?(?:加上?|外加|再加上?|\+|plus)\s?[^\d,，。;；]{0,4}$/u;

/** 药费八百加床费二百, 先交两千又补五百退三百: our own addition, to be confirmed like anything not said outright. */
function addedUp(plain: string, sums: readonly Sum[]): Amount | undefined {
  const bills = sums.filter(({ role }) => role === 'plain' || role === 'total');
  const before = ({ start }: Sum): string => plain.slice(Math.max(0, start - 10), start);
  if (bills.some((one) => sumOfAll.test(before(one)))) return undefined;
  const joined = bills.slice(1).every((one, at) => plus.test(plain.slice(bills[at]?.end ?? 0, one.start)));
  if (bills.length > 1 && joined) return doubtful(addUp(bills.map(({ amount }) => amount)));
  const paid = sums.filter((one) => paidInAdvance.test(before(one)));
  const back = sums.filter((one) => cameBack.test(before(one)));
  if (back.length === 0 || bills.some((one) => !paid.includes(one))) return undefined;
  const left = upTo(paid) - upTo(back);
  return left > 0 ? { kind: 'approximate', value: fen(left) } : undefined;
}

function doubtful(amount: Amount): Amount {
  return amount.kind === 'exact' ? { ...amount, kind: 'approximate' } : amount;
}

function upTo(sums: readonly Sum[]): number {
  return sums.reduce((all, { amount }) => all + (amount.kind === 'range' ? amount.high : amount.value), 0);
}

/** 自费零 says as much as 没自费. */
function selfPaidOf(said: Amount | undefined, plain: string): Amount | 'none' | undefined {
  if (said?.kind === 'exact' && said.value === zero) return 'none';
  return said ?? (saysNoneSelfPaid(plain) ? 'none' : undefined);
}

function total(parts: readonly Sum[]): Amount | undefined {
  return parts.length > 1 ? addUp(parts.map(({ amount }) => amount)) : parts[0]?.amount;
}

const currency = /^\s*[块元]?\s*(?:us\s?dollars?|dollars?|euros?|[美欧日韩港澳加]?[元金币]|英镑|卢布)/u;

/** −100, 三千美元: told of as what it would have been, unless a sum in yuan stands for that. */
function unfitOf(
  plain: string,
  said: Readonly<Record<'totalCost' | 'ineligible', unknown>>,
): BillSlots['unfit'] {
  const found = findUnfitAmounts(plain).map(({ why, start, end }) => {
    const after = plain.slice(end, end + 20).replace(currency, '');
    const role = roleOf(plain.slice(Math.max(0, start - 28), start), after);
    return { why, of: role === 'ineligible' ? ('ineligible' as const) : ('cost' as const) };
  });
  return found.find(({ of }) => said[of === 'cost' ? 'totalCost' : 'ineligible'] === undefined);
}

/** "不是三千" names the sum only to take it back. */
const ruledOut = /(?<!是)不是\s?$/u;

/** The sum called the whole; else, when correcting, the last sum ("不是五千，是八千"); else the largest-standing first. */
function totalOf(plain: string, sums: readonly Sum[], corrected: boolean): Amount | undefined {
  const plainSums = sums.filter(({ role }) => role === 'plain');
  const totals = sums.filter(({ role }) => role === 'total');
  if (corrected)
    return [...totals, ...plainSums]
      .filter(({ start, amount }) => amount.kind === 'range' || !ruledOut.test(plain.slice(0, start)))
      .sort((a, b) => a.start - b.start)
      .at(-1)?.amount;
  const whole = totals.find(({ start }) => sumOfAll.test(plain.slice(0, start)));
  return (whole ?? totals[0] ?? plainSums[0])?.amount ?? inTwoParts(sums);
}

/** 目录内五千，目录外八百: the bill is both. */
function inTwoParts(sums: readonly Sum[]): Amount | undefined {
  const covered = sums.filter(({ role }) => role === 'covered');
  if (covered.length === 0) return undefined;
  return addUp(
    sums.filter(({ role }) => role === 'covered' || role === 'ineligible').map(({ amount }) => amount),
  );
}
