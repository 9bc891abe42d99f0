/** What a message means in the identity check, before any record is looked at. */
import { contactLockedUntil } from '../../identity/decide.ts';
import { hasConsented } from '../../identity/consent.ts';
import type { Credentials } from '../../identity/identity.ts';
import type { DialogueEvent } from '../dialogue.ts';
import type { Situation } from '../facts.ts';
import { pressesElsewhere, speaksOfElse } from './aside.ts';
import { readConsent } from './identity-consent.ts';
import { readCredentials, type Wanted } from './identity-reading.ts';
import type { AskingState, IdentityState } from './identity-state.ts';

export type Received =
  | { readonly kind: 'not-here' }
  | { readonly kind: 'locked'; readonly until: Date }
  | { readonly kind: 'ask-consent' }
  | {
      readonly kind: 'consent-unclear';
      readonly misses: number;
      readonly credentialsTooEarly: boolean;
      /** The consent is asked about or doubted: what it is for is told again. */
      readonly doubted: boolean;
    }
  /** Consent to the text as it stands now, by somebody verified before it changed. */
  | { readonly kind: 'consent-renewed'; readonly name: string }
  | { readonly kind: 'declined' }
  | { readonly kind: 'elsewhere' }
  | {
      readonly kind: 'ask-next';
      readonly state: AskingState;
      readonly consentGiven: boolean;
      readonly wholeId: boolean;
      /** Nothing has been asked for yet. */
      readonly opening: boolean;
    }
  | { readonly kind: 'unreadable'; readonly state: AskingState }
  | {
      readonly kind: 'complete';
      readonly credentials: Credentials;
      readonly consentGiven: boolean;
      readonly wholeId: boolean;
    };

/** What needs the identity check asks for it again; that is no change of topic. */
const wantsVerification = ['account', 'claim', 'enrolment', 'complaint'] as const;
const certainFrom = 1;

export function receive(
  state: IdentityState | undefined,
  event: DialogueEvent,
  situation: Situation,
): Received {
  if (!situation.householdDataAllowed) return { kind: 'not-here' };
  const until = contactLockedUntil(situation.contact, situation.now);
  if (until) return { kind: 'locked', until };
  if (!state) {
    if (!hasConsented(situation.contact)) return { kind: 'ask-consent' };
    return collect(openingState(situation), event, { consentGiven: false, opening: true });
  }
  if (pressesElsewhere(event, 'identity-')) return { kind: 'elsewhere' };
  return state.at === 'consent'
    ? answerToConsent(state.misses, event, situation)
    : answerToAsking(state, event);
}

/** Whoever is verified already speaks for another adult of the same household: its certificate is known. */
export function openingState(situation: Situation): AskingState {
  const [bound] = situation.bindings;
  return { at: 'asking', ...(bound && { certificate: bound.certificate }), misses: 0 };
}

export function wantedNext(state: AskingState): Wanted | undefined {
  if (state.certificate === undefined) return 'certificate';
  if (state.name === undefined) return 'name';
  return state.idLast4 === undefined ? 'idLast4' : undefined;
}

function answerToConsent(misses: number, event: DialogueEvent, situation: Situation): Received {
  const { slots } = event.understood;
  const { text } = event;
  const given = readCredentials(text, slots, undefined);
  const early = given.certificate !== undefined || given.idLast4 !== undefined;
  switch (readConsent(event, early)) {
    case 'refused':
      return { kind: 'declined' };
    case 'given': {
      const received = collect(openingState(situation), event, { consentGiven: true, opening: true });
      const [before] = situation.bindingsBefore ?? [];
      return received.kind === 'ask-next' && before
        ? { kind: 'consent-renewed', name: before.memberName }
        : received;
    }
    case 'doubted':
      if (speaksOfElse(event, wantsVerification, certainFrom)) return { kind: 'elsewhere' };
      return { kind: 'consent-unclear', misses: misses + 1, credentialsTooEarly: early, doubted: true };
    case 'unclear':
      if (!early && speaksOfElse(event, wantsVerification)) return { kind: 'elsewhere' };
      return { kind: 'consent-unclear', misses: misses + 1, credentialsTooEarly: early, doubted: false };
  }
}

function answerToAsking(state: AskingState, event: DialogueEvent): Received {
  const received = collect(state, event, { consentGiven: false, opening: false });
  if (received.kind !== 'unreadable') return received;
  return speaksOfElse(event, wantsVerification) ? { kind: 'elsewhere' } : received;
}

function collect(
  state: AskingState,
  event: DialogueEvent,
  how: { readonly consentGiven: boolean; readonly opening: boolean },
): Received {
  const wanted = how.opening ? undefined : wantedNext(state);
  const { wholeId, ...read } = readCredentials(event.text, event.understood.slots, wanted);
  // "2026年交了没": four digits in the question that led here are no ending, unless the certificate is beside them.
  const asked = !how.opening || how.consentGiven || read.certificate !== undefined;
  const given = asked ? read : {};
  const { certificate, name, idLast4 } = { ...state, ...given };
  if (certificate !== undefined && name !== undefined && idLast4 !== undefined) {
    return {
      kind: 'complete',
      credentials: { certificate, name, idLast4 },
      consentGiven: how.consentGiven,
      wholeId,
    };
  }
  if (Object.keys(given).length === 0 && !how.opening)
    return { kind: 'unreadable', state: { ...state, misses: state.misses + 1 } };
  return { kind: 'ask-next', state: { ...state, ...given, misses: 0 }, ...how, wholeId };
}
