/** Who is let in, who is locked out, and whose claims a verified person may see. Pure: no clock, no wording. */
import type { Day } from '../kernel/day.ts';
import { yearOf } from '../kernel/day.ts';
import type { Binding, Candidate, CertificateLock, Contact } from './identity.ts';

/** After this many failures, each within a day of the one before, a contact is locked. */
export const contactFailuresAllowed = 3;
/** After this many wrong tries within a day, from anywhere, a certificate takes no new binding. */
export const certificateFailuresAllowed = 5;
export const lockMs = 24 * 3_600_000;
/** PIPL art. 28, 31: below 14 a child's data need the parent's or guardian's consent. */
export const guardedBelowAge = 14;
export const adultFromAge = 18;

type FailedBefore = Pick<Contact, 'failedAttempts' | 'lastFailedAt' | 'lockedUntil'>;

/** What a contact's count of failures becomes. */
export interface Failures {
  readonly failedAttempts: number;
  readonly lockedUntil?: Date;
}

export type Verification =
  | {
      readonly kind: 'verified';
      readonly memberId: number;
      readonly householdId: number;
      readonly name: string;
    }
  /** All three are right, but the member is a child: the guardian must be verified instead. Nothing is counted. */
  | { readonly kind: 'under-age' }
  /** Something does not fit, or the certificate takes no new binding today: which of it is never told. */
  | {
      readonly kind: 'refused';
      readonly failures: Failures;
      readonly attemptsLeft: number;
      readonly certificateLock: CertificateLock;
    }
  | { readonly kind: 'contact-locked'; readonly lockedUntil: Date };

export interface VerificationQuestion {
  readonly contact: FailedBefore;
  /** The members on the given certificate with the given name. */
  readonly candidates: readonly Candidate[];
  readonly certificateLock: CertificateLock | undefined;
  readonly now: Date;
  readonly today: Day;
}

export function decideVerification(question: VerificationQuestion): Verification {
  const { contact, candidates, certificateLock, now, today } = question;
  const until = contactLockedUntil(contact, now);
  if (until) return { kind: 'contact-locked', lockedUntil: until };
  const closed = certificateLock !== undefined && isCertificateLocked(certificateLock, now);
  const found = candidates.find((one) => one.idLast4Matches && !hasLeft(one, today));
  if (!found || closed) {
    const failures = countFailure(contact, now);
    return {
      kind: 'refused',
      failures,
      attemptsLeft: contactFailuresAllowed - failures.failedAttempts,
      certificateLock: countOnCertificate(certificateLock, now),
    };
  }
  if (found.bornOn !== undefined && ageOn(found.bornOn, today) < guardedBelowAge)
    return { kind: 'under-age' };
  return { kind: 'verified', memberId: found.memberId, householdId: found.householdId, name: found.name };
}

/** Until when a contact may not try again; undefined when it may. */
export function contactLockedUntil(contact: Pick<Contact, 'lockedUntil'>, now: Date): Date | undefined {
  const { lockedUntil } = contact;
  return lockedUntil && now < lockedUntil ? lockedUntil : undefined;
}

/**
 * One more failure: of the identity check, or of a complaint's query code. Only time forgives: a day after the last
 * failure, or after a lock, counting begins anew. Proving who one is does not, else everybody could guess on for
 * ever by proving it in between.
 */
export function countFailure(contact: FailedBefore, now: Date): Failures {
  const { lastFailedAt, lockedUntil } = contact;
  const forgiven =
    lockedUntil !== undefined ||
    (lastFailedAt !== undefined && now.getTime() - lastFailedAt.getTime() >= lockMs);
  const before = forgiven ? 0 : contact.failedAttempts;
  const failedAttempts = before + 1;
  if (failedAttempts < contactFailuresAllowed) return { failedAttempts };
  return { failedAttempts: contactFailuresAllowed, lockedUntil: new Date(now.getTime() + lockMs) };
}

export function isCertificateLocked(lock: CertificateLock, now: Date): boolean {
  return lock.lockedUntil !== undefined && now < lock.lockedUntil;
}

/**
 * A lock in force is not prolonged by further tries: nobody can keep a household out for ever. Tries
 * further back than a day are forgotten.
 */
export function countOnCertificate(lock: CertificateLock | undefined, now: Date): CertificateLock {
  if (lock && isCertificateLocked(lock, now)) return lock;
  const fresh =
    !lock || lock.lockedUntil !== undefined || now.getTime() - lock.firstFailedAt.getTime() >= lockMs;
  const failedAttempts = fresh ? 1 : lock.failedAttempts + 1;
  const firstFailedAt = fresh ? now : lock.firstFailedAt;
  if (failedAttempts < certificateFailuresAllowed) return { failedAttempts, firstFailedAt };
  return { failedAttempts, firstFailedAt, lockedUntil: new Date(now.getTime() + lockMs) };
}

/** Full years of age on a day. */
export function ageOn(bornOn: Day, today: Day): number {
  const hadBirthday = today.slice(5) >= bornOn.slice(5);
  return yearOf(today) - yearOf(bornOn) - (hadBirthday ? 0 : 1);
}

function hasLeft(member: { readonly leftOn?: Day }, today: Day): boolean {
  return member.leftOn !== undefined && member.leftOn <= today;
}

/** What must be known of a member to decide who may see the member's claims. */
export interface ViewedMember {
  readonly memberId: number;
  readonly relation: string;
  readonly bornOn?: Day;
  readonly leftOn?: Day;
}

/**
 * The members whose claims this contact may see: those verified on it by their own name and last four, and the
 * household's children under 14 whose guardian is among them. Everybody else's stay closed, also a grown
 * child's to the parents. `householdMembers` are the members of one household.
 */
export function visibleMembers<Member extends ViewedMember>(
  bindings: readonly Pick<Binding, 'memberId'>[],
  householdMembers: readonly Member[],
  today: Day,
): readonly Member[] {
  const present = householdMembers.filter((member) => !hasLeft(member, today));
  const verified = present.filter((member) => bindings.some(({ memberId }) => memberId === member.memberId));
  return present.filter(
    (member) =>
      verified.includes(member) || verified.some((guardian) => isGuardianOf(guardian, member, today)),
  );
}

/**
 * Relations are to the household's head. Civil Code art. 27: the parents are the guardians; the head and spouse
 * are those of the household's children, and with a grandchild its own grown parents in the household too. An
 * elder brother or sister is not. A member whose birthday is not recorded is never taken for a child.
 */
function isGuardianOf(guardian: ViewedMember, child: ViewedMember, today: Day): boolean {
  if (child.bornOn === undefined || ageOn(child.bornOn, today) >= guardedBelowAge) return false;
  if (guardian.bornOn !== undefined && ageOn(guardian.bornOn, today) < adultFromAge) return false;
  if (guardian.relation === 'head' || guardian.relation === 'spouse') return true;
  return child.relation === 'grandchild' && (guardian.relation === 'son' || guardian.relation === 'daughter');
}
