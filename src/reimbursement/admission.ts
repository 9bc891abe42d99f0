/** The arithmetic of one admission (方案 三（四）2): in fen, with one rounding. */
import type { Fen, Rate } from '../kernel/money.ts';
import { applyRate, least, minus, most, sum, zero } from '../kernel/money.ts';
import type { Switches } from '../policy/switches.ts';
import type { Admission, AdmissionResult, WorkingLine } from './estimate.ts';

export interface Terms {
  readonly rate: Rate;
  /** The deductible line that applies to this stay, already lessened by what the year or the transfer allows. */
  readonly deductibleLine: Fen;
  readonly deductibleNote: NonNullable<WorkingLine['note']>;
  readonly cap: Fen;
  readonly paidBefore: Fen;
  readonly paidBeforeKnown: boolean;
  readonly creditedYear: number | undefined;
  readonly switches: Switches;
}

/** The eligible cost, and what an office's factor leaves out of it. */
export interface Eligible {
  readonly eligible: Fen;
  readonly notCounted: Fen;
}

/**
 * `eligible = total − ineligible`. Some counties count only a share of it without a referral or in a hospital
 * that is not designated; the plan knows no such cut, so both factors are 1 unless the office sets them.
 */
export function eligibleCost(admission: Admission, switches: Switches): Eligible {
  const whole = minus(admission.totalCost, admission.ineligible ?? zero);
  let counted = whole;
  if (admission.referred === false && !switches.noReferralFactor.eq(1))
    counted = applyRate(counted, switches.noReferralFactor);
  if (admission.designated === false && switches.nonDesignatedFactor !== null)
    counted = applyRate(counted, switches.nonDesignatedFactor);
  return { eligible: counted, notCounted: minus(whole, counted) };
}

/**
 * 1. the deductible is paid first, at most the eligible cost;
 * 2. base × rate, half up to the fen: the only rounding;
 * 3. at most the room left under the cap;
 * 4. never more than the cost that others have not already paid.
 */
export function reckonAdmission(admission: Admission, terms: Terms): AdmissionResult {
  const { totalCost, otherPayments = zero } = admission;
  const { eligible, notCounted } = eligibleCost(admission, terms.switches);
  const deductible = least(eligible, terms.deductibleLine);
  const base = minus(eligible, deductible);
  const rawReimbursement = applyRate(base, terms.rate);
  const used = terms.switches.capScope === 'person_year' ? terms.paidBefore : zero;
  const capRoom = most(zero, minus(terms.cap, used));
  const underCap = least(rawReimbursement, capRoom);
  const notPaidByOthers = most(zero, minus(totalCost, otherPayments));
  const reimbursement = least(underCap, notPaidByOthers);
  const figures = {
    eligible,
    notCounted,
    deductible,
    base,
    rate: terms.rate,
    rawReimbursement,
    capRoom,
    cappedOff: minus(rawReimbursement, underCap),
    overActual: minus(underCap, reimbursement),
    reimbursement,
    selfPay: minus(notPaidByOthers, reimbursement),
    copay: minus(base, rawReimbursement),
    paidYearAfter: sum(terms.paidBefore, reimbursement),
    ...(terms.creditedYear === undefined ? {} : { creditedYear: terms.creditedYear }),
  };
  return { ...figures, working: workingOf(admission, terms, figures) };
}

/** The working line by line, each with its clause; lines that take nothing away are left out, except the deductible. */
function workingOf(
  admission: Admission,
  terms: Terms,
  figures: Omit<AdmissionResult, 'working' | 'creditedYear'>,
): readonly WorkingLine[] {
  const { totalCost, ineligible = zero } = admission;
  const whole = minus(totalCost, ineligible);
  const lines: WorkingLine[] = [
    { key: 'total', amount: totalCost, left: totalCost, clause: 'III.4.3-settle-at-discharge' },
  ];
  if (ineligible > 0)
    lines.push({ key: 'minus-ineligible', amount: ineligible, left: whole, clause: 'III.6.3-drug-list' });
  if (figures.notCounted > 0) {
    const referral = admission.referred === false && !terms.switches.noReferralFactor.eq(1);
    lines.push({
      key: 'minus-not-counted',
      amount: figures.notCounted,
      left: figures.eligible,
      clause: referral ? 'III.6.2-referral' : 'III.6.1-designated-selection',
      note: referral ? 'no-referral' : 'not-designated',
    });
  }
  lines.push({
    key: 'minus-deductible',
    amount: figures.deductible,
    left: figures.base,
    clause: 'III.4.2-deductible',
    note: terms.deductibleNote,
  });
  if (figures.base > 0)
    lines.push({
      key: 'times-rate',
      amount: figures.rawReimbursement,
      left: figures.rawReimbursement,
      clause: 'III.4.2-rates',
      rate: terms.rate,
      note: admission.configuredRate === undefined ? 'plan-range' : 'configured-rate',
    });
  if (figures.cappedOff > 0)
    lines.push({
      key: 'cap',
      amount: figures.cappedOff,
      left: minus(figures.rawReimbursement, figures.cappedOff),
      clause: 'III.4.2-cap',
      note: terms.paidBeforeKnown ? 'cap-person-year-inferred' : 'cap-taken-as-unused',
    });
  if (figures.overActual > 0)
    lines.push({
      key: 'other-payments',
      amount: figures.overActual,
      left: figures.reimbursement,
      clause: 'II.0-nature',
    });
  const { reimbursement } = figures;
  lines.push({ key: 'reimbursement', amount: reimbursement, left: reimbursement, clause: 'III.4.2-rates' });
  return lines;
}
