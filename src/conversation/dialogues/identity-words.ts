/** What the identity check says; named lines only. */
import { dayOf } from '../../kernel/day.ts';
import { maskName } from '../../kernel/masking.ts';
import type { Language } from '../../kernel/message.ts';
import type { Line, Utterance } from '../dialogue.ts';
import type { Situation } from '../facts.ts';
import { dayText } from '../wording.ts';
import { wantedNext } from './identity-receive.ts';
import type { AskingState, IdentityState } from './identity-state.ts';

/** After so many answers in a row that could not be read, a person is offered. */
const missesBeforeHuman = 2;

const chinaOffsetMs = 8 * 3_600_000;

/** 11月23日（周一）10:15 */
export function momentText(at: Date, language: Language): string {
  const clock = new Date(at.getTime() + chinaOffsetMs).toISOString().slice(11, 16);
  const day = dayText(dayOf(at), language);
  return language === 'en' ? `${clock}, ${day}` : `${day}${clock}`;
}

export function officeLine(id: string, situation: Situation): Line {
  const { telephones, hours } = situation.scheme.profile;
  return { id, args: { telephone: telephones.office, hours: hours[situation.contact.language] } };
}

export function consentQuestion(before: readonly Line[] = []): Utterance {
  const notice = ['identity-why', 'identity-consent-use', 'identity-consent-rights', 'identity-consent-ask'];
  return {
    lines: [...before, ...notice.map((id) => ({ id }))],
    choices: [{ id: 'identity-agree' }, { id: 'identity-refuse' }],
  };
}

export function consentAgain(answer: {
  readonly misses: number;
  readonly credentialsTooEarly: boolean;
  readonly doubted: boolean;
}): Utterance {
  const { misses, credentialsTooEarly, doubted } = answer;
  const reasons = ['identity-why', 'identity-consent-use', 'identity-consent-rights'];
  return {
    lines: [
      ...(doubted ? reasons.map((id) => ({ id })) : []),
      { id: credentialsTooEarly ? 'identity-consent-before' : 'identity-consent-unclear' },
      { id: 'identity-consent-ask' },
    ],
    choices: [
      { id: 'identity-agree' },
      { id: 'identity-refuse' },
      ...(misses >= missesBeforeHuman ? [{ id: 'intent-human' }] : []),
    ],
  };
}

/** The one thing asked for next; at the beginning also that all three may come in one message. */
export function question(state: AskingState, situation: Situation, opening: boolean): readonly Line[] {
  const bound = situation.bindings.some(({ certificate }) => certificate === state.certificate);
  switch (wantedNext(state)) {
    case 'certificate':
      return [{ id: 'identity-ask-certificate' }, ...(opening ? [{ id: 'identity-ask-together' }] : [])];
    case 'name':
      return [{ id: bound && opening ? 'identity-ask-other-adult' : 'identity-ask-name' }];
    case 'idLast4':
    case undefined:
      return [{ id: 'identity-ask-last4' }];
  }
}

const unreadable = {
  certificate: 'identity-unreadable-certificate',
  name: 'identity-unreadable-name',
  idLast4: 'identity-unreadable-last4',
} as const;

export function askAgain(state: AskingState, situation: Situation): Utterance {
  const line = { id: unreadable[wantedNext(state) ?? 'idLast4'] };
  if (state.misses < missesBeforeHuman) return { lines: [line] };
  return { lines: [line, officeLine('identity-office', situation)], choices: [{ id: 'intent-human' }] };
}

export function openQuestion(state: IdentityState, situation: Situation): Utterance {
  if (state.at === 'consent') return consentQuestion();
  return { lines: question(state, situation, false) };
}

/** 乌*: who stands beside the telephone need not read the whole name. */
export function verifiedLine(name: string): Line {
  return { id: 'identity-verified', args: { name: maskName(name) } };
}

export function refused(attemptsLeft: number, next: AskingState, situation: Situation): Utterance {
  return {
    lines: [
      { id: 'identity-refused' },
      { id: 'identity-refused-also' },
      { id: 'identity-tries-left', args: { left: attemptsLeft } },
      ...question(next, situation, false),
    ],
  };
}

export function locked(until: Date, situation: Situation, justNow: boolean): Utterance {
  const args = { until: momentText(until, situation.contact.language) };
  return {
    lines: [
      ...(justNow ? [{ id: 'identity-refused' }] : []),
      { id: 'identity-locked', args },
      officeLine('identity-office', situation),
      { id: 'identity-rest-open' },
    ],
    choices: [{ id: 'intent-estimate' }, { id: 'intent-policy' }, { id: 'intent-human' }],
  };
}

export function declined(situation: Situation): Utterance {
  return {
    lines: [
      { id: 'identity-declined' },
      { id: 'identity-rest-open' },
      officeLine('identity-office', situation),
    ],
    choices: [{ id: 'intent-estimate' }, { id: 'intent-policy' }, { id: 'intent-complaint' }],
  };
}

export function notHere(situation: Situation): Utterance {
  return {
    lines: [
      { id: 'identity-not-here' },
      officeLine('identity-office', situation),
      { id: 'identity-rest-open' },
    ],
    choices: [{ id: 'intent-estimate' }, { id: 'intent-policy' }, { id: 'intent-complaint' }],
  };
}
