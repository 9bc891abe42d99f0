/** Only our own pages may write: a form or script of another site is refused. */
import type { NextFunction, Request, Response } from 'express';

/**
 * The cookie is SameSite=Strict; this is the second lock. Browsers of today say where a request comes from
 * (Sec-Fetch-Site), older ones at least Origin. What says neither is no browser and carries nobody's cookie.
 */
export function fromOwnPages(request: Request, response: Response, next: NextFunction): void {
  if (request.method === 'GET' || request.method === 'HEAD' || isOwn(request)) {
    next();
    return;
  }
  response.status(403).type('text/plain; charset=utf-8').send('请在合医自己的页面上发。\n');
}

function isOwn(request: Request): boolean {
  const site = request.get('sec-fetch-site');
  if (site !== undefined) return site === 'same-origin' || site === 'none';
  const origin = request.get('origin');
  if (origin === undefined) return true;
  return URL.canParse(origin) && new URL(origin).host === request.get('host');
}
