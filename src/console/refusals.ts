/** What is refused before or instead of a page: forged requests, forms too large, faults of ours. */
import type { ErrorRequestHandler, RequestHandler } from 'express';
import { fromElsewhere, fromHere, tokenFits } from './forged.ts';
import { type WordKeeper, wordsOf } from './kept-words.ts';
import { visitorLimit } from './limits.ts';
import { fromHtmx, type Reply } from './reply.ts';
import { languageOf } from './session.ts';
import { speaker } from './words/words.ts';

const harmless = new Set(['GET', 'HEAD']);
/** A log-in page may have been open for longer than its session: it answers with itself, for another try. */
const logIn = '/login';

export function refuseForged(
  reply: Reply,
  publicUrl: string | undefined,
  keeper: WordKeeper,
): RequestHandler {
  const limit = strangersLimit();
  return async (request, response, next) => {
    if (harmless.has(request.method)) {
      next();
      return;
    }
    const elsewhere = fromElsewhere(request, publicUrl);
    if (!elsewhere && (tokenFits(request) || request.path === logIn)) {
      next();
      return;
    }
    const ours = fromHere(request, publicUrl);
    const words = ours && !fromHtmx(request) ? wordsOf(request) : undefined;
    if (words) {
      await keeper.keep(request, response, words);
      return;
    }
    const say = speaker(languageOf(request));
    // What saves itself from a page whose log-in has ended: whoever went back and loaded anew would lose the words.
    const sentence = say(ours && fromHtmx(request) ? 'fault.session-over' : 'refused.forged');
    await limit(request, response, () => {
      reply.plainly(request, response, 403, { title: say('refused.forged-title'), sentence });
    });
  };
}

/** Each page that is shown to nobody in particular leaves a session behind, as the log-in page does: so they are counted. */
function strangersLimit(): RequestHandler {
  return visitorLimit((request, response) => {
    response
      .status(429)
      .type('text/plain; charset=utf-8')
      .send(speaker(languageOf(request))('login.too-often'));
  });
}

export function refusedByFault(reply: Reply, onFault: (fault: unknown) => void): ErrorRequestHandler {
  const limit = strangersLimit();
  return async (fault: unknown, request, response, next) => {
    const status = clientFault(fault);
    if (status === undefined) onFault(fault);
    // Without a session (the database does not answer) there is no page to say it on.
    if (response.headersSent || (request.session as unknown) === undefined) {
      next(fault);
      return;
    }
    const say = speaker(languageOf(request));
    const told =
      status === undefined
        ? { title: say('fault.title'), sentence: say('fault.told') }
        : {
            title: say('refused.forged-title'),
            sentence: say(status === 413 ? 'refused.large' : 'not-found.told'),
          };
    await limit(request, response, () => {
      reply.plainly(request, response, status ?? 500, told);
    });
  };
}

/** The status of a fault that lies with the request (a form too large, a broken address). */
function clientFault(fault: unknown): number | undefined {
  const status = typeof fault === 'object' && fault !== null && 'status' in fault ? fault.status : undefined;
  return typeof status === 'number' && status >= 400 && status < 500 ? status : undefined;
}
