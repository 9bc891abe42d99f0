/**
 * Photos, voices, locations: what is said of what came without words, or beside them. Files are kept only with a
 * complaint (files.ts).
 */
import type { Enclosure, EnclosureKind } from '../kernel/message.ts';
import { actOnComplaint } from './complaint-acts.ts';
import type { Line, Option } from './dialogue.ts';
import { ownerOf, type Said, storyOf, takeFile } from './files.ts';
import { askAgain, sayFirst } from './asked-again.ts';
import { say, type Turn } from './turn.ts';
import type { Understood } from './understand/understood.ts';
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

/** Nothing was said with it: taken in, or what to do instead; and the question that is open once more. */
export async function answerEnclosure(turn: Turn, wording: Wording, enclosure: Enclosure): Promise<void> {
  const { kind } = enclosure;
  if (turn.state.quiet && (await passOn(turn, wording, enclosure))) return;
  turn.intent = 'other';
  const owner = ownerOf(turn.state);
  const taken = owner && (await takeFile(turn, owner, enclosure, false));
  if (owner) turn.intent = 'complaint';
  const lines: Said = taken ?? [lineFor(turn, kind)];
  // Of several pictures sent at once each comes by itself; they are answered once.
  if (toldOfAlbum(turn, enclosure, lines)) return;
  if (taken && owner.kind === 'complaint') await tellDesk(turn, wording, owner.number, kind);
  if (!askAgain(turn, lines)) say(turn, { lines, choices: choices[kind] });
}

/** Whoever works on it sees in the timeline, and on the open page, that there is more; what was asked for may be it. */
async function tellDesk(turn: Turn, wording: Wording, number: string, kind: EnclosureKind): Promise<void> {
  const text = noteOf(turn, wording, kind);
  await actOnComplaint(
    { ...turn, wording },
    { kind: 'complaint-acted', number, action: { kind: 'add', text } },
  );
}

/** Has this been said of the same album before? If not, it is from now on. */
function toldOfAlbum(turn: Turn, { album: id }: Enclosure, [{ id: told }]: Said): boolean {
  if (id === undefined) return false;
  const { album } = turn.state;
  turn.state = { ...turn.state, album: { id, told } };
  return album?.id === id && album.told === told;
}

/** While a person of the office has the word: they are told that there is something, the sender that it stays behind. */
async function passOn(turn: Turn, wording: Wording, enclosure: Enclosure): Promise<boolean> {
  const { work, situation } = turn;
  const { kind } = enclosure;
  const waiting = await work.enquiries.openFor(situation.contact.id);
  if (!waiting) {
    turn.state = { ...turn.state, quiet: false };
    return false;
  }
  turn.intent = 'human';
  await work.enquiries.append(situation.contact.id, noteOf(turn, wording, kind), situation.now);
  const lines: Said = [{ id: 'enclosure-not-passed-on', args: { kind } }];
  if (!toldOfAlbum(turn, enclosure, lines)) say(turn, { lines });
  return true;
}

function noteOf({ situation }: Turn, wording: Wording, kind: EnclosureKind): string {
  return wording.say({ id: 'enclosure-noted', args: { kind } }, situation.contact.language);
}

function lineFor({ situation }: Turn, kind: EnclosureKind): Line {
  return kind === 'link'
    ? { id: 'enclosure-link', args: { telephone: situation.scheme.profile.telephones.office } }
    : { id: `enclosure-${kind}` };
}

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

/** What became of a file before the words beside it were answered, and what the complaint said then. */
interface Beside {
  readonly lines?: Said;
  readonly story?: string;
}

/** Taken in before the words are answered: they may be the last that the complaint waited for. */
export async function takeBeside(turn: Turn, enclosure: Enclosure, understood: Understood): Promise<Beside> {
  const story = storyOf(turn.state);
  const owner = ownerOf(turn.state);
  const now = !turn.state.quiet && understood.intent !== 'emergency' && enclosure.kind !== 'voice';
  const lines = now && owner ? await takeFile(turn, owner, enclosure, true) : undefined;
  return { ...(lines && { lines }), ...(story !== undefined && { story }) };
}

/** The words were answered: what became of what came beside them, and it must not seem as if it had been looked at. */
export async function ownUpTo(turn: Turn, enclosure: Enclosure, before: Beside): Promise<void> {
  if (turn.intent === 'emergency') return;
  const lines =
    before.lines ?? (await takeAfter(turn, enclosure, before)) ?? leftBehind(turn, enclosure.kind);
  if (!lines || toldOfAlbum(turn, enclosure, lines)) return;
  if (turn.spoken.length === 0) say(turn, { lines });
  else sayFirst(turn, lines);
}

/** The words may have begun the complaint. A voice is kept if it told of the matter; not one that said 匿名. */
async function takeAfter(turn: Turn, enclosure: Enclosure, { story }: Beside): Promise<Said | undefined> {
  const owner = turn.state.quiet ? undefined : ownerOf(turn.state);
  if (!owner || (enclosure.kind === 'voice' && storyOf(turn.state) === story)) return undefined;
  return takeFile(turn, owner, enclosure, true);
}

function leftBehind(turn: Turn, kind: EnclosureKind): Said | undefined {
  if (!shows.has(kind)) return undefined;
  const id = turn.spoken.length === 0 ? 'enclosure-not-passed-on' : 'enclosure-words-only';
  return [{ id, args: { kind } }];
}
