/** Questions that each name a sum of their own, which the answer repeats: whose answer it is can be told. */
import type { FakeTelegram } from '../fakes/telegram/bot-api.ts';

const firstSum = 1_000;

export function sumsOf(count: number, from = 0): readonly number[] {
  return Array.from({ length: count }, (_, index) => firstSum + from + index);
}

export const question = (sum: number) => `苏木卫生院住院花了${String(sum)}元，能报多少`;

/** 0: an answer to something else. */
export const sumOf = (text: string) => Number.parseInt(/花费(\d+)\.00元/.exec(text)?.[1] ?? '0', 10);

/** How often each sum was answered. */
export function answersOf({ sent }: Pick<FakeTelegram, 'sent'>): ReadonlyMap<number, number> {
  const counted = new Map<number, number>();
  for (const { text } of sent) counted.set(sumOf(text), (counted.get(sumOf(text)) ?? 0) + 1);
  return counted;
}
