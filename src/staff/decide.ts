/** Who may have an account, who may log in, and how long a session lasts. Pure. */
import { type StaffAccount, type StaffRole, staffRoles } from './staff.ts';

const loginPattern = /^[a-z][a-z0-9._-]{1,31}$/;
const shortest = 10;
const longest = 200;

export type NewAccount =
  | { readonly kind: 'accepted'; readonly role: StaffRole }
  | { readonly kind: 'refused'; readonly why: 'login-form' | 'unknown-role' };

/** A handler works for one sumu or for the banner as a whole (no sumu). */
export function decideAccount(login: string, role: string): NewAccount {
  if (!loginPattern.test(login)) return { kind: 'refused', why: 'login-form' };
  const known = staffRoles.find((one) => one === role);
  return known ? { kind: 'accepted', role: known } : { kind: 'refused', why: 'unknown-role' };
}

export const passwordFaults = ['too-short', 'too-long', 'too-plain', 'contains-login'] as const;
export type PasswordFault = (typeof passwordFaults)[number];

export type NewPassword =
  { readonly kind: 'accepted' } | { readonly kind: 'refused'; readonly why: PasswordFault };

/** Length protects; one character over and over, or the login itself, does not. */
export function decidePassword(login: string, password: string): NewPassword {
  const characters = [...password];
  if (characters.length < shortest) return { kind: 'refused', why: 'too-short' };
  if (characters.length > longest) return { kind: 'refused', why: 'too-long' };
  if (new Set(characters).size < 5) return { kind: 'refused', why: 'too-plain' };
  if (password.toLowerCase().includes(login.toLowerCase())) return { kind: 'refused', why: 'contains-login' };
  return { kind: 'accepted' };
}

const attemptsBeforeLock = 5;
const lockedForMs = 15 * 60_000;

type AttemptFacts = Pick<StaffAccount, 'failedAttempts' | 'lockedUntil' | 'disabledAt'>;

export type Attempt =
  | { readonly kind: 'refused'; readonly why: 'unknown' | 'disabled' | 'locked' }
  /** To be recorded before the password is looked at, so that guesses made at once are counted one by one. */
  | { readonly kind: 'may-try'; readonly failedAttempts: number; readonly lockedUntil?: Date };

/** May this account try a password now? Every try counts as failed until it has succeeded; the fifth locks. */
export function decideAttempt(account: AttemptFacts | undefined, now: Date): Attempt {
  if (!account) return { kind: 'refused', why: 'unknown' };
  if (account.disabledAt) return { kind: 'refused', why: 'disabled' };
  const { lockedUntil } = account;
  if (lockedUntil && lockedUntil > now) return { kind: 'refused', why: 'locked' };
  // A lock that has run out begins a new count.
  const failedAttempts = (lockedUntil ? 0 : account.failedAttempts) + 1;
  return failedAttempts < attemptsBeforeLock
    ? { kind: 'may-try', failedAttempts }
    : { kind: 'may-try', failedAttempts, lockedUntil: new Date(now.getTime() + lockedForMs) };
}

export const idleEndMs = 30 * 60_000;
const absoluteEndMs = 12 * 3_600_000;

export interface SessionFacts {
  readonly begunAt: Date;
  readonly seenAt: Date;
  readonly epoch: number;
}

export type SessionState = 'goes-on' | 'idle' | 'day-over' | 'ended-elsewhere';

/** An unattended screen is closed after half an hour, every session after twelve hours. */
export function decideSession(
  session: SessionFacts,
  account: Pick<StaffAccount, 'epoch' | 'disabledAt'> | undefined,
  now: Date,
): SessionState {
  if (!account || account.disabledAt || account.epoch !== session.epoch) return 'ended-elsewhere';
  if (now.getTime() - session.begunAt.getTime() >= absoluteEndMs) return 'day-over';
  return now.getTime() - session.seenAt.getTime() >= idleEndMs ? 'idle' : 'goes-on';
}
