/**
 * The real limits, in sliding windows (https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this):
 * who goes beyond is refused, and with it everybody until retry_after is over.
 */
export interface Limits {
  readonly overallPerSecond: number;
  readonly perChatPerSecond: number;
}

export const realLimits: Limits = { overallPerSecond: 30, perChatPerSecond: 1 };
const penaltySeconds = 1;

/** @returns asks for a send at an instant (milliseconds): 0, or the seconds to wait */
export function createLimiter({ overallPerSecond, perChatPerSecond }: Limits) {
  let sends: { readonly at: number; readonly chat: string }[] = [];
  let blockedUntil = -Infinity;
  return (chat: string, at: number): number => {
    if (at < blockedUntil) return Math.ceil((blockedUntil - at) / 1_000);
    sends = sends.filter((send) => send.at > at - 1_000);
    const here = sends.filter((send) => send.chat === chat);
    if (sends.length >= overallPerSecond || here.length >= perChatPerSecond) {
      blockedUntil = at + penaltySeconds * 1_000;
      return penaltySeconds;
    }
    sends.push({ at, chat });
    return 0;
  };
}
