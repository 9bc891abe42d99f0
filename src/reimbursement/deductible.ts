/**
 * Which deductible line a stay meets, when one person has several. The plan names one line per tier and is silent
 * on the rest (方案没写明), so there are three readings:
 *
 * - per_admission (default): every stay meets its tier's line in full, transfers too (`transferMode=each`).
 * - per_year_once_highest: over a credited year a person bears one line, that of the highest tier met. A stay is
 *   settled at discharge (III.4.3), when later stays are not known: so each one bears what is still missing from its
 *   own line to what was already borne in that year (sumu 100, then banner 200 − 100, then sumu again 0).
 * - transfer_difference: a stay that was transferred from the one before bears only the difference when it goes up:
 *   its line minus the highest line met since the patient left home. Going down, or on one level, it bears nothing.
 *   A stay that is no transfer meets its line in full.
 */
import type { Fen } from '../kernel/money.ts';
import { minus, most, sum, zero } from '../kernel/money.ts';
import type { Switches } from '../policy/switches.ts';
import type { Category, Tariff } from '../policy/types.ts';
import type { Admission, WorkingLine } from './estimate.ts';

export interface Line {
  readonly line: Fen;
  readonly note: NonNullable<WorkingLine['note']>;
}

/** Walks through one person's stays in the order of their settling. */
export interface DeductibleWalk {
  next(admission: Admission, year: number | undefined): Line;
  /** What the stay really bore: a small bill may stay below its line. */
  borne(amount: Fen, year: number | undefined): void;
}

export function deductibleWalk(tariff: Tariff, switches: Switches, category: Category): DeductibleWalk {
  const borneByYear = new Map<number | undefined, Fen>();
  let highestSinceHome: Fen | undefined;

  return {
    next(admission, year) {
      if (switches.waiveDeductibleFor.includes(category)) return { line: zero, note: 'deductible-waived' };
      const full = tariff.tiers[admission.tier].deductible;
      const before = admission.transferFromPrevious === true ? highestSinceHome : undefined;
      highestSinceHome = before === undefined ? full : most(before, full);
      if (switches.deductibleMode === 'per_year_once_highest')
        return { line: most(zero, minus(full, borneByYear.get(year) ?? zero)), note: 'once-a-year' };
      if (switches.transferMode === 'difference' && before !== undefined)
        return { line: most(zero, minus(full, before)), note: 'transfer-difference' };
      return { line: full, note: 'per-admission-inferred' };
    },
    borne(amount, year) {
      borneByYear.set(year, sum(borneByYear.get(year) ?? zero, amount));
    },
  };
}
