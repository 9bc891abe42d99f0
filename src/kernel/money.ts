/**
 * Money in whole fen. A yuan text comes in, a yuan text with two decimals goes out; in between
 * there are only integers, so that no sum can drift. This file is the only door to decimal.js.
 */
import { Decimal } from 'decimal.js';

/** A sum in fen (1/100 yuan): always a safe integer. */
export type Fen = number & { readonly __fen: unique symbol };

/** A rate between 0 and 1, kept exactly as written ("0.45"). */
export type Rate = Decimal;

export const zero = 0 as Fen;

const yuanPattern = /^(-)?(\d{1,13})(?:\.(\d{1,2}))?$/;

/** Whole fen as money; throws on anything that is not a safe integer (a programming fault). */
export function fen(amount: number): Fen {
  if (!Number.isSafeInteger(amount)) throw new RangeError(`not whole fen: ${String(amount)}`);
  return amount as Fen;
}

/** "1234.5" or "1234.50" → 123450 fen; undefined when it is not an amount with at most two decimals. */
export function parseYuan(text: string): Fen | undefined {
  const match = yuanPattern.exec(text);
  if (!match) return undefined;
  const [, sign, whole = '0', decimals = ''] = match;
  const amount = Number.parseInt(whole, 10) * 100 + Number.parseInt(decimals.padEnd(2, '0'), 10);
  return fen(sign && amount !== 0 ? -amount : amount);
}

/** 123450 fen → "1234.50". */
export function formatYuan(amount: Fen): string {
  const digits = Math.abs(amount).toString().padStart(3, '0');
  return `${amount < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** 10000 fen → "100", 1050 fen → "10.50": how rules are quoted in prose. */
export function formatYuanShort(amount: Fen): string {
  const text = formatYuan(amount);
  return text.endsWith('.00') ? text.slice(0, -3) : text;
}

export function sum(...amounts: readonly Fen[]): Fen {
  return fen(amounts.reduce<number>((total, amount) => total + amount, 0));
}

export function minus(from: Fen, ...amounts: readonly Fen[]): Fen {
  return fen(amounts.reduce<number>((rest, amount) => rest - amount, from));
}

export function least(first: Fen, ...others: readonly Fen[]): Fen {
  return Math.min(first, ...others) as Fen;
}

export function most(first: Fen, ...others: readonly Fen[]): Fen {
  return Math.max(first, ...others) as Fen;
}

/** amount × count, e.g. 10 yuan for each of four members. */
export function times(amount: Fen, count: number): Fen {
  return fen(amount * count);
}

const ratePattern = /^(?:0(?:\.\d{1,6})?|1(?:\.0{1,6})?)$/;

/** "0.45" → an exact rate; undefined unless it lies between 0 and 1 with at most six decimals. */
export function parseRate(text: string): Rate | undefined {
  return ratePattern.test(text) ? new Decimal(text) : undefined;
}

/** The one rounding of an estimate: amount × rate, half up to the fen. */
export function applyRate(amount: Fen, rate: Rate): Fen {
  return fen(rate.mul(amount).toDecimalPlaces(0, Decimal.ROUND_HALF_UP).toNumber());
}

/** 0.45 → "45%". */
export function formatPercent(rate: Rate): string {
  return `${rate.mul(100).toString()}%`;
}
