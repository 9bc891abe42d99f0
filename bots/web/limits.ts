/** How much one visitor may say, and how many may come from one place: a page for trying, not for flooding. */
import type { Request, RequestHandler, Response } from 'express';
import { ipKeyGenerator, rateLimit } from 'express-rate-limit';

const minuteMs = 60_000;
const saidAMinute = 60;
const askedAMinute = 120;
const begunAMinute = 120;

/** 5,000 characters are what the conversation itself reads at once (kernel/text.ts). */
export const longestText = 5_000;
/** 5,000 characters take at most 9 bytes each in a form. Far more is never read. */
export const largestBody = '100kb';

type Refuse = (request: Request, response: Response) => void | Promise<void>;

/** @param visitorOf names the visitor; '' for nobody, who then counts by address */
export function saying(visitorOf: (request: Request) => string, refuse: Refuse): RequestHandler {
  return limiter(saidAMinute, visitorOf, refuse);
}

export function asking(visitorOf: (request: Request) => string, refuse: Refuse): RequestHandler {
  return limiter(askedAMinute, visitorOf, refuse);
}

/** New conversations are counted by the address they come from. */
export function beginning(goesOn: (request: Request) => boolean, refuse: Refuse): RequestHandler {
  return limiter(begunAMinute, () => '', refuse, goesOn);
}

function limiter(
  limit: number,
  nameOf: (request: Request) => string,
  refuse: Refuse,
  skip: (request: Request) => boolean = () => false,
): RequestHandler {
  return rateLimit({
    windowMs: minuteMs,
    limit,
    standardHeaders: true,
    legacyHeaders: false,
    skip,
    keyGenerator: (request) => nameOf(request) || ipKeyGenerator(request.ip ?? ''),
    handler: (request, response, next) => {
      Promise.resolve(refuse(request, response)).catch(next);
    },
  });
}
