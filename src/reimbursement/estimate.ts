/** What an estimate is made of: the admission asked about, its working, and the outcomes there can be. */
import type { Day } from '../kernel/day.ts';
import type { Fen, Rate } from '../kernel/money.ts';
import type { Switches } from '../policy/switches.ts';
import type { Category, Tier } from '../policy/types.ts';

/** One hospital stay, as it was told. Sums in fen. */
export interface Admission {
  readonly tier: Tier;
  readonly totalCost: Fen;
  /** 目录外、自费、超标准: absent means none known. */
  readonly ineligible?: Fen | undefined;
  /** What others have paid towards this bill. */
  readonly otherPayments?: Fen | undefined;
  /** A rate set by the committee for this tier and day; absent: the plan's range. */
  readonly configuredRate?: Rate | undefined;
  readonly admitted?: Day | undefined;
  readonly discharged?: Day | undefined;
  /** Moved here from the admission before it, without going home in between. */
  readonly transferFromPrevious?: boolean | undefined;
  /** An outpatient bill never touches the pooled fund (III.4.1). */
  readonly kind?: 'inpatient' | 'outpatient' | undefined;
  readonly designated?: boolean | undefined;
  /** false: went above the own tier without a referral. */
  readonly referred?: boolean | undefined;
  readonly childbirth?: boolean | undefined;
}

export interface EstimateOptions {
  readonly switches?: Switches | undefined;
  readonly category?: Category | undefined;
  /** Paid to this person before, in the credited year of the stay settled first; absent: taken as nothing, and said so. */
  readonly paidThisYear?: Fen | undefined;
  /** The same for years by name; it goes before `paidThisYear`. */
  readonly paidByYear?: ReadonlyMap<number, Fen> | undefined;
}

/** One line of the working, with the clause it rests on; the sum after it is `left`. */
export interface WorkingLine {
  readonly key:
    | 'total'
    | 'minus-ineligible'
    | 'minus-not-counted'
    | 'minus-deductible'
    | 'times-rate'
    | 'cap'
    | 'other-payments'
    | 'reimbursement';
  readonly amount: Fen;
  readonly left: Fen;
  readonly clause: string;
  readonly rate?: Rate;
  /** Why this line is as it is, where the plan leaves it open or an office has set it. */
  readonly note?:
    | 'per-admission-inferred'
    | 'once-a-year'
    | 'transfer-difference'
    | 'deductible-waived'
    | 'configured-rate'
    | 'plan-range'
    | 'cap-person-year-inferred'
    | 'cap-taken-as-unused'
    | 'not-designated'
    | 'no-referral';
}

/** The figures of one admission at one rate. All in fen; total = ineligible + notCounted + deductible + copay + cappedOff + overActual + reimbursement. */
export interface AdmissionResult {
  readonly eligible: Fen;
  /** Left out of the eligible cost by a factor of the office (no referral, not designated); normally 0. */
  readonly notCounted: Fen;
  readonly deductible: Fen;
  readonly base: Fen;
  readonly rate: Rate;
  readonly rawReimbursement: Fen;
  readonly capRoom: Fen;
  readonly cappedOff: Fen;
  readonly overActual: Fen;
  readonly reimbursement: Fen;
  /** What the person pays: total − reimbursement − other payments, never below 0. */
  readonly selfPay: Fen;
  readonly copay: Fen;
  readonly paidYearAfter: Fen;
  /** The year whose cap this stay uses; absent when no day is known. */
  readonly creditedYear?: number;
  readonly working: readonly WorkingLine[];
}

/** Several admissions of one person, in the order given. */
export interface YearResult {
  readonly admissions: readonly AdmissionResult[];
  readonly total: Fen;
}

/** Things to say beside the figures. */
export type Hint =
  | 'cap-taken-as-unused'
  | 'no-referral'
  | 'transfer-deductible-each'
  | 'deductible-each-admission'
  | 'stay-over-new-year'
  | 'medical-assistance';

/** Why no sum of the pooled fund is reckoned. */
export type Unreckoned =
  | { readonly kind: 'ineligible-exceeds-total' }
  | {
      readonly kind: 'rate-out-of-range';
      readonly tier: Tier;
      readonly allowed: readonly [Rate, Rate];
    }
  | { readonly kind: 'outpatient-not-pooled'; readonly citations: readonly string[] }
  | { readonly kind: 'not-designated'; readonly citations: readonly string[] }
  | { readonly kind: 'childbirth-not-in-plan'; readonly citations: readonly string[] }
  | { readonly kind: 'childbirth-fixed'; readonly amount: Fen; readonly citations: readonly string[] };

/**
 * `configured`: one rate set by the committee. `same`: both ends of the range come to one sum, `reason` says why.
 * `range`: both ends; the middle is never offered.
 */
export type Reckoned<Result> = {
  readonly hints: readonly Hint[];
  readonly citations: readonly string[];
} & (
  | { readonly kind: 'configured'; readonly point: Result }
  | {
      readonly kind: 'same';
      readonly reason: 'below-deductible' | 'cap-reached' | 'actual-cost-reached' | 'equal';
      readonly low: Result;
      readonly high: Result;
    }
  | { readonly kind: 'range'; readonly low: Result; readonly high: Result }
);

export type AdmissionEstimate = Reckoned<AdmissionResult> | Unreckoned;
export type YearEstimate = Reckoned<YearResult> | Unreckoned;
