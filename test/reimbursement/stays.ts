/** Stays, sums and switches as the reimbursement tests write them. */
import type { Fen } from '../../src/kernel/money.ts';
import { fen, parseRate } from '../../src/kernel/money.ts';
import { readRuleSet } from '../../src/policy/rule-set.ts';
import type { Switches } from '../../src/policy/switches.ts';
import { defaultSwitches } from '../../src/policy/switches.ts';
import type { Admission } from '../../src/reimbursement/estimate.ts';

export const { tariff } = readRuleSet();

export const half = parseRate('0.50');

export function yuan(amount: number): Fen {
  return fen(amount * 100);
}

export function stay(tier: Admission['tier'], total: number, more: Partial<Admission> = {}): Admission {
  return { tier, totalCost: yuan(total), ...more };
}

export function withSwitches(switches: Partial<Switches>): { readonly switches: Switches } {
  return { switches: { ...defaultSwitches, ...switches } };
}
