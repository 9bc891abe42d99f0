/** Log in, log out, and the language: the pages that need nobody to be there. */
import express, { type Request, type RequestHandler, type Response, type Router } from 'express';
import { z } from 'zod';
import type { ConsoleParts } from './parts.ts';
import { ownPath, tokenFits } from './forged.ts';
import { logInLimit, visitorLimit } from './limits.ts';
import { readKept, type WordKeeper } from './kept-words.ts';
import type { Reply } from './reply.ts';
import { beginSession, endSession, languageOf, whoIsThere } from './session.ts';
import { hasWords, languages, speaker, type WordKey } from './words/words.ts';

const logInForm = z.object({
  login: z.string().max(200).default(''),
  password: z.string().max(1_000).default(''),
  next: z.string().optional(),
  kept: z.string().max(90_000).optional(),
});
const languageForm = z.object({ language: z.enum(languages), back: z.string().optional() });
const asked = z.object({
  next: z.string().optional().catch(undefined),
  over: z.string().optional().catch(undefined),
});

type LogInParts = Pick<ConsoleParts, 'staff' | 'accounts' | 'clock' | 'samples'>;

export function createLogIn(
  { staff, accounts, clock, samples }: LogInParts,
  reply: Reply,
  keeper: WordKeeper,
): Router {
  const router = express.Router();

  function page(
    request: Request,
    response: Response,
    told: {
      readonly status?: number;
      readonly notice?: WordKey;
      readonly login?: string;
      readonly next?: string;
      readonly calm?: boolean;
      readonly kept?: string | undefined;
    },
  ): void {
    const say = speaker(languageOf(request));
    const { status = 200, notice, login = '', next = '/', calm = false, kept } = told;
    const values = { login, next, calm, said: notice && say(notice), samples, kept };
    reply.page(request, response, { view: 'login', title: say('login.title'), status, values });
  }

  const tooMany: (request: Request, response: Response) => void = (request, response) => {
    page(request, response, { status: 429, notice: 'login.too-often' });
  };

  const show: RequestHandler = async (request, response) => {
    const there = await whoIsThere(request, (id) => accounts.byId(id), clock());
    const { next, over } = asked.parse(request.query);
    if (there.kind === 'present') {
      reply.go(request, response, ownPath(next));
      return;
    }
    const why = `login.over.${over ?? ''}`;
    page(request, response, { next: ownPath(next), calm: true, ...(hasWords(why) && { notice: why }) });
  };

  const logIn: RequestHandler = async (request, response) => {
    const form = logInForm.safeParse(request.body ?? {});
    const { login, password, next, kept } = form.success ? form.data : { login: '', password: '', next: '/' };
    const again = { login, next: ownPath(next), kept };
    if (!tokenFits(request)) {
      page(request, response, { ...again, status: 403, notice: 'login.stale' });
      return;
    }
    const outcome = await staff.logIn(login.trim().toLowerCase(), password);
    if (outcome.kind === 'refused') {
      page(request, response, { ...again, status: 401, notice: 'login.refused' });
      return;
    }
    await beginSession(request, outcome.account, clock());
    const words = readKept(kept);
    if (words) {
      keeper.again(request, response, words, outcome.account);
      return;
    }
    reply.go(request, response, again.next);
  };

  const logOut: RequestHandler = async (request, response) => {
    const there = await whoIsThere(request, (id) => accounts.byId(id), clock());
    if (there.kind === 'present') await staff.logOut(there.account.login);
    await endSession(request);
    request.session.notice = speaker(languageOf(request))('login.logged-out');
    reply.go(request, response, '/login');
  };

  router.get('/login', visitorLimit(tooMany), show);
  router.post('/login', logInLimit(tooMany), logIn);
  router.post('/logout', logOut);
  router.post('/language', (request, response) => {
    const form = languageForm.safeParse(request.body);
    if (form.success) request.session.language = form.data.language;
    reply.go(request, response, ownPath(form.success ? form.data.back : '/'));
  });
  return router;
}
