/** How often one address may try to log in, how often one account may open a page, how much one request may carry. */
import type { Request, RequestHandler, Response } from 'express';
import { ipKeyGenerator, rateLimit } from 'express-rate-limit';

/** A broadcast has four texts of at most 4,000 characters, nine bytes each in a form, and its places some more. */
export const largestForm = '200kb';

const quarterHourMs = 15 * 60_000;
/** A whole office may sit behind one address. */
const failuresAQuarterHour = 30;
const pagesAMinute = 120;
/** Five a second, for a minute: nobody reads so fast, but somebody with a stolen password may copy so fast. */
const openedAMinute = 300;

export type Refuse = (request: Request, response: Response) => void;

/** Counts log-ins that failed. */
export function logInLimit(refuse: Refuse): RequestHandler {
  return limiter(quarterHourMs, failuresAQuarterHour, refuse, true);
}

/** Each new visitor of the log-in page leaves a session behind for half an hour. */
export function visitorLimit(refuse: Refuse): RequestHandler {
  return limiter(60_000, pagesAMinute, refuse, false);
}

/** Counts what one account asks for, from wherever. */
export function accountLimit(accountOf: (request: Request) => string, refuse: Refuse): RequestHandler {
  return limiter(60_000, openedAMinute, refuse, false, accountOf);
}

function limiter(
  windowMs: number,
  limit: number,
  refuse: Refuse,
  onlyFailed: boolean,
  nameOf: (request: Request) => string = (request) => ipKeyGenerator(request.ip ?? ''),
): RequestHandler {
  return rateLimit({
    windowMs,
    limit,
    standardHeaders: true,
    legacyHeaders: false,
    skipSuccessfulRequests: onlyFailed,
    requestWasSuccessful: (_request, response) => response.statusCode < 400,
    keyGenerator: nameOf,
    // A proxy that is not trusted (PUBLIC_URL is not https) may still name addresses: they are not believed.
    validate: { xForwardedForHeader: false },
    handler: refuse,
  });
}
