/** Who a visitor of /try is: a signed cookie that names one conversation and the sample person they chose to be. */
import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Request, Response } from 'express';
import { type PersonName, personName } from './people.ts';

export interface Visitor {
  /** Names the conversation. Only the cookie carries it: never a page, an address or a log. */
  readonly id: string;
  readonly person: PersonName;
  /** Tells one conversation from another on the page: a digest, from which the id cannot be had. */
  readonly talk: string;
}

export interface Visitors {
  /** The visitor of a request; undefined: none yet, or a cookie that was not made here. */
  of(request: Request): Visitor | undefined;
  /** A new conversation as that person. */
  begin(request: Request, response: Response, person: PersonName): Visitor;
}

const cookieName = 'heyi_try';
const cookiePattern = /^([0-9a-f]{32})\.(head|alone|stranger)\.([0-9a-f]{64})$/;
const thirtyDaysMs = 30 * 86_400_000;

export function createVisitors(secret: string): Visitors {
  const sign = (id: string, person: PersonName) =>
    createHmac('sha256', secret).update(`try:${id}.${person}`).digest('hex');
  return {
    of(request) {
      const [, id = '', person, signature = ''] = cookiePattern.exec(readCookie(request)) ?? [];
      if (id === '') return undefined;
      const name = personName(person);
      const expected = Buffer.from(sign(id, name), 'hex');
      return timingSafeEqual(expected, Buffer.from(signature, 'hex')) ? visitor(id, name) : undefined;
    },
    begin(request, response, person) {
      const id = randomBytes(16).toString('hex');
      response.cookie(cookieName, `${id}.${person}.${sign(id, person)}`, {
        httpOnly: true,
        sameSite: 'strict',
        secure: request.secure,
        path: '/try',
        maxAge: thirtyDaysMs,
      });
      return visitor(id, person);
    },
  };
}

function visitor(id: string, person: PersonName): Visitor {
  return { id, person, talk: createHash('sha256').update(`talk:${id}`).digest('hex').slice(0, 16) };
}

function readCookie(request: Request): string {
  const pairs = (request.headers.cookie ?? '').split(';').map((pair) => pair.trim().split('='));
  return pairs.find(([name]) => name === cookieName)?.[1] ?? '';
}
