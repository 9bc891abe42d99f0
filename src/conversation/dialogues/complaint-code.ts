/** A complaint that is not the contact's own opens with its query code only, with a lock against guessing. */
import type { ComplaintView } from '../../complaint/complaint.ts';
import {
  contactFailuresAllowed,
  contactLockedUntil,
  countFailure,
  countOnCertificate,
  isCertificateLocked,
} from '../../identity/decide.ts';
import { done, pass, type Step, waiting } from '../dialogue.ts';
import type { Facts, Situation } from '../facts.ts';
import type { ComplaintWish } from '../understand/complaint-wishes.ts';
import type { ComplaintStatusState } from './complaint-status-state.ts';
import { askCode, lockedOut, wrongCode } from './complaint-status-words.ts';

export interface Knock {
  readonly number: string;
  readonly code: string | undefined;
  /** To be done once it is open. */
  readonly wish: ComplaintWish;
  /** Its code was given in this conversation, or it is the contact's own. */
  readonly opened: boolean;
}

export interface LetIn {
  /** Undefined: `step` is what is said instead. */
  readonly complaint?: ComplaintView;
  readonly step: Step<ComplaintStatusState>;
}

/**
 * Whether a complaint of that number exists is not told. Codes share the count of the identity check: three wrong tries
 * lock the contact for a day. Tries on one number are counted over all contacts, as on a certificate: else a thousand
 * contacts could guess a code of six digits.
 */
export function letIn({ number, code, wish, opened }: Knock, situation: Situation, facts: Facts): LetIn {
  const closed = !opened && isClosed(number, situation, facts);
  if (facts.complaint && !closed) return { complaint: facts.complaint, step: pass() };
  const until = contactLockedUntil(situation.contact, situation.now);
  if (until) return { step: done([lockedOut(until, situation)]) };
  const asking: ComplaintStatusState = {
    at: 'code',
    number,
    misses: 0,
    ...(wish.kind !== 'view' && { wish }),
  };
  if (code === undefined) return { step: waiting(asking, [askCode(number, situation)]) };
  const failures = countFailure(situation.contact, situation.now);
  const effects = [
    { kind: 'failures-counted' as const, ...failures },
    {
      kind: 'certificate-lock-set' as const,
      certificate: number,
      lock: countOnCertificate(facts.certificateLock, situation.now),
    },
    { kind: 'audited' as const, action: 'query-code-refused', subject: `complaint:${number}` },
  ];
  if (failures.lockedUntil) return { step: done([lockedOut(failures.lockedUntil, situation)], effects) };
  const left = contactFailuresAllowed - failures.failedAttempts;
  return { step: waiting(asking, [wrongCode(left)], effects) };
}

/** A number tried too often opens to no code today; to the contact that filed it, it is always open. */
function isClosed(number: string, { now }: Situation, { certificateLock, complaints = [] }: Facts): boolean {
  const own = complaints.some((complaint) => complaint.number === number);
  return certificateLock !== undefined && isCertificateLocked(certificateLock, now) && !own;
}
