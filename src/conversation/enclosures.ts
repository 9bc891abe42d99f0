/** Photos, voices, locations: what is said of what came without words, or beside them. Files are not kept. */
import type { EnclosureKind } from '../kernel/message.ts';
import { addingTo } from './adding.ts';
import type { Line, Option } from './dialogue.ts';
import { asking } from './stack.ts';
import { askAgain, say, sayFirst, type Turn } from './turn.ts';
import type { Wording } from './wording.ts';

/** What could be evidence or a paper, and is told to be kept. */
const shows: ReadonlySet<EnclosureKind> = new Set(['photo', 'video', 'document']);

const person: Option = { id: 'intent-human' };

const choices: Readonly<Record<EnclosureKind, readonly Option[]>> = {
  photo: [{ id: 'intent-estimate' }, { id: 'intent-complaint' }, person],
  video: [{ id: 'intent-complaint' }, person],
  document: [{ id: 'intent-estimate' }, { id: 'intent-complaint' }, person],
  location: [{ id: 'intent-policy' }, person],
  contact: [person],
  link: [{ id: 'intent-policy' }, person],
  voice: [person],
  sticker: [{ id: 'intent-menu' }],
  other: [{ id: 'intent-menu' }, person],
};

/** Nothing was said with it: what to do instead, and the question that is open once more. */
export async function answerEnclosure(turn: Turn, wording: Wording, kind: EnclosureKind): Promise<void> {
  if (turn.state.quiet && (await passOn(turn, wording, kind))) return;
  turn.intent = 'other';
  const lines = [lineFor(turn, kind)];
  if (!askAgain(turn, lines)) say(turn, { lines, choices: choices[kind] });
}

/** While a person of the office has the word: they are told that there is something, the sender that it stays behind. */
async function passOn(turn: Turn, wording: Wording, kind: EnclosureKind): Promise<boolean> {
  const { work, situation } = turn;
  const waiting = await work.enquiries.openFor(situation.contact.id);
  if (!waiting) {
    turn.state = { ...turn.state, quiet: false };
    return false;
  }
  turn.intent = 'human';
  await work.enquiries.append(situation.contact.id, noteOf(turn, wording, kind), situation.now);
  say(turn, { lines: [{ id: 'enclosure-not-passed-on', args: { kind } }] });
  return true;
}

function noteOf({ situation }: Turn, wording: Wording, kind: EnclosureKind): string {
  return wording.say({ id: 'enclosure-noted', args: { kind } }, situation.contact.language);
}

function lineFor({ state, situation }: Turn, kind: EnclosureKind): Line {
  if (shows.has(kind) && isFiling(state)) return { id: 'enclosure-in-complaint', args: { kind } };
  return kind === 'link'
    ? { id: 'enclosure-link', args: { telephone: situation.scheme.profile.telephones.office } }
    : { id: `enclosure-${kind}` };
}

const isFiling = (state: Turn['state']): boolean =>
  asking(state)?.name === 'complaint' || addingTo(state) !== undefined;

/** To the words of somebody who waits for a person: that there was a picture with them. */
export function withNote(
  turn: Turn,
  wording: Wording,
  written: string,
  kind: EnclosureKind | undefined,
): string {
  return kind !== undefined && turn.state.quiet && shows.has(kind)
    ? `${written}\n${noteOf(turn, wording, kind)}`
    : written;
}

/** The words were answered: it must not seem as if the picture beside them had been seen. */
export function ownUpTo(turn: Turn, kind: EnclosureKind): void {
  if (!shows.has(kind) || turn.intent === 'emergency') return;
  if (turn.spoken.length === 0) say(turn, { lines: [{ id: 'enclosure-not-passed-on', args: { kind } }] });
  else
    sayFirst(turn, {
      id: isFiling(turn.state) ? 'enclosure-in-complaint' : 'enclosure-words-only',
      args: { kind },
    });
}
