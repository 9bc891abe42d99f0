/** Rates set by the management committee: taken only inside the plan's range, with a date and a source. */
import type { Day } from '../kernel/day.ts';
import type { Rate } from '../kernel/money.ts';
import type { Scheme, Tariff, Tier } from './types.ts';

/** "旗合管委根据筹资总额合理确定……补助比例" (III.4.2-committee-sets). */
export interface ConfiguredRate {
  readonly tier: Tier;
  readonly rate: Rate;
  readonly from: Day;
  /** The last day it holds; absent: until another takes over. */
  readonly to?: Day | undefined;
  /** The committee's paper: title, number, date. */
  readonly source: string;
}

export type RateCheck =
  | { readonly kind: 'accepted'; readonly rate: Rate }
  | { readonly kind: 'rate-out-of-range'; readonly tier: Tier; readonly allowed: readonly [Rate, Rate] };

/** "补助比例：苏木乡镇卫生院40%—60%，旗级30%—50%，旗级以上20%—35%" (III.4.2-rates); both ends are allowed. */
export function checkRate(tariff: Tariff, tier: Tier, rate: Rate): RateCheck {
  const { rateLow, rateHigh } = tariff.tiers[tier];
  if (rate.lt(rateLow) || rate.gt(rateHigh))
    return { kind: 'rate-out-of-range', tier, allowed: [rateLow, rateHigh] };
  return { kind: 'accepted', rate };
}

/** The committee's rate for a tier on a day; undefined: none is set, so both ends of the range are told. */
export function configuredRateOn(scheme: Scheme, tier: Tier, day: Day): ConfiguredRate | undefined {
  return scheme.profile.configuredRates.findLast(
    (configured) =>
      configured.tier === tier &&
      configured.from <= day &&
      (configured.to === undefined || day <= configured.to),
  );
}
