/** The one way in to every page: who is there, may they, then the page, recorded before it is shown. */
import type { Request, RequestHandler, Response } from 'express';
import { staffActor } from '../staff/service.ts';
import type { StaffAccount } from '../staff/staff.ts';
import type { ConsoleParts } from './parts.ts';
import { auditing } from './audited.ts';
import { type WordKeeper, wordsOf } from './kept-words.ts';
import { accountLimit } from './limits.ts';
import { fromHtmx, type Reply } from './reply.ts';
import { mayOpen, type RouteName, rowOf } from './roles.ts';
import { endSession, languageOf, noteSign, whoIsThere } from './session.ts';
import type { Route, Visit } from './visit.ts';
import { speaker } from './words/words.ts';

/** Open to somebody who still has the password that another person set. */
const beforeOwnPassword: readonly string[] = ['/account/password'];

type DoorParts = Pick<ConsoleParts, 'accounts' | 'audit' | 'clock'>;

export function createDoor({ accounts, audit, clock }: DoorParts, reply: Reply, keeper: WordKeeper) {
  const present = new WeakMap<Request, { readonly account: StaffAccount; readonly at: Date }>();

  function here(request: Request) {
    const found = present.get(request);
    if (!found) throw new Error('a page was reached around the door');
    return found;
  }

  /** Nobody goes further without a session that goes on. */
  const enter: RequestHandler = async (request, response, next) => {
    const at = clock();
    const there = await whoIsThere(request, (id) => accounts.byId(id), at);
    if (there.kind !== 'present') {
      const words = request.method === 'POST' && !fromHtmx(request) ? wordsOf(request) : undefined;
      if (words) {
        await keeper.keep(request, response, words);
        return;
      }
      if (there.kind === 'over') await endSession(request);
      toLogIn(request, response, there.kind === 'over' ? there.why : undefined);
      return;
    }
    if (there.account.mustChangePassword && !beforeOwnPassword.includes(request.path)) {
      reply.go(request, response, '/account/password');
      return;
    }
    present.set(request, { account: there.account, at });
    next();
  };

  function toLogIn(request: Request, response: Response, why: string | undefined): void {
    const say = speaker(languageOf(request));
    if (fromHtmx(request)) {
      // The page stays, with what was written on it.
      response.status(401).type('text/plain; charset=utf-8').send(say('fault.session-over'));
      return;
    }
    const query = new URLSearchParams();
    if (request.method === 'GET' && request.url !== '/') query.set('next', request.url);
    if (why !== undefined) query.set('over', why);
    const asked = query.size > 0 ? `?${query.toString()}` : '';
    reply.go(request, response, `/login${asked}`);
  }

  function may(name: RouteName): RequestHandler {
    return async (request, response, next) => {
      const { account, at } = here(request);
      if (!rowOf(name).quiet) noteSign(request, at);
      if (mayOpen(account.role, name)) {
        next();
        return;
      }
      await audit({ at, actor: staffActor(account.login), action: 'page-refused', subject: `page:${name}` });
      const say = speaker(languageOf(request));
      const sentence = say('refused.role', { role: say(`role.${account.role}`) });
      reply.plainly(request, response, 403, { title: say('refused.title'), sentence }, account);
    };
  }

  function serve(name: RouteName, route: Route): RequestHandler {
    return async (request, response) => {
      const { account, at } = here(request);
      const { audited, wasUsed } = auditing(audit, staffActor(account.login), at);
      const answer = await route(visitOf(request, response, account, at, audited));
      // The path without what was searched for: numbers, never values.
      const { quiet, recorded } = rowOf(name);
      const isView = request.method === 'GET' && !quiet && !wasUsed();
      const isRecorded = recorded === true && answer.kind === 'page';
      if (isView && !isRecorded && answer.kind !== 'sent')
        await audited('page-viewed', `page:${recordedPath(name, request.path)}`);
      reply.send(request, response, answer, account);
    };
  }

  /** Counted wherever it asks from: of one account no more than a person can read. */
  const unhurried = accountLimit(
    (request) => String(here(request).account.id),
    (request, response) => {
      const say = speaker(languageOf(request));
      const told = { title: say('refused.too-often-title'), sentence: say('refused.too-often') };
      reply.plainly(request, response, 429, told, here(request).account);
    },
  );

  const nowhere: RequestHandler = (request, response) => {
    reply.send(request, response, { kind: 'not-found' }, here(request).account);
  };

  return { enter, unhurried, may, serve, nowhere };
}

/** Numbers and logins as they stand in it; an address that somebody made up may hold a name, and the chain keeps for ever. */
function recordedPath(name: RouteName, path: string): string {
  const plain = path.length <= 80 && /^[\w./-]*$/.test(path) && !/\d{6}/.test(path);
  return plain ? path : name.slice(name.indexOf(' ') + 1);
}

function visitOf(
  request: Request,
  response: Response,
  account: StaffAccount,
  at: Date,
  audited: Visit['audited'],
): Visit {
  const { passwordHash: _hash, failedAttempts: _tries, ...staff } = account;
  const language = languageOf(request);
  const param = (name: string) => {
    const value = request.params[name];
    return typeof value === 'string' ? value : '';
  };
  return {
    ...{ staff, at, language, say: speaker(language), param, audited, request, response },
    query: request.query,
    form: request.body as unknown,
  };
}
