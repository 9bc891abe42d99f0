/** The door Telegram knocks at: https://core.telegram.org/bots/api#setwebhook */
import { createHash, timingSafeEqual } from 'node:crypto';
import express, { type NextFunction, type Request, type Response, type Router } from 'express';
import type { Clock } from '../../src/kernel/clock.ts';
import type { Log } from '../../src/log.ts';
import type { Intake } from './intake.ts';
import { largestBody } from './limits.ts';
import { plainly } from './plainly.ts';

export interface WebhookParts {
  readonly secret: string;
  readonly intake: Intake;
  readonly clock: Clock;
  readonly log: Log;
  readonly brought: (kind: string, result: string) => void;
}

/** Strangers knock often; the office is told now and then. */
const toldEveryMs = 10 * 60_000;
/** A client that is still sending gets so long to read that it was refused. */
const lingerMs = 1_000;

export function createWebhook({ secret, intake, clock, log, brought }: WebhookParts): Router {
  const router = express.Router();
  const isSecret = comparison(secret);
  let toldAt = 0;

  function refuse(request: Request, response: Response, status: number): void {
    brought('request', 'refused');
    refuseUnread(request, response, status);
  }

  router.post(
    '/',
    (request, response, next) => {
      if (!isSecret(request.get('x-telegram-bot-api-secret-token') ?? '')) {
        refuse(request, response, 401);
        const now = clock().getTime();
        if (now - toldAt < toldEveryMs) return;
        toldAt = now;
        log.warn('Telegram webhook: a request without the right secret was refused');
        return;
      }
      const length = Number.parseInt(request.get('content-length') ?? '0', 10);
      if (length > largestBody) refuse(request, response, 413);
      else if (!request.is('application/json')) refuse(request, response, 415);
      else next();
    },
    // Inflating would let a small body become a large one.
    express.json({ limit: largestBody, inflate: false }),
    async (request, response) => {
      try {
        await intake.take(request.body);
        response.status(200).end();
      } catch (fault) {
        log.error(
          { fault: plainly(fault) },
          'Telegram webhook: an update could not be stored; Telegram brings it again',
        );
        brought('request', 'not-stored');
        response.status(503).end();
      }
    },
  );
  router.use((fault: unknown, request: Request, response: Response, _next: NextFunction) => {
    refuse(request, response, statusOf(fault));
  });
  return router;
}

/** Both sides are hashed, so that neither length nor first difference shows in the time it takes. */
function comparison(secret: string): (given: string) => boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  const expected = digest(secret);
  return (given) => timingSafeEqual(digest(given), expected);
}

/** Answers at once; what is still being sent is thrown away, and the connection closed after it. */
function refuseUnread(request: Request, response: Response, status: number): void {
  response.status(status).set({ connection: 'close', 'content-length': '0' });
  if (request.complete) {
    response.end();
    return;
  }
  response.flushHeaders();
  // Closing at once would reset the connection, and the client would never read why.
  const enough = setTimeout(() => response.end(), lingerMs);
  request.once('close', () => {
    clearTimeout(enough);
    response.end();
  });
  request.once('end', () => response.end());
  request.resume();
}

/** The parser's own: 400, 413 or 415. */
function statusOf(fault: unknown): number {
  const status = fault instanceof Error && 'status' in fault ? fault.status : undefined;
  return typeof status === 'number' && status >= 400 && status < 500 ? status : 400;
}
