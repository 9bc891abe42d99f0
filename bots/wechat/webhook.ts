/** GET and POST /webhooks/wechat: only what the platform has signed just now is read, and stored before it is acknowledged. */
import { randomBytes } from 'node:crypto';
import express, { type Request, type Response, type Router } from 'express';
import type { DeliveryReport, DeliveryReports } from '../../src/delivery/report.ts';
import type { Clock } from '../../src/kernel/clock.ts';
import { authenticQuery, type SignedQuery } from './authentic.ts';
import { type Cipher, createCipher, isSignature } from './crypto.ts';
import { type Brought, broughtBy } from './inbound.ts';
import { largestBody } from './limits.ts';
import { readBody } from './read-body.ts';
import type { Respond } from './respond.ts';
import { readXml } from './xml.ts';

export interface WebhookParts {
  readonly appId: string;
  readonly token: string;
  /** Absent: plain mode. */
  readonly aesKey?: string;
  readonly clock: Clock;
  readonly respond: Respond;
  readonly reports: DeliveryReports;
  readonly onBrought: (what: string, result: 'stored' | 'repeated' | 'ignored' | 'refused') => void;
}

/** Anything else makes the platform bring the message again; it shows nothing to the person. */
const acknowledged = 'success';
const xmlTypes = ['text/xml', 'application/xml'];

export function createWebhook(parts: WebhookParts): Router {
  const { appId, token, aesKey, clock, onBrought } = parts;
  const cipher = aesKey === undefined ? undefined : createCipher(aesKey, appId);
  const router = express.Router();

  router.get('/', (request, response) => {
    const { echostr } = authenticQuery(request.query, token, clock()) ?? {};
    if (echostr === undefined) refuse(request, response, 403);
    else response.type('text/plain').send(echostr);
  });

  router.post('/', async (request, response) => {
    const clockedIn = performance.now();
    const signed = authenticQuery(request.query, token, clock());
    if (!signed) {
      refuse(request, response, 403);
      return;
    }
    if (!request.is(xmlTypes)) {
      refuse(request, response, 415);
      return;
    }
    const body = await readBody(request, largestBody);
    if (body.kind === 'broken-off') return;
    if (body.kind === 'too-large') {
      refuse(request, response, 413);
      return;
    }
    const opened = open(body.text, signed, token, cipher);
    if (typeof opened === 'number') {
      refuse(request, response, opened);
      return;
    }
    if (opened.kind === 'ignored') {
      onBrought(opened.what, 'ignored');
      response.type('text/plain').send(acknowledged);
      return;
    }
    if (opened.kind === 'report') await note(response, opened.report, opened.what);
    else await answer(response, opened, clockedIn);
  });

  /** Without "success" the platform says it again after five seconds, three times. */
  async function note(response: Response, report: DeliveryReport, what: string): Promise<void> {
    const noted = await parts.reports.note(report, clock()).catch(() => 'too-early' as const);
    onBrought(what, ({ noted: 'stored', unknown: 'ignored', 'too-early': 'refused' } as const)[noted]);
    response.type('text/plain');
    if (noted === 'too-early') response.status(503).end();
    else response.send(acknowledged);
  }

  async function answer(
    response: Response,
    { inbound, account, what }: Extract<Brought, { kind: 'message' }>,
    clockedIn: number,
  ): Promise<void> {
    const seal = cipher && { cipher, token, random: randomBytes(16) };
    const outcome = await parts.respond({ response, inbound, account, clockedIn, ...(seal && { seal }) });
    onBrought(what, outcome);
  }

  /** Refused before it is read: the connection goes too, so that nobody sends the rest of ten megabytes. */
  function refuse(request: Request, response: Response, status: 400 | 403 | 413 | 415): void {
    onBrought('other', 'refused');
    if (!request.readableEnded) response.set('connection', 'close');
    response.status(status).type('text/plain').end();
  }

  return router;
}

/** The message in a body, or the status with which it is refused. */
function open(
  text: string,
  signed: SignedQuery,
  token: string,
  cipher: Cipher | undefined,
): Exclude<Brought, { kind: 'unreadable' }> | 400 | 403 {
  const outer = readXml(text);
  if (!outer) return 400;
  const fields = cipher ? decrypted(outer, signed, token, cipher) : outer;
  if (fields === 'forged') return 403;
  const brought = fields && broughtBy(fields);
  return !brought || brought.kind === 'unreadable' ? 400 : brought;
}

/** In safe mode nothing in the clear is believed, whoever knows the query of a request. */
function decrypted(
  outer: ReadonlyMap<string, string>,
  { timestamp, nonce, msg_signature }: SignedQuery,
  token: string,
  cipher: Cipher,
): ReadonlyMap<string, string> | 'forged' | undefined {
  const encrypted = outer.get('Encrypt');
  if (encrypted === undefined || msg_signature === undefined) return 'forged';
  if (!isSignature(msg_signature, token, timestamp, nonce, encrypted)) return 'forged';
  const text = cipher.decrypt(encrypted);
  return text === undefined ? 'forged' : readXml(text);
}
