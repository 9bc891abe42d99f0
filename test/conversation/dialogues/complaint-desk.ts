/** One dialogue by itself: messages really understood, facts given by hand, its answers worded. */
import type { Dialogue, DialogueEvent, Outcome, Utterance } from '../../../src/conversation/dialogue.ts';
import type { Effect } from '../../../src/conversation/effects.ts';
import type { Facts, Needs, Situation } from '../../../src/conversation/facts.ts';
import { render } from '../../../src/conversation/render.ts';
import type { Binding, Contact } from '../../../src/identity/identity.ts';
import { dayOf } from '../../../src/kernel/day.ts';
import { normalizeText } from '../../../src/kernel/text.ts';
import { parts } from '../../support/talk.ts';

const shared = parts();

export const now = new Date('2026-11-22T02:00:00Z');

export const bound: Binding = {
  memberId: 11,
  memberName: '乌力吉',
  relation: 'head',
  bornOn: '1968-03-05',
  householdId: 1,
  certificate: '150422000001',
  sumu: '林东镇',
  verifiedAt: new Date('2026-10-01T02:00:00Z'),
};

export function contact(change: Partial<Contact> = {}): Contact {
  return { id: 1, channel: 'terminal', externalId: 'a', language: 'zh-CN', failedAttempts: 0, ...change };
}

export function situation(change: Partial<Situation> = {}): Situation {
  const at = change.now ?? now;
  return {
    now: at,
    today: dayOf(at),
    scheme: shared.scheme,
    calendar: shared.calendar,
    contact: contact(),
    bindings: [],
    householdDataAllowed: true,
    ...change,
  };
}

export function event(text: string, kind: 'began' | 'said' = 'said'): DialogueEvent {
  return {
    kind,
    text: normalizeText(text),
    written: text,
    understood: shared.understanding.understand(text),
  };
}

/** A message whose topic was understood for certain, whatever it says. */
export function about(
  intent: DialogueEvent['understood']['intent'],
  text: string,
  confidence = 0.9,
): DialogueEvent {
  return {
    kind: 'said',
    text,
    written: text,
    understood: { ...shared.understanding.understand(text), intent, confidence },
  };
}

export interface Heard {
  readonly outcome: Outcome<unknown>['kind'];
  readonly state: unknown;
  readonly text: string;
  readonly choices: readonly string[];
  readonly citations: readonly string[];
  readonly effects: readonly Effect[];
  readonly needs: Needs;
}

export function worded(utterances: readonly Utterance[], at: Situation): string {
  return utterances.map((one) => render(one, at, shared.wording).reply.text).join('\n');
}

/** A conversation with one dialogue; `press` chooses an option by its id. */
export function sitDown<State>(
  dialogue: Dialogue<State>,
  given: { readonly situation?: Situation; readonly facts?: (needs: Needs) => Facts } = {},
) {
  const at = given.situation ?? situation();
  const facts = given.facts ?? (() => ({}));
  let state: State | undefined;
  const hear = (heard: DialogueEvent): Heard => {
    const said: DialogueEvent = { ...heard, kind: state === undefined ? 'began' : 'said' };
    const needs = dialogue.needs(state, said, at);
    const step = dialogue.step(state, said, at, facts(needs));
    const { outcome } = step;
    if (outcome.kind === 'waiting' || outcome.kind === 'resting') {
      state = dialogue.schema.parse(JSON.parse(JSON.stringify(outcome.state)));
    }
    return {
      outcome: outcome.kind,
      state,
      text: worded(step.utterances, at),
      choices: step.utterances.flatMap(({ choices = [] }) => choices.map(({ id }) => id)),
      citations: step.utterances.flatMap(({ citations = [] }) => citations),
      effects: step.effects,
      needs,
    };
  };
  return {
    hear,
    say: (text: string) => hear(event(text)),
    press: (choice: string, text = '') => hear({ ...event(text), choice }),
    asksNow: () => (state === undefined ? '' : worded([dialogue.ask(state, at)], at)),
  };
}
