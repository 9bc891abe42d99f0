/** A reminder has reached the phone, sent to hundreds of thousands: what is said next may answer it. */
import type { Choice, Language } from '../kernel/message.ts';
import type { DialogueName, Option } from './dialogue.ts';
import { labelOf } from './render.ts';
import type { ConversationState, MenuItem } from './state.ts';
import type { Turn } from './turn.ts';
import { type BroadcastAnswer, readBroadcastAnswer } from './understand/broadcast-answers.ts';
import type { Wording } from './wording.ts';

interface Meaning extends Option {
  readonly dialogue: DialogueName;
}

/** Whoever answers in words chooses by them, what is offered to be pressed or more. */
const meanings: Readonly<Record<BroadcastAnswer, Meaning>> = {
  paid: { id: 'reminder-paid', dialogue: 'enrolment' },
  how: { id: 'enrolment-how', dialogue: 'enrolment' },
  stop: { id: 'opt-out', dialogue: 'opt-out' },
  online: { id: 'reminder-online', dialogue: 'enrolment' },
  unwilling: { id: 'reminder-unwilling', dialogue: 'enrolment' },
  hardship: { id: 'reminder-hardship', dialogue: 'enrolment' },
  whose: { id: 'reminder-whose', dialogue: 'enrolment' },
  'not-ours': { id: 'reminder-not-ours', dialogue: 'enrolment' },
  gone: { id: 'reminder-gone', dialogue: 'enrolment' },
  seen: { id: 'reminder-seen', dialogue: 'enrolment' },
};

/** In this order: on WeChat they are numbered. */
const offered = [meanings.paid, meanings.how, meanings.stop];

/** What a broadcast offers to be pressed; taken up by takeUpBroadcast. */
export function broadcastChoices(wording: Wording, language: Language): readonly Choice[] {
  return itemsIn(wording, language).map(({ label }) => ({ label, send: label }));
}

function itemsIn(wording: Wording, language: Language): readonly MenuItem[] {
  return offered.map((option) => ({
    id: option.id,
    label: wording.say(labelOf(option), language),
    dialogue: option.dialogue,
  }));
}

/**
 * Nothing has been said since the broadcast, nor anything told later that asks for an answer of its own: its choices
 * are the ones last shown. False: no broadcast is being answered.
 * @param since when the conversation's last turn was; undefined: there was none
 */
export function takeUpBroadcast(turn: Turn, since: Date | undefined, askedAt: Date | undefined): boolean {
  const { broadcast, language } = turn.situation.contact;
  if (!broadcast || (since && broadcast.at < since) || (askedAt && askedAt > broadcast.at)) return false;
  turn.answersBroadcast = true;
  if (broadcast.withChoices) {
    const items = itemsIn(turn.parts.wording, language);
    turn.state = { ...turn.state, menu: ahead(items, turn.state.menu) };
  }
  return true;
}

/** The first numbers mean these; a higher number means what it meant before, and so does every label. */
export function ahead(items: readonly MenuItem[], before: readonly MenuItem[]): MenuItem[] {
  return [...items, ...before.slice(items.length), ...before.slice(0, items.length)];
}

/**
 * What words mean to somebody who was told by a broadcast. Days later, with other things said in between, not everything
 * is taken so, and only while nothing else is talked of.
 * @param otherwise nothing else could be made of them
 */
export function meantToBroadcast(turn: Turn, text: string, otherwise = false): Meaning | undefined {
  if (!turn.situation.contact.broadcast) return undefined;
  const answer = readBroadcastAnswer(text);
  if (!answer) return undefined;
  if (turn.answersBroadcast) return meanings[answer];
  if (passing.has(answer)) return undefined;
  return otherwise || talksOfNothingElse(turn.state) ? meanings[answer] : undefined;
}

/** Said to whatever was told last. */
const passing: ReadonlySet<BroadcastAnswer> = new Set(['seen', 'gone', 'stop', 'not-ours']);

function talksOfNothingElse({ active }: ConversationState): boolean {
  return active === undefined || active.name === 'enrolment';
}
