import type { Day } from '../kernel/day.ts';
import type { Fen } from '../kernel/money.ts';

export type EnrolmentState = 'unpaid' | 'paid-pending' | 'active' | 'lapsed' | 'withdrawn';
export type Payer = 'household' | 'civil-affairs';
export type MemberCategory = 'ordinary' | 'five-guarantee' | 'special-poor';

/** One member's enrolment in one year. */
export interface MemberYear {
  readonly year: number;
  readonly state: EnrolmentState;
  readonly amount: Fen;
  readonly payer: Payer;
  readonly receiptNo?: string;
  readonly paidOn?: Day;
}

export interface HouseholdMember {
  readonly memberId: number;
  readonly name: string;
  readonly relation: string;
  readonly category: MemberCategory;
  readonly bornOn?: Day;
  /** Moved away, died or split off: no longer counted in the household. */
  readonly leftOn?: Day;
  readonly years: readonly MemberYear[];
}

/** A household's enrolment as the scheme's records had it at `asOf`. */
export interface HouseholdEnrolment {
  readonly householdId: number;
  readonly certificate: string;
  readonly sumu: string;
  readonly gacha: string;
  readonly members: readonly HouseholdMember[];
  readonly asOf: Date;
}
