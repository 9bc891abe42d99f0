/** Which clauses of the plan a reported wrong breaks, and which promise an answer. */
import type { ComplaintCategory } from './complaint.ts';

/** The clauses that name each kind of wrong; none where the plan is silent on it. */
const wrongs: Readonly<Record<ComplaintCategory, readonly string[]>> = {
  'forced-enrolment': ['II.1-voluntary-by-household'],
  apportionment: ['III.2.2-collective'],
  'no-receipt': ['III.3.2-receipt'],
  overcharging: ['III.6.1-no-overtreatment'],
  overtreatment: ['III.6.1-no-overtreatment'],
  'misused-fund': ['III.3.0-fund-principles', 'III.1.3-expenses-not-from-fund'],
  'refused-or-late': ['III.4.3-simple-review'],
  'staff-attitude': ['II.6-benefit'],
  other: [],
};

/** 建立举报投诉制度，公布投诉电话；对投诉在20个工作日内答复. */
export const promiseClauses = ['III.5.2-complaint-phone', 'III.5.2-20-working-days'] as const;

/** Where to turn when the promise is not kept. */
export const supervisionClause = 'III.5.1-supervision-committee';

/** At most two clauses for the wrong, then the promise. */
export function clausesOf(category: ComplaintCategory | undefined): readonly string[] {
  return [...(category === undefined ? [] : wrongs[category]), ...promiseClauses];
}
