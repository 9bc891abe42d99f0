/** The oracle's cases as src/reimbursement takes them. */
import { fen, parseRate } from '../../src/kernel/money.ts';
import { defaultSwitches, type Switches } from '../../src/policy/switches.ts';
import type { Admission, EstimateOptions } from '../../src/reimbursement/estimate.ts';
import type { Readings, Stay, StayCase } from './stays.ts';

function rate(text: string): NonNullable<ReturnType<typeof parseRate>> {
  const parsed = parseRate(text);
  if (parsed === undefined) throw new Error(text);
  return parsed;
}

export function asAdmission(stay: Stay): Admission {
  return {
    tier: stay.tier,
    totalCost: fen(stay.total),
    ineligible: fen(stay.ineligible),
    otherPayments: fen(stay.paidByOthers),
    ...(stay.rate === undefined ? {} : { configuredRate: rate(stay.rate) }),
    admitted: stay.admitted,
    discharged: stay.discharged,
    transferFromPrevious: stay.transferred,
    designated: stay.designated,
    referred: stay.referred,
  };
}

function switchesOf(readings: Readings): Switches {
  const { deductibleMode, transferMode, capScope, yearRule } = readings;
  return {
    ...defaultSwitches,
    ...{ deductibleMode, transferMode, capScope, yearRule },
    noReferralFactor: rate(readings.noReferralFactor),
    nonDesignatedFactor:
      readings.nonDesignatedFactor === undefined ? null : rate(readings.nonDesignatedFactor),
    waiveDeductibleFor: readings.wubaoPaysNoDeductible ? ['wubao'] : [],
  };
}

export function optionsOf({ readings, paidThisYear }: StayCase): EstimateOptions {
  return {
    switches: switchesOf(readings),
    category: readings.category,
    ...(paidThisYear === undefined ? {} : { paidThisYear: fen(paidThisYear) }),
  };
}
