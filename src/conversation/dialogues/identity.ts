/** Who is writing? Consent first, then certificate number, name and last four; three wrong tries lock for a day. */
import { consentVersion } from '../../identity/consent.ts';
import { decideVerification, type Verification } from '../../identity/decide.ts';
import type { Credentials } from '../../identity/identity.ts';
import { maskCertificate } from '../../kernel/masking.ts';
import { type Dialogue, type DialogueEvent, done, pass, type Step, waiting } from '../dialogue.ts';
import type { Effect } from '../effects.ts';
import type { Facts, Situation } from '../facts.ts';
import { holdsCredentials } from './identity-reading.ts';
import { openingState, receive, wantedNext } from './identity-receive.ts';
import { type AskingState, type IdentityState, identityStateSchema } from './identity-state.ts';
import {
  askAgain,
  consentAgain,
  consentQuestion,
  declined,
  locked,
  notHere,
  openQuestion,
  question,
  refused,
  verifiedLine,
} from './identity-words.ts';

export const identityDialogue: Dialogue<IdentityState> = {
  name: 'identity',
  intent: 'account',
  version: 1,
  schema: identityStateSchema,
  needs(state, event, situation) {
    const received = receive(state, event, situation);
    if (received.kind !== 'complete') return {};
    const { credentials } = received;
    return { candidates: credentials, certificateLock: { certificate: credentials.certificate } };
  },
  step(state, event, situation, facts) {
    const step = answer(state, event, situation, facts);
    const asked = state && { wanted: state.at === 'asking' ? wantedNext(state) : undefined };
    const { outcome, effects } = step;
    if (outcome.kind === 'pass' || !holdsCredentials(event.text, event.understood.slots, asked)) return step;
    return { ...step, effects: [...effects, { kind: 'words-concealed' }] };
  },
  // What was given of the three things is given again after 返回: a step back must not be a hiding place for them.
  remembered: (state) => (state.at === 'asking' ? { at: 'asking', misses: 0 } : state),
  ask: openQuestion,
};

function answer(
  state: IdentityState | undefined,
  event: DialogueEvent,
  situation: Situation,
  facts: Facts,
): Step<IdentityState> {
  const received = receive(state, event, situation);
  switch (received.kind) {
    case 'not-here':
      return done([notHere(situation)]);
    case 'locked':
      return done([locked(received.until, situation, false)]);
    case 'ask-consent':
      return waiting<IdentityState>({ at: 'consent', misses: 0 }, [consentQuestion()]);
    case 'consent-unclear': {
      const { misses } = received;
      return waiting<IdentityState>({ at: 'consent', misses }, [consentAgain(received)]);
    }
    case 'consent-renewed':
      return done([{ lines: [verifiedLine(received.name)] }], consentEffects(true));
    case 'declined':
      return done([declined(situation)]);
    case 'elsewhere':
      return pass();
    case 'ask-next': {
      const lines = [
        ...(received.wholeId ? [{ id: 'identity-whole-id' }] : []),
        ...question(received.state, situation, received.opening),
      ];
      return waiting<IdentityState>(received.state, [{ lines }], consentEffects(received.consentGiven));
    }
    case 'unreadable':
      return waiting<IdentityState>(received.state, [askAgain(received.state, situation)]);
    case 'complete': {
      const step = verified(received.credentials, situation, facts, received.wholeId);
      return { ...step, effects: [...consentEffects(received.consentGiven), ...step.effects] };
    }
  }
}

function consentEffects(given: boolean): readonly Effect[] {
  return given ? [{ kind: 'consent-given', version: consentVersion }] : [];
}

function verified(
  credentials: Credentials,
  situation: Situation,
  facts: Facts,
  wholeId: boolean,
): Step<IdentityState> {
  const verification = decideVerification({
    contact: situation.contact,
    candidates: facts.candidates ?? [],
    certificateLock: facts.certificateLock,
    now: situation.now,
    today: situation.today,
  });
  const next = openingState(situation);
  switch (verification.kind) {
    case 'verified': {
      const { memberId, name } = verification;
      return done(
        [{ lines: [...(wholeId ? [{ id: 'identity-whole-id' }] : []), verifiedLine(name)] }],
        [
          { kind: 'bound', memberId },
          { kind: 'audited', action: 'identity-verified', subject: `member:${String(memberId)}` },
        ],
      );
    }
    case 'under-age': {
      const guardian: AskingState = { at: 'asking', certificate: credentials.certificate, misses: 0 };
      return waiting<IdentityState>(guardian, [
        { lines: [{ id: 'identity-under-age' }, { id: 'identity-ask-guardian' }] },
      ]);
    }
    case 'refused': {
      const effects = refusalEffects(credentials, verification);
      const { lockedUntil } = verification.failures;
      if (lockedUntil) return done([locked(lockedUntil, situation, true)], effects);
      return waiting<IdentityState>(next, [refused(verification.attemptsLeft, next, situation)], effects);
    }
    case 'contact-locked':
      return done([locked(verification.lockedUntil, situation, false)]);
  }
}

function refusalEffects(
  { certificate }: Credentials,
  { failures, certificateLock }: Extract<Verification, { kind: 'refused' }>,
): readonly Effect[] {
  return [
    { kind: 'failures-counted', ...failures },
    { kind: 'certificate-lock-set', certificate, lock: certificateLock },
    { kind: 'audited', action: 'identity-refused', subject: `certificate:${maskCertificate(certificate)}` },
  ];
}
