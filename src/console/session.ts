/** What the console keeps in a session, and how a session begins and ends. */
import { randomBytes } from 'node:crypto';
import type { Request } from 'express';
import session from 'express-session';
import { z } from 'zod';
import { decideSession, idleEndMs, type SessionState } from '../staff/decide.ts';
import type { StaffAccount } from '../staff/staff.ts';
import { type Language, languages } from './words/words.ts';

declare module 'express-session' {
  interface SessionData {
    csrf?: string;
    language?: Language;
    /** One line for the next page. */
    notice?: string;
    signedIn?: unknown;
  }
}

const signedInSchema = z.object({
  staffId: z.number().int(),
  epoch: z.number().int(),
  begunAt: z.coerce.date(),
  seenAt: z.coerce.date(),
});

/** In use is noted once a minute, not for every page. */
const notedEveryMs = 60_000;

export interface SessionSettings {
  readonly store: session.Store;
  readonly secret: string;
  /** Browsers reach the console by https. */
  readonly https: boolean;
}

export function sessions({ store, secret, https }: SessionSettings) {
  return session({
    store,
    secret,
    name: 'heyi.console',
    resave: false,
    saveUninitialized: false,
    rolling: true,
    // Lax: a link in a chat message opens the page; forms of other sites bring no cookie.
    cookie: { path: '/console', httpOnly: true, sameSite: 'lax', secure: https, maxAge: idleEndMs },
  });
}

export function csrfToken(request: Request): string {
  request.session.csrf ??= randomBytes(32).toString('base64url');
  return request.session.csrf;
}

export function languageOf(request: Request): Language {
  return languages.find((one) => one === request.session.language) ?? 'zh-CN';
}

/** A new session id and token at every log-in: one that was planted before is worth nothing. */
export async function beginSession(
  request: Request,
  { id, epoch }: Pick<StaffAccount, 'id' | 'epoch'>,
  at: Date,
): Promise<void> {
  const language = request.session.language;
  await new Promise<void>((resolve, reject) => {
    request.session.regenerate((fault: unknown) => {
      if (fault) reject(fault instanceof Error ? fault : new Error('the session could not be begun'));
      else resolve();
    });
  });
  if (language) request.session.language = language;
  const now = at.toISOString();
  request.session.signedIn = { staffId: id, epoch, begunAt: now, seenAt: now };
}

/** Ends it for good; the language is kept for the log-in page. */
export async function endSession(request: Request): Promise<void> {
  const language = request.session.language;
  await new Promise<void>((resolve, reject) => {
    request.session.regenerate((fault: unknown) => {
      if (fault) reject(fault instanceof Error ? fault : new Error('the session could not be ended'));
      else resolve();
    });
  });
  if (language) request.session.language = language;
}

export type Present =
  | { readonly kind: 'nobody' }
  | { readonly kind: 'over'; readonly why: Exclude<SessionState, 'goes-on'> }
  | { readonly kind: 'present'; readonly account: StaffAccount };

/** Whose session this is, judged anew for every request: disabling an account works at once. */
export async function whoIsThere(
  request: Request,
  byId: (id: number) => Promise<StaffAccount | undefined>,
  at: Date,
): Promise<Present> {
  const kept = signedInSchema.safeParse(request.session.signedIn);
  if (!kept.success) return { kind: 'nobody' };
  const account = await byId(kept.data.staffId);
  const state = decideSession(kept.data, account, at);
  if (state !== 'goes-on' || !account) {
    return { kind: 'over', why: state === 'goes-on' ? 'ended-elsewhere' : state };
  }
  return { kind: 'present', account };
}

/** A page was opened or something was done; what a page asks for by itself is no sign of anybody. */
export function noteSign(request: Request, at: Date): void {
  const kept = signedInSchema.safeParse(request.session.signedIn);
  if (kept.success && at.getTime() - kept.data.seenAt.getTime() >= notedEveryMs)
    request.session.signedIn = { ...kept.data, seenAt: at.toISOString() };
}
