/** For which years a scheme may answer. A date outside is refused: no year is ever borrowed from another. */
import type { Day } from '../kernel/day.ts';
import { yearOf } from '../kernel/day.ts';
import type { SignedYear } from './profile.ts';
import { tariffOn } from './tariff.ts';
import type { RuleSet, Scheme, Tariff } from './types.ts';

export type YearRules =
  | {
      readonly kind: 'signed';
      readonly year: number;
      readonly ruleSet: RuleSet;
      /** The figures as they hold on that day. */
      readonly tariff: Tariff;
      readonly signature: SignedYear;
    }
  | { readonly kind: 'year-not-signed'; readonly year: number };

/** The rules of the year in which a day falls, if the office has signed them ("每年总结，适时调整方案", IV.4). */
export function ruleSetFor(scheme: Scheme, day: Day): YearRules {
  const year = yearOf(day);
  const signature = scheme.profile.signedYears.find((signed) => signed.year === year);
  if (signature === undefined) return { kind: 'year-not-signed', year };
  return { kind: 'signed', year, ruleSet: scheme.ruleSet, tariff: tariffOn(scheme.ruleSet, day), signature };
}

/** Why a production start (or broadcast) in that year must not happen; empty when it may. One sentence each. */
export function refusalsForProduction(scheme: Scheme, year: number): readonly string[] {
  const { profile } = scheme;
  const refusals: string[] = [];
  if (profile.demo)
    refusals.push(
      'The scheme profile is the fictional sample (demo: true): load the profile of a real office.',
    );
  else if (!profile.signedYears.some((signed) => signed.year === year))
    refusals.push(
      `The rule set is not signed for ${year}: have the office sign that year in signedYears of the scheme profile.`,
    );
  return refusals;
}
