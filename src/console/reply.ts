/** Sends what a route gave back. */
import type { Request, Response } from 'express';
import type { StaffAccount } from '../staff/staff.ts';
import type { Answer, PageAnswer } from './answer.ts';
import { sendFile } from './file-reply.ts';
import type { Framed, Renderer } from './render.ts';
import { csrfToken, languageOf } from './session.ts';
import { speaker } from './words/words.ts';

export interface Reply {
  page(request: Request, response: Response, answer: Omit<PageAnswer, 'kind'>, staff?: StaffAccount): void;
  /** A page that says in plain words why not, and what next. */
  plainly(
    request: Request,
    response: Response,
    status: number,
    told: { readonly title: string; readonly sentence: string },
    staff?: StaffAccount,
  ): void;
  send(request: Request, response: Response, answer: Answer, staff: StaffAccount): void;
  /** On to a page beneath /console. */
  go(request: Request, response: Response, to: string): void;
}

export function createReply(renderer: Renderer, mountedAt: string): Reply {
  function framed(request: Request, staff: StaffAccount | undefined, notice?: string): Framed {
    return {
      language: languageOf(request),
      csrf: csrfToken(request),
      staff,
      // What was typed into a form that was refused is not asked for again by another address.
      path: request.method === 'GET' ? request.url : '/',
      notice,
    };
  }

  const reply: Reply = {
    page(request, response, answer, staff) {
      const notice = request.session.notice;
      delete request.session.notice;
      response.status(answer.status ?? 200).type('html');
      response.send(renderer.page(answer, framed(request, staff, notice)));
    },
    plainly(request, response, status, { title, sentence }, staff) {
      if (fromHtmx(request)) {
        response.status(status).type('text/plain; charset=utf-8').send(sentence);
        return;
      }
      reply.page(request, response, { view: 'plainly', title, status, values: { sentence } }, staff);
    },
    go(request, response, to) {
      if (fromHtmx(request)) response.status(204).set('hx-redirect', `${mountedAt}${to}`).end();
      else response.redirect(303, `${mountedAt}${to}`);
    },
    send(request, response, answer, staff) {
      const say = speaker(languageOf(request));
      switch (answer.kind) {
        case 'page':
          reply.page(request, response, answer, staff);
          return;
        case 'fragment': {
          const text = renderer.fragment(answer.view, answer.values ?? {}, framed(request, staff));
          response
            .status(answer.status ?? 200)
            .type('html')
            .send(text);
          return;
        }
        case 'go':
          if (answer.notice !== undefined) request.session.notice = answer.notice;
          reply.go(request, response, answer.to);
          return;
        case 'file':
          sendFile(request, response, answer);
          return;
        case 'document': {
          const content = renderer.fragment(answer.view, answer.values, framed(request, staff));
          sendFile(request, response, {
            ...{ kind: 'file', name: answer.name, type: 'text/html; charset=utf-8', content },
          });
          return;
        }
        case 'not-found':
          reply.plainly(
            ...([request, response, 404] as const),
            { title: say('not-found.title'), sentence: say('not-found.told') },
            staff,
          );
          return;
        case 'refused':
          reply.plainly(
            ...([request, response, 403] as const),
            { title: say('refused.title'), sentence: answer.sentence },
            staff,
          );
          return;
        case 'sent':
      }
    },
  };
  return reply;
}

export function fromHtmx(request: Request): boolean {
  return request.get('hx-request') === 'true';
}
