/** Three locks against requests that another site makes in somebody's name: origin, token, and the cookie's SameSite. */
import { timingSafeEqual } from 'node:crypto';
import type { Request } from 'express';
import { z } from 'zod';

const tokenField = z.object({ _csrf: z.string() });

/** Browsers say where a request comes from (Sec-Fetch-Site), older ones at least Origin. */
export function fromElsewhere(request: Request, publicUrl: string | undefined): boolean {
  const site = request.get('sec-fetch-site');
  if (site !== undefined) return site !== 'same-origin' && site !== 'none';
  const origin = request.get('origin');
  if (origin === undefined) return false;
  if (!URL.canParse(origin)) return true;
  const { host } = new URL(origin);
  const own = publicUrl === undefined ? undefined : new URL(publicUrl).host;
  return host !== request.get('host') && host !== own;
}

/** The browser itself says that one of our own pages asks. */
export function fromHere(request: Request, publicUrl: string | undefined): boolean {
  const said = request.get('sec-fetch-site') ?? request.get('origin');
  return said !== undefined && said !== 'none' && !fromElsewhere(request, publicUrl);
}

/** The session's token, in the form's hidden field or, from htmx, in a header. */
export function tokenFits(request: Request): boolean {
  const expected = request.session.csrf;
  const field = tokenField.safeParse(request.body);
  const given = request.get('x-csrf-token') ?? (field.success ? field.data._csrf : undefined);
  if (expected === undefined || given === undefined) return false;
  const [one, other] = [Buffer.from(expected), Buffer.from(given)];
  return one.length === other.length && timingSafeEqual(one, other);
}

/** A path beneath /console to go on to; anything else, another site's above all, is the first page. */
export function ownPath(given: unknown): string {
  const fine =
    typeof given === 'string' &&
    /^(?!.*(?:\.\.|\/\/))\/[\w\-./~%?=&:+,]*$/.test(given) &&
    given.length <= 500;
  return fine ? given : '/';
}
