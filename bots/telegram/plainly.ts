/**
 * What went wrong with a call, in words fit for a log: grammY's errors carry the payload, and those of the network the
 * address with the token in it, so nothing of theirs is passed on but codes and Telegram's own sentence.
 */
import { GrammyError, HttpError } from 'grammy';

/** Anything that looks like a bot's token: https://core.telegram.org/bots/api#authorizing-your-bot */
const token = /(bot)?\d+:[\w-]{20,}/g;
const address = /https?:\/\/\S+/g;

export function plainly(fault: unknown): string {
  if (fault instanceof GrammyError)
    return `${String(fault.error_code)} ${fault.description}`.replaceAll(address, '…').replaceAll(token, '…');
  if (fault instanceof HttpError) return plainly(fault.error);
  if (!(fault instanceof Error)) return 'unknown fault';
  if (fault.name === 'AbortError') return 'no answer in time';
  const code = 'code' in fault && typeof fault.code === 'string' ? fault.code : codeOf(fault.cause);
  return code === undefined ? fault.name : `${fault.name} ${code}`;
}

function codeOf(cause: unknown): string | undefined {
  return cause instanceof Error && 'code' in cause && typeof cause.code === 'string' ? cause.code : undefined;
}
