/** Stays as the oracle and the peers take them: whole fen, texts for rates and days; made at random, repeatable. */
import { addDays } from '../../src/kernel/day.ts';

export type OracleTier = 'sumu' | 'banner' | 'above';

export interface Stay {
  readonly tier: OracleTier;
  readonly total: number;
  readonly ineligible: number;
  readonly paidByOthers: number;
  /** "0.4575"; absent: both ends of the plan's range. */
  readonly rate?: string;
  readonly admitted?: string;
  readonly discharged?: string;
  readonly transferred: boolean;
  readonly referred: boolean;
  readonly designated: boolean;
}

/** What an office may have set where the plan is silent. */
export interface Readings {
  readonly deductibleMode: 'per_admission' | 'per_year_once_highest';
  readonly transferMode: 'each' | 'difference';
  readonly capScope: 'person_year' | 'admission';
  readonly yearRule: 'discharge_date' | 'admission_date';
  readonly noReferralFactor: string;
  /** Absent: no estimate for a hospital that is not designated. */
  readonly nonDesignatedFactor?: string;
  readonly category: 'ordinary' | 'wubao';
  readonly wubaoPaysNoDeductible: boolean;
}

export const planReadings: Readings = {
  deductibleMode: 'per_admission',
  transferMode: 'each',
  capScope: 'person_year',
  yearRule: 'discharge_date',
  noReferralFactor: '1.00',
  category: 'ordinary',
  wubaoPaysNoDeductible: false,
};

export interface StayCase {
  readonly stays: readonly Stay[];
  readonly readings: Readings;
  /** In the credited year of the stay settled first; absent: not known. */
  readonly paidThisYear?: number;
}

type Chance = () => number;

export function pick<Choice>(chance: Chance, first: Choice, ...others: readonly Choice[]): Choice {
  return [first, ...others][Math.floor(chance() * (others.length + 1))] ?? first;
}

export const upTo = (chance: Chance, most: number): number => Math.floor(chance() * (most + 1));

const range = { sumu: [400_000, 600_000], banner: [300_000, 500_000], above: [200_000, 350_000] } as const;

/** Within the plan's range, in whole percent or down to a millionth. */
function rateFor(chance: Chance, tier: OracleTier): string {
  const [low, high] = range[tier];
  const step = pick(chance, 10_000, 10_000, 2_500, 1);
  const millionths = low + upTo(chance, (high - low) / step) * step;
  return `0.${String(millionths).padStart(6, '0')}`;
}

/** Everyday bills, small ones about the deductibles, and such as go over the cap. */
function bill(chance: Chance): number {
  const edge = pick(chance, 10_000, 20_000, 40_000, 3_343_333, 4_020_000, 5_754_286);
  return pick(
    chance,
    upTo(chance, 60_000),
    upTo(chance, 1_500_000),
    upTo(chance, 30_000_000),
    edge + upTo(chance, 2),
  );
}

export function randomStay(chance: Chance): Stay {
  const tier = pick<OracleTier>(chance, 'sumu', 'banner', 'above');
  const total = bill(chance);
  const rate = chance() < 0.4 ? { rate: rateFor(chance, tier) } : {};
  return {
    tier,
    total,
    ineligible: Math.floor(total * pick(chance, 0, 0, chance(), chance() / 4)),
    paidByOthers: Math.floor(total * pick(chance, 0, 0, 0, chance(), 1)),
    ...rate,
    transferred: chance() < 0.3,
    referred: chance() < 0.8,
    designated: true,
  };
}

/** One stay under the plan alone, as most questions are. */
export function randomPlainCase(chance: Chance): StayCase {
  return { stays: [randomStay(chance)], readings: planReadings, ...paid(chance) };
}

/** One stay to five of one person, under any readings. */
export function randomCase(chance: Chance): StayCase {
  const stays = Array.from({ length: 1 + upTo(chance, 4) }, () => dated(chance, randomStay(chance)));
  const readings: Readings = {
    deductibleMode: pick(chance, 'per_admission', 'per_year_once_highest'),
    transferMode: pick(chance, 'each', 'difference'),
    capScope: pick(chance, 'person_year', 'person_year', 'admission'),
    yearRule: pick(chance, 'discharge_date', 'admission_date'),
    noReferralFactor: pick(chance, '1.00', '1.00', '0.60', '0.333333'),
    ...(chance() < 0.5 ? { nonDesignatedFactor: pick(chance, '0.60', '0.815') } : {}),
    category: pick(chance, 'ordinary', 'wubao'),
    wubaoPaysNoDeductible: chance() < 0.3,
  };
  return { stays, readings, ...paid(chance) };
}

function paid(chance: Chance): { paidThisYear?: number } {
  if (chance() < 0.3) return {};
  return { paidThisYear: pick(chance, 0, upTo(chance, 2_000_000), 1_999_999, 2_000_000, 2_500_000) };
}

function dated(chance: Chance, stay: Stay): Stay {
  const designated = chance() < 0.97;
  if (chance() < 0.03) return { ...stay, designated };
  const admitted = addDays('2025-01-01', upTo(chance, 1_000));
  return { ...stay, designated, admitted, discharged: addDays(admitted, upTo(chance, 60)) };
}
