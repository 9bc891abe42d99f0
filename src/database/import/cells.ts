/** What may stand in a cell: each reads a text as an office writes it, or says by a word of ours what is wrong with it. */
import { z } from 'zod';
import { dayFromNumber, isDay } from '../../kernel/day.ts';
import { formatYuan, parseRate, parseYuan } from '../../kernel/money.ts';
import type { RowFault } from '../../records/records.ts';

/** A fault, and after a space what it is about. */
export type Reason = RowFault | `one-of ${string}`;

/** A cell that must be filled; `read` gives undefined for what it cannot take. */
export function filled<T>(reason: Reason, read: (text: string) => T | undefined) {
  return z.string().transform((text, context) => {
    const value = text === '' || isRounded(text) ? undefined : read(text);
    if (value !== undefined) return value;
    context.addIssue({
      code: 'custom',
      message: text === '' ? ('empty' satisfies Reason) : why(text, reason),
    });
    return z.NEVER;
  });
}

/** A cell that may be empty: null then. */
export function maybe<T>(reason: Reason, read: (text: string) => T | undefined) {
  return z.string().transform((text, context) => {
    if (text === '') return null;
    const value = isRounded(text) ? undefined : read(text);
    if (value !== undefined) return value;
    context.addIssue({ code: 'custom', message: why(text, reason) });
    return z.NEVER;
  });
}

function why(text: string, reason: Reason): Reason {
  return isRounded(text) ? 'rounded' : reason;
}

/** 1.50422E+17: its last digits are lost. */
function isRounded(text: string): boolean {
  return /^\d(?:\.\d+[eE]\+?|[eE]\+)\d{1,2}$/.test(text);
}

export function readText(text: string): string | undefined {
  return text.length <= 200 ? text : undefined;
}

/** Excel's count of days began with 1 at 1900-01-01 and took 1900 for a leap year: so many before 1970-01-01. */
const daysBefore1970 = 25_569;

/**
 * 2026-3-1, 2026/3/1, 2026.3.1, 20260301 and 2026年3月1日 → "2026-03-01", with or without a time of day; 46082, as Excel
 * writes a day that is not formatted as one, too.
 */
export function readDay(text: string): string | undefined {
  const [, serial] = /^([1-7]\d{4})(?:\.\d+)?$/.exec(text) ?? [];
  if (serial !== undefined) return dayFromNumber(Number.parseInt(serial, 10) - daysBefore1970);
  const match =
    /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[ T]+\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?)?$/.exec(text) ??
    /^(\d{4})(\d{2})(\d{2})$/.exec(text);
  if (!match) return undefined;
  const [, year = '', month = '', day = ''] = match;
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isDay(iso) ? iso : undefined;
}

/** "1,234.5", "¥1234.50", "1234元" → "1234.50"; at most ten places before the point, as the tables hold. */
export function readYuan(text: string): string | undefined {
  const amount = parseYuan(
    text
      .replace(/^[¥￥]\s*/, '')
      .replace(/\s*元$/, '')
      .replace(/(?<=\d)[,，](?=\d{3})/g, ''),
  );
  return amount === undefined || Math.abs(amount) >= 1_000_000_000_000 ? undefined : formatYuan(amount);
}

export function readPositiveYuan(text: string): string | undefined {
  const amount = readYuan(text);
  return amount?.startsWith('-') ? undefined : amount;
}

/** "0.45" and "45%" → "0.45". */
export function readRate(text: string): string | undefined {
  const percent = /^(\d{1,3})(?:\.(\d{1,4}))?%$/.exec(text);
  if (!percent) return parseRate(text)?.toString();
  const [, whole = '', decimals = ''] = percent;
  const digits = whole.padStart(3, '0');
  return parseRate(`${digits.slice(0, -2)}.${digits.slice(-2)}${decimals}`)?.toString();
}

/** "+86 199 0000 0001" → "19900000001"; "0476-786 2000" → "0476-7862000"; without the area code it stays so. */
export function readTelephone(text: string): string | undefined {
  const plain = text.replace(/[\s()（）\-—－]/g, '').replace(/^(?:\+|00)?86(?=1\d{10}$|0\d{9,11}$)/, '');
  if (/^1[3-9]\d{9}$/.test(plain)) return plain;
  const [, area, local] = /^(0(?:10|2\d|[3-9]\d{2}))?([2-8]\d{6,7})$/.exec(plain) ?? [];
  if (local === undefined) return undefined;
  return area === undefined ? local : `${area}-${local}`;
}

export function readYear(text: string): number | undefined {
  return /^(?:19|20)\d{2}(?:年度?)?$/.test(text) ? Number.parseInt(text, 10) : undefined;
}

/** One of these words; the reason lists them. */
export function oneOf<T extends string>(words: Readonly<Record<string, T>>) {
  const choice = new Map(Object.entries(words));
  return {
    meanings: [...new Set(choice.values())],
    reason: `one-of ${[...choice.keys()].join(', ')}` as const,
    read: (text: string): T | undefined =>
      choice.get(text) ?? choice.get(text.toLowerCase().replaceAll('-', '_')),
  };
}
