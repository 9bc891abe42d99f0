/** What an error of the Bot API means for a message: https://core.telegram.org/bots/api#making-requests */
import { GrammyError } from 'grammy';
import type { SendOutcome } from '../../src/delivery/outbox.ts';
import { plainly } from './plainly.ts';

/** Should Telegram ask for patience without saying how much. */
const patienceSeconds = 5;

/** Telegram has no codes of its own for these, only sentences. */
const gone =
  /chat not found|user is deactivated|user not found|bot was (kicked|blocked)|upgraded to a supergroup|peer_id_invalid|not enough rights|have no rights|chat_write_forbidden|can't initiate conversation/i;

/** There was no connection that a message could have gone out on. */
const neverLeft = /ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH/;

/** @param group a group's flood stops our messages to that group; a person's 429 stops the whole bot */
export function outcomeOf(fault: unknown, group: boolean): SendOutcome {
  const reason = plainly(fault);
  if (!(fault instanceof GrammyError))
    return { kind: 'again', reason, ...(!neverLeft.test(reason) && { inDoubt: true }) };
  const { error_code: code } = fault;
  switch (code) {
    case 429: {
      const seconds = fault.parameters.retry_after ?? patienceSeconds;
      return { kind: 'wait', ms: Math.max(1, seconds) * 1_000, wholeChannel: !group, reason, code };
    }
    case 403:
      return { kind: 'refused', refusal: 'unreachable', reason, code };
    case 400:
      return {
        kind: 'refused',
        refusal: gone.test(fault.description) ? 'unreachable' : 'not-taken',
        ...{ reason, code },
      };
    default:
      // 401 and 404: the token, which the office puts right; 5xx: Telegram's bad hour.
      return { kind: 'again', reason, code };
  }
}
