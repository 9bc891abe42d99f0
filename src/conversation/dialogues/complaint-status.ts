/** How a complaint stands: the contact's own at once, any other by its number and query code. */
import {
  contactFailuresAllowed,
  contactLockedUntil,
  countFailure,
  countOnCertificate,
  isCertificateLocked,
} from '../../identity/decide.ts';
import { readNumber } from '../../kernel/identifiers.ts';
import { type Dialogue, type DialogueEvent, done, pass, type Step, waiting } from '../dialogue.ts';
import type { Facts, Situation } from '../facts.ts';
import { wantsNews } from '../understand/news.ts';
import { pressesElsewhere, speaksOfElse } from './aside.ts';
import { type ComplaintStatusState, complaintStatusStateSchema } from './complaint-status-state.ts';
import {
  askCode,
  askNumber,
  lockedOut,
  one,
  several,
  unreadable,
  wrongCode,
  wrongNumber,
} from './complaint-status-words.ts';

type Asked =
  | { readonly kind: 'own' }
  | { readonly kind: 'news' }
  | { readonly kind: 'number'; readonly number: string; readonly code?: string }
  | { readonly kind: 'wrong-check-digit'; readonly text: string }
  | { readonly kind: 'elsewhere' }
  | { readonly kind: 'unreadable' };

const own = ['complaint-status', 'complaint'] as const;

/** "T26-0418-7 查询码 123456", "123456", "还没信儿". */
function readAsked(state: ComplaintStatusState | undefined, event: DialogueEvent): Asked {
  if (event.choice === undefined && wantsNews(event.text)) return { kind: 'news' };
  const pressed = event.choice?.startsWith('complaint-view:')
    ? event.choice.slice('complaint-view:'.length)
    : undefined;
  const read = readNumber(pressed ?? event.text, state?.at === 'number' ? 'complaint' : undefined);
  // A bare six-digit code is no number with a letter left out.
  const code = readCode(event, read.kind === 'number');
  if (read.kind === 'number' && read.of === 'complaint') {
    return { kind: 'number', number: read.value, ...(code !== undefined && { code }) };
  }
  if (state?.at === 'code' && code !== undefined) return { kind: 'number', number: state.number, code };
  if (read.kind === 'wrong-check-digit') return { kind: 'wrong-check-digit', text: read.text };
  if (read.kind === 'number') return { kind: 'wrong-check-digit', text: read.value };
  if (!state) return { kind: 'own' };
  return pressesElsewhere(event, 'complaint-view:') || speaksOfElse(event, own)
    ? { kind: 'elsewhere' }
    : { kind: 'unreadable' };
}

function readCode(event: DialogueEvent, besideNumber: boolean): string | undefined {
  const digits = event.text
    .slice(0, 200)
    .match(/(?<![\dA-Za-z-])\d{6}(?![\d-])/gu)
    ?.at(-1);
  if (digits !== undefined) return digits;
  const grouped = besideNumber
    ? undefined
    : /^\D{0,8}(\d(?:[ -]?\d){5})\D{0,4}$/u.exec(event.text.slice(0, 60))?.[1];
  return grouped?.replace(/\D/gu, '') ?? event.understood.slots.queryCode;
}

export const complaintStatusDialogue: Dialogue<ComplaintStatusState> = {
  name: 'complaint-status',
  intent: 'complaint-status',
  version: 1,
  schema: complaintStatusStateSchema,
  needs(state, event, situation) {
    const asked = readAsked(state, event);
    if (asked.kind === 'own') return { complaints: {} };
    if (asked.kind !== 'number') return {};
    const locked = contactLockedUntil(situation.contact, situation.now) !== undefined;
    // While the contact is locked no code is tried; its own complaints need none.
    const { number, code } = asked;
    if (code === undefined || locked) return { complaint: { number } };
    return {
      certificateLock: { certificate: number },
      complaint: { number, queryCode: code },
      complaints: {},
    };
  },
  step(state, event, situation, facts) {
    const asked = readAsked(state, event);
    switch (asked.kind) {
      case 'own':
        return ownComplaints(situation, facts);
      case 'news':
        return done(
          [
            {
              lines: [{ id: 'complaint-news-told' }, { id: 'claim-news-end' }],
              choices: [{ id: 'intent-menu' }],
            },
          ],
          situation.contact.newsRefusedAt ? [{ kind: 'news-taken-back' }] : [],
        );
      case 'number':
        return byNumber(asked.number, asked.code, situation, facts);
      case 'wrong-check-digit':
        return waiting<ComplaintStatusState>({ at: 'number', misses: 0 }, [wrongNumber(asked.text)]);
      case 'elsewhere':
        return pass();
      case 'unreadable': {
        const before: ComplaintStatusState = state ?? { at: 'number', misses: 0 };
        const next = { ...before, misses: before.misses + 1 };
        return waiting<ComplaintStatusState>(next, [unreadable(next.at, next.misses, situation)]);
      }
    }
  },
  ask: (state, situation) =>
    state.at === 'code' ? askCode(state.number, situation) : askNumber(situation, false),
};

function ownComplaints(situation: Situation, facts: Facts): Step<ComplaintStatusState> {
  const complaints = facts.complaints ?? [];
  const [only] = complaints;
  if (!only) return waiting<ComplaintStatusState>({ at: 'number', misses: 0 }, [askNumber(situation, true)]);
  return done([complaints.length === 1 ? one(only, situation) : several(complaints, situation)]);
}

/**
 * A number that is not the contact's own opens with its code only; whether such a complaint exists is not told.
 * Codes share the count of the identity check: three wrong tries lock the contact for a day. Tries on one number are
 * counted over all contacts, as on a certificate: else a thousand contacts could guess a code of six digits.
 */
function byNumber(
  number: string,
  code: string | undefined,
  situation: Situation,
  facts: Facts,
): Step<ComplaintStatusState> {
  const closed = isClosed(number, situation, facts);
  if (facts.complaint && !closed) return done([one(facts.complaint, situation)]);
  const until = contactLockedUntil(situation.contact, situation.now);
  if (until) return done([lockedOut(until, situation)]);
  const asking: ComplaintStatusState = { at: 'code', number, misses: 0 };
  if (code === undefined) return waiting(asking, [askCode(number, situation)]);
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
  if (failures.lockedUntil) return done([lockedOut(failures.lockedUntil, situation)], effects);
  return waiting(asking, [wrongCode(contactFailuresAllowed - failures.failedAttempts)], effects);
}

/** A number tried too often opens to no code today; to the contact that filed it, it is always open. */
function isClosed(number: string, { now }: Situation, { certificateLock, complaints = [] }: Facts): boolean {
  const own = complaints.some((complaint) => complaint.number === number);
  return certificateLock !== undefined && isCertificateLocked(certificateLock, now) && !own;
}
