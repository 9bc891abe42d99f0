/** How long a broadcast takes at the platforms' rates, and on which day it ends. Pure. */
import type { Day } from '../kernel/day.ts';
import type { Way } from './recipient.ts';
import type { Reach } from './repository.ts';
import { endOfSending, nextOpening, type SendingHours } from './sending-hours.ts';

/** About 30 messages a second in all (https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this). */
const telegramMsEach = 35;
/** WeChat sets no rate: 16 calls at once (bots/wechat), each answered in about a fifth of a second, make 80 a second. */
const wechatMsEach = 1000 / 80;
/** One call tells so many (message/mass/send by list of openids). */
const massEach = 10_000;
/** What such a call may take. */
const massMsEach = 2_000;
/** The sample's own page: a row in the database. */
const webMsEach = 1;

/** Sending alone: the channels send side by side, the ways of one channel one after another. In milliseconds. */
export function takesMs({ ways }: Reach): number {
  const of = (way: Way) => ways[way] ?? 0;
  const wechat =
    (of('wechat-now') + of('wechat-notice')) * wechatMsEach +
    Math.ceil(of('wechat-mass') / massEach) * massMsEach;
  return Math.ceil(Math.max(of('telegram') * telegramMsEach, wechat, of('web') * webMsEach));
}

/** Is there anybody who would be told? */
export function tellsSomebody({ ways }: Reach): boolean {
  return Object.values(ways).some((count) => count > 0);
}

export interface Duration {
  readonly takesMs: number;
  readonly beginsAt: Date;
  /** Absent: the last day comes first. */
  readonly endsAt?: Date;
  readonly goesOnDays: number;
}

/** @param wanted as soon as the hour allows, if that is in the past */
export function durationOf(
  reach: Reach,
  hours: SendingHours,
  { wanted, at, lastDay }: { readonly wanted: Date | undefined; readonly at: Date; readonly lastDay: Day },
): Duration {
  const from = wanted && wanted > at ? wanted : at;
  const takes = takesMs(reach);
  const ended = endOfSending(hours, from, takes, lastDay);
  if (ended) return { takesMs: takes, ...ended };
  return { takesMs: takes, beginsAt: nextOpening(hours, from) ?? from, goesOnDays: 0 };
}
