/** Amounts as the tests of numerals write them, in yuan. */
import type { Amount } from '../../src/kernel/numerals.ts';
import { findAmounts } from '../../src/kernel/numerals.ts';

/** "3200" exact, "~2000" approximate, "1500–1600" a range; "none" when it is no amount. */
export function shown(amount: Amount | undefined): string {
  if (amount === undefined) return 'none';
  if (amount.kind === 'range') return `${String(amount.low / 100)}–${String(amount.high / 100)}`;
  return `${amount.kind === 'exact' ? '' : '~'}${String(amount.value / 100)}`;
}

/** All sums in a text. */
export function found(text: string): string[] {
  return findAmounts(text).map(({ amount }) => shown(amount));
}
