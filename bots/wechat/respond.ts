/**
 * What the response to a message is: its answer if that is there in time, else an acknowledgement, else "again, please".
 *
 * The platform brings a message again, three times at the most and under the same MsgId, only when it saw no response to
 * it within five seconds; of several it shows one. So a message that comes again has had no answer, whatever became of
 * the responses before: its answer is taken over from them. "success" ends the asking, and is said to it only when it is
 * known that the answer goes by another way.
 */
import { setTimeout as pause } from 'node:timers/promises';
import type { Response } from 'express';
import type { PassiveReplies } from '../../src/delivery/delivery.ts';
import type { OutboxStore, Part, Settlement } from '../../src/delivery/outbox.ts';
import type { Clock } from '../../src/kernel/clock.ts';
import type { Inbound, Reply } from '../../src/kernel/message.ts';
import type { Cipher } from './crypto.ts';
import type { Intake } from './intake.ts';
import { passiveXml, sealedXml } from './passive.ts';

export interface RespondParts {
  readonly intake: Intake;
  readonly passive: PassiveReplies;
  readonly outbox: Pick<OutboxStore, 'settle'>;
  readonly parts: (reply: Reply) => readonly Part[];
  readonly clock: Clock;
  /** How long after a request came in its answer may still be begun, in milliseconds. */
  readonly withinMs: number;
  /** What was left for the sender may go now. */
  readonly nudge: () => void;
  /** The response carried it, or the connection broke before. */
  readonly onCarried: (leased: Leased, out: boolean) => void;
  readonly onFault: (doing: string, fault: unknown) => void;
}

export interface Asked {
  readonly response: Response;
  readonly inbound: Inbound;
  /** Whom the message was addressed to: the account, which also answers. */
  readonly account: string;
  /** performance.now() when the request came in. */
  readonly clockedIn: number;
  readonly seal?: { readonly cipher: Cipher; readonly token: string; readonly random: Buffer };
}

export type Respond = (asked: Asked) => Promise<'stored' | 'repeated' | 'refused'>;

/** Longer than any response takes to be written; after it the sender takes the answer up. */
const passiveLeaseMs = 10_000;
/** The database was not there: perhaps it is now. */
const writtenAgainMs = 500;
type Leased = NonNullable<Awaited<ReturnType<PassiveReplies['lease']>>>;
/** `unknown`: nobody could say in time. */
type Answer = Leased | Reply | 'goes-otherwise' | 'unknown';

export function createRespond(given: RespondParts): Respond {
  const { intake, passive, outbox, clock, onFault } = given;

  /** How far it came by then; undefined: it may not even be stored. */
  async function followed(inbound: Inbound, late: Promise<'late'>) {
    const { stored, worked } = intake.take(inbound);
    try {
      const fresh = await Promise.race([stored, late]);
      if (fresh === 'late') return undefined;
      const done = worked.then(
        () => true,
        (fault: unknown) => {
          // It is stored: whoever is alive works it off.
          onFault('a message could not be worked off', fault);
          return false;
        },
      );
      const how = fresh ? ('stored' as const) : ('repeated' as const);
      return { how, worked: (await Promise.race([done, late])) === true };
    } catch (fault) {
      onFault('a message could not be stored', fault);
      return undefined;
    }
  }

  /** The answer this response carries, if it is its to carry. */
  async function answerFor(inbound: Inbound, again: boolean): Promise<Answer> {
    try {
      const leased = await passive.lease(inbound, inbound.messageId, clock(), passiveLeaseMs, again);
      if (leased) return leased;
      const before = await passive.answered(inbound, inbound.messageId);
      return before.kind === 'passively' ? before.reply : 'goes-otherwise';
    } catch (fault) {
      onFault('an answer could not be fetched', fault);
      return 'unknown';
    }
  }

  function write({ response, inbound, account, seal }: Asked, reply: Reply): void {
    const at = Math.floor(clock().getTime() / 1_000);
    const text = given.parts(reply)[0]?.text ?? '';
    const xml = passiveXml({ to: inbound.from, from: account, text, at });
    response
      .type('text/xml; charset=utf-8')
      .send(seal ? sealedXml(xml, at, seal.cipher, seal.token, seal.random) : xml);
  }

  /** As long as the lease lasts: what is out and not written down is sent once more. */
  async function written(settlement: Settlement): Promise<void> {
    const until = performance.now() + passiveLeaseMs;
    for (;;)
      try {
        await outbox.settle([settlement], clock());
        return;
      } catch (fault) {
        if (performance.now() + writtenAgainMs > until) throw fault;
        await pause(writtenAgainMs);
      }
  }

  /** Once the response is out the answer is given; if the connection broke before, somebody else may give it. */
  function settleWith(response: Response, leased: Leased): void {
    let done = false;
    const once = (out: boolean) => {
      if (done) return;
      done = true;
      given.onCarried(leased, out);
      const settlement = out
        ? givenOut(leased, given.parts(leased.reply).length, clock())
        : back(leased, clock());
      written(settlement)
        .then(given.nudge)
        .catch((fault: unknown) => {
          onFault('an answer could not be settled', fault);
        });
    };
    // Broken before: `close` without `finish`, which has been already if the person hung up while it was leased.
    response.once('finish', () => once(true));
    response.once('close', () => once(false));
    if (hungUp(response)) once(false);
  }

  /** The same, unless it takes too long; what comes after that is put back for the sender. */
  async function answerInTime(inbound: Inbound, again: boolean, late: Promise<'late'>): Promise<Answer> {
    const coming = answerFor(inbound, again);
    const answer = await Promise.race([coming, late]);
    if (answer !== 'late') return answer;
    coming
      .then(async (leased) => {
        if (typeof leased === 'object' && 'attempt' in leased)
          await outbox.settle([back(leased, clock())], clock());
        given.nudge();
      })
      .catch((fault: unknown) => {
        onFault('an answer could not be put back', fault);
      });
    return 'unknown';
  }

  return async (asked) => {
    const { response, inbound, clockedIn } = asked;
    const stop = new AbortController();
    const left = Math.max(0, given.withinMs - (performance.now() - clockedIn));
    const late = pause(left, 'late' as const, { signal: stop.signal });
    late.catch(() => undefined);
    const came = await followed(inbound, late);
    const again = came?.how === 'repeated';
    // Whoever has hung up is answered when they ask again, or by the sender: which must be told if an earlier response had it.
    const asks = again || !hungUp(response);
    const answer = came?.worked && asks ? await answerInTime(inbound, again, late) : 'unknown';
    stop.abort();
    if (!came || (again && answer === 'unknown')) {
      response.status(503).type('text/plain').end();
      return 'refused';
    }
    if (typeof answer === 'string') {
      response.type('text/plain').send('success');
    } else if (!('attempt' in answer)) {
      write(asked, answer);
    } else {
      settleWith(response, answer);
      write(asked, answer.reply);
    }
    return came.how;
  };
}

const hungUp = (response: Response) => response.destroyed || response.socket?.destroyed !== false;

/** Its further parts follow as customer-service messages. */
function givenOut({ id, attempt }: Leased, parts: number, at: Date): Settlement {
  const state = parts > 1 ? 'queued' : 'accepted';
  return { id, attempt, state, partsSent: 1, nextAttemptAt: at, way: 'passive', counts: true };
}

function back({ id, attempt }: Leased, at: Date): Settlement {
  return { id, attempt, state: 'queued', partsSent: 0, nextAttemptAt: at, counts: false };
}
