/** The door Telegram knocks at: https://core.telegram.org/bots/api#setwebhook */
import { createHash, timingSafeEqual } from 'node:crypto';
import express, { type Request, type Response, type Router } from 'express';
import type { Clock } from '../../src/kernel/clock.ts';
import type { Log } from '../../src/log.ts';
import { readBody } from './body.ts';
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

  function refuseStranger(request: Request, response: Response): void {
    refuse(request, response, 401);
    const now = clock().getTime();
    if (now - toldAt < toldEveryMs) return;
    toldAt = now;
    log.warn('Telegram webhook: a request without the right secret was refused');
  }

  router.post('/', async (request, response) => {
    if (!isSecret(request.get('x-telegram-bot-api-secret-token') ?? '')) {
      refuseStranger(request, response);
      return;
    }
    const body = await readBody(request, largestBody).catch(() => undefined);
    // Whoever broke off reads no answer either.
    if (!body) return;
    if (body.kind === 'refused') {
      refuse(request, response, body.status);
      return;
    }
    try {
      await intake.take(body.value);
      response.status(200).end();
    } catch (fault) {
      brought('request', 'not-stored');
      log.error({ fault: plainly(fault) }, 'Telegram webhook: an update could not be stored and comes again');
      response.status(503).end();
    }
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
