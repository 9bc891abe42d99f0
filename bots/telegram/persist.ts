/** Keeps trying what must work in the end, and says so once for each new reason. */
import { setTimeout as pause } from 'node:timers/promises';
import { GrammyError } from 'grammy';
import { pauseMs } from '../../src/delivery/settle.ts';
import type { Log } from '../../src/log.ts';
import { plainly } from './plainly.ts';

export interface Patience {
  /** 0 ≤ chance < 1, for the jitter of the pauses. */
  readonly chance: () => number;
  readonly log: Log;
  /** Ends the trying. */
  readonly signal: AbortSignal;
}

/** Half a minute to a minute at most: Telegram is back sooner than somebody would look. */
const slowestAttempt = 8;

/** @param doing completes the sentence "Telegram: … did not work" */
export async function persist(
  doing: string,
  attempt: () => Promise<unknown>,
  { chance, log, signal }: Patience,
): Promise<void> {
  const stopped = () => signal.aborted;
  let told = '';
  for (let tries = 1; !stopped(); tries += 1) {
    try {
      await attempt();
      if (told !== '') log.info(`Telegram: ${doing} works again`);
      return;
    } catch (fault) {
      if (stopped()) return;
      const reason = explained(fault);
      if (reason !== told) log.warn({ reason }, `Telegram: ${doing} did not work and is tried again`);
      told = reason;
      await pauseAfter(fault, tries, chance, signal);
    }
  }
}

/** As long as Telegram asks for, else longer with each try. Ends early when stopped. */
async function pauseAfter(
  fault: unknown,
  tries: number,
  chance: () => number,
  signal: AbortSignal,
): Promise<void> {
  const asked = fault instanceof GrammyError ? (fault.parameters.retry_after ?? 0) * 1_000 : 0;
  const ms = Math.max(asked, pauseMs(Math.min(tries, slowestAttempt), chance()));
  await pause(ms, undefined, { signal }).catch(() => undefined);
}

/** @returns a reason with what to do about it, where somebody can */
function explained(fault: unknown): string {
  const reason = plainly(fault);
  const code = fault instanceof GrammyError ? fault.error_code : 0;
  if (code === 401 || code === 404)
    return `${reason}: Telegram does not know this token; compare TELEGRAM_BOT_TOKEN with what BotFather gave`;
  if (code === 409) return `${reason}: another process receives this bot's messages; one bot, one service`;
  return reason;
}
