/**
 * What the plan pays, reckoned a second time and on its own: plain, slow, in exact whole numbers. Written from the
 * plan's clauses (三（四）2) and from what is decided where it is silent, not from src/reimbursement, and sharing none
 * of its code or figures. Every stay begins again from the first.
 */
import type { OracleTier, Readings, Stay, StayCase } from './stays.ts';

interface Fraction {
  readonly top: bigint;
  readonly bottom: bigint;
}

const percent = (top: bigint): Fraction => ({ top, bottom: 100n });

/** 起付线：苏木乡镇卫生院100元，旗级医疗机构200元，旗级以上医疗机构400元. */
const lineOf: Record<OracleTier, bigint> = { sumu: 100_00n, banner: 200_00n, above: 400_00n };
/** 补助比例：苏木乡镇卫生院40%—60%，旗级30%—50%，旗级以上20%—35%. */
const shareOf: Record<OracleTier, readonly [Fraction, Fraction]> = {
  sumu: [percent(40n), percent(60n)],
  banner: [percent(30n), percent(50n)],
  above: [percent(20n), percent(35n)],
};
/** 封顶线最高不超过2万元. */
const cap = 20_000_00n;

export interface Paid {
  readonly eligible: bigint;
  readonly notCounted: bigint;
  readonly deductible: bigint;
  readonly copay: bigint;
  readonly overCap: bigint;
  readonly overActual: bigint;
  readonly pay: bigint;
  readonly selfPay: bigint;
  readonly year: number | undefined;
  readonly rate: Fraction;
}

export type OracleAnswer =
  | { readonly kind: 'not-designated' }
  | { readonly kind: 'configured'; readonly low: readonly Paid[]; readonly high: readonly Paid[] }
  | { readonly kind: 'same' | 'range'; readonly low: readonly Paid[]; readonly high: readonly Paid[] };

const lesser = (one: bigint, other: bigint): bigint => (one < other ? one : other);
const orNothing = (amount: bigint): bigint => (amount > 0n ? amount : 0n);

function fraction(text: string): Fraction {
  const [whole = '0', decimals = ''] = text.split('.');
  return { top: BigInt(whole + decimals), bottom: 10n ** BigInt(decimals.length) };
}

/** Half a fen goes up. */
function share(amount: bigint, { top, bottom }: Fraction): bigint {
  return (2n * amount * top + bottom) / (2n * bottom);
}

export function reckonByHand({ stays, readings, paidThisYear }: StayCase): OracleAnswer {
  if (stays.some(({ designated }) => !designated) && readings.nonDesignatedFactor === undefined)
    return { kind: 'not-designated' };
  const before = BigInt(paidThisYear ?? 0);
  const order = settled(stays);
  const along = (end: 0 | 1): readonly Paid[] => {
    const found = order.map((_, place) => stayAt(order, place, end, readings, before));
    return stays.map((stay) => found[order.indexOf(stay)] ?? fault());
  };
  const [low, high] = [along(0), along(1)];
  if (stays.every(({ rate }) => rate !== undefined)) return { kind: 'configured', low, high };
  return { kind: total(low) === total(high) ? 'same' : 'range', low, high };
}

export const total = (paid: readonly Paid[]): bigint => paid.reduce((sum, { pay }) => sum + pay, 0n);

function fault(): never {
  throw new Error('a stay was lost on the way');
}

/** By the day of discharge, at which the plan settles; as told where a day is not known. */
function settled(stays: readonly Stay[]): readonly Stay[] {
  if (stays.some(({ discharged }) => discharged === undefined)) return stays;
  const left = [...stays];
  const order: Stay[] = [];
  while (left.length > 0) {
    let first = 0;
    for (const [place, { discharged = '' }] of left.entries())
      if (discharged < (left[first]?.discharged ?? '')) first = place;
    order.push(...left.splice(first, 1));
  }
  return order;
}

function yearOf({ admitted, discharged }: Stay, { yearRule }: Readings): number | undefined {
  const day = yearRule === 'discharge_date' ? discharged : (admitted ?? discharged);
  return day === undefined ? undefined : Number.parseInt(day.slice(0, 4), 10);
}

function stayAt(
  order: readonly Stay[],
  place: number,
  end: 0 | 1,
  readings: Readings,
  paidBefore: bigint,
): Paid {
  const stay = order[place] ?? fault();
  const year = yearOf(stay, readings);
  const sameYear = order
    .slice(0, place)
    .flatMap((earlier, at) =>
      yearOf(earlier, readings) === year ? [stayAt(order, at, end, readings, paidBefore)] : [],
    );
  const firstYear = yearOf(order[0] ?? stay, readings);

  const cost = BigInt(stay.total);
  const whole = cost - BigInt(stay.ineligible);
  let eligible = whole;
  if (!stay.referred) eligible = share(eligible, fraction(readings.noReferralFactor));
  if (!stay.designated) eligible = share(eligible, fraction(readings.nonDesignatedFactor ?? '0'));
  const borne = sameYear.reduce((sum, { deductible }) => sum + deductible, 0n);
  const deductible = lesser(eligible, lineFor(order, place, readings, borne));
  const base = eligible - deductible;
  const rate = stay.rate === undefined ? shareOf[stay.tier][end] : fraction(stay.rate);
  const raw = share(base, rate);
  const used = (year === firstYear ? paidBefore : 0n) + total(sameYear);
  const underCap = lesser(raw, readings.capScope === 'admission' ? cap : orNothing(cap - used));
  const open = orNothing(cost - BigInt(stay.paidByOthers));
  const pay = lesser(underCap, open);
  return {
    eligible,
    notCounted: whole - eligible,
    deductible,
    copay: base - raw,
    overCap: raw - underCap,
    overActual: underCap - pay,
    pay,
    selfPay: open - pay,
    year,
    rate,
  };
}

function lineFor(order: readonly Stay[], place: number, readings: Readings, borneThisYear: bigint): bigint {
  const stay = order[place] ?? fault();
  if (readings.wubaoPaysNoDeductible && readings.category === 'wubao') return 0n;
  const own = lineOf[stay.tier];
  // One line a person and year, that of the highest level met: what is still missing from it.
  if (readings.deductibleMode === 'per_year_once_highest') return orNothing(own - borneThisYear);
  if (readings.transferMode === 'each') return own;
  // Moved on from another hospital without going home: only what its line goes beyond the highest met on the way.
  let highest = 0n;
  for (let at = place; at > 0 && order[at]?.transferred === true; at -= 1) {
    const line = lineOf[(order[at - 1] ?? fault()).tier];
    if (line > highest) highest = line;
  }
  return orNothing(own - highest);
}
