/** Messages that are occasions rather than words: somebody arrived, left, or spoke to heyi in a group. */
import { dayOf } from '../kernel/day.ts';
import { readNumber } from '../kernel/identifiers.ts';
import type { Intent } from '../kernel/intent.ts';
import type { Inbound, Language } from '../kernel/message.ts';
import { normalizeText } from '../kernel/text.ts';
import type { Scheme } from '../policy/types.ts';
import type { DialogueEvent, Utterance } from './dialogue.ts';
import { leftToThePerson } from './hand-over.ts';
import { emergency, greeting } from './plain-replies.ts';
import { render, type Rendered } from './render.ts';
import { byIntent } from './route.ts';
import type { ConversationState } from './state.ts';
import { askAgain, sayFirst } from './asked-again.ts';
import { open, say, type Turn } from './turn.ts';
import type { Understanding } from './understand/understood.ts';
import type { Wording } from './wording.ts';

/** On posters, in links and on QR codes; WeChat's scene codes and Telegram's start parameters are the same. */
const intentsByCode = {
  enrol: 'enrolment',
  account: 'account',
  claim: 'claim',
  estimate: 'estimate',
  complaint: 'complaint',
  policy: 'policy',
  human: 'human',
} as const satisfies Readonly<Record<string, Intent>>;

type Named =
  | { readonly kind: 'intent'; readonly intent: (typeof intentsByCode)[keyof typeof intentsByCode] }
  | { readonly kind: 'complaint-number'; readonly number: string }
  | { readonly kind: 'unknown' };

/** What a code names; one that nobody knows is no reason not to be greeted. */
export function readCode(code: string | undefined): Named {
  const bare = (code ?? '').trim();
  const intent = Object.entries(intentsByCode).find(([known]) => known === bare.toLowerCase())?.[1];
  if (intent) return { kind: 'intent', intent };
  const read = readNumber(bare);
  return read.kind === 'number' && read.of === 'complaint'
    ? { kind: 'complaint-number', number: read.value }
    : { kind: 'unknown' };
}

/** Telegram tells of an unblocked chat and of the Start that unblocked it one after the other: one coming. */
const onceWithinMs = 10_000;

export function hasJustCome({ greetedAt }: ConversationState, { code }: Inbound, at: Date): boolean {
  return code === undefined && greetedAt !== undefined && at.getTime() - greetedAt.getTime() < onceWithinMs;
}

/**
 * Greets, and opens what the code names. What was being talked of goes on: its question is asked again.
 * @param first nothing has been said on this contact before
 */
export async function arrive(
  turn: Turn,
  wording: Wording,
  code: string | undefined,
  first: boolean,
): Promise<void> {
  turn.intent = 'greeting';
  // Whoever comes back is answered again; their request for a person stays with the office.
  if (turn.state.quiet) await leftToThePerson(turn, saying(turn, ''), 'menu');
  if (await openNamed(turn, wording, readCode(code))) {
    if (first) sayFirst(turn, [{ id: 'greeting' }]);
    return;
  }
  if (!askAgain(turn, [{ id: 'greeting' }])) say(turn, greeting());
  turn.state = { ...turn.state, greetedAt: turn.situation.now };
}

async function openNamed(turn: Turn, wording: Wording, named: Named): Promise<boolean> {
  switch (named.kind) {
    case 'intent': {
      // A complaint half told is not begun anew because its poster was scanned once more.
      if (isUnderWay(turn.state, named.intent)) return false;
      const label = wording.say({ id: `choice-intent-${named.intent}` }, turn.situation.contact.language);
      const event = saying(turn, label);
      return byIntent(turn, named.intent, {
        ...event,
        understood: { ...event.understood, intent: named.intent },
      });
    }
    case 'complaint-number':
      return open(turn, 'complaint-status', saying(turn, named.number));
    case 'unknown':
      return false;
  }
}

function isUnderWay({ active, suspended }: ConversationState, intent: Intent): boolean {
  return [...suspended, ...(active ? [active] : [])].some(({ name }) => name === intent);
}

function saying({ parts }: Turn, text: string): DialogueEvent {
  return { kind: 'began', text, written: text, understood: parts.understanding.understand(text) };
}

export interface GroupParts {
  readonly understanding: Understanding;
  readonly wording: Wording;
  readonly scheme: Scheme;
}

const languages: readonly Language[] = ['zh-CN', 'en'];

/**
 * In a group everybody reads along, so nothing personal is said, whoever is bound to what; no contact is made or read.
 * Only an emergency is answered as everywhere.
 */
export function toGroup(
  { text }: Inbound,
  at: Date,
  parts: GroupParts,
): { intent: Intent; reply: Rendered['reply'] } {
  const urgent = parts.understanding.understand(normalizeText(text)).intent === 'emergency';
  const refusal: Utterance = { lines: [{ id: 'group-refused' }] };
  const utterance = urgent ? emergency() : refusal;
  const told = languages.map(
    (language) =>
      render(utterance, { scheme: parts.scheme, today: dayOf(at), contact: { language } }, parts.wording)
        .reply,
  );
  return {
    intent: urgent ? 'emergency' : 'other',
    reply: {
      text: told.map((one) => one.text).join(urgent ? '\n\n' : '\n'),
      choices: [],
      citations: [...(utterance.citations ?? [])],
    },
  };
}
