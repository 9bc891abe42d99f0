/** Files that belong to a complaint: taken in with the turn, fetched after it. */
import { fileKinds, type FileOwner, fileLimits } from '../complaint/attachments/attachment.ts';
import { decideOffered, type Offered } from '../complaint/attachments/decide.ts';
import type { Enclosure } from '../kernel/message.ts';
import { addingTo } from './adding.ts';
import { complaintStateSchema } from './dialogues/complaint-state.ts';
import type { Line } from './dialogue.ts';
import { asking } from './stack.ts';
import type { ConversationState } from './state.ts';
import type { Turn } from './turn.ts';

/** The complaint that a file sent now belongs to; undefined: to none. */
export function ownerOf(state: ConversationState): FileOwner | undefined {
  if (asking(state)?.name === 'complaint') return { kind: 'draft' };
  const number = addingTo(state);
  return number === undefined ? undefined : { kind: 'complaint', number };
}

/** Is a complaint being told, be it beneath a question in between? */
export function holdsDraft({ active, suspended }: ConversationState): boolean {
  return [...suspended, ...(active ? [active] : [])].some(({ name }) => name === 'complaint');
}

/** What the complaint that is being told says so far. */
export function storyOf(state: ConversationState): string | undefined {
  const open = asking(state);
  return open?.name === 'complaint' ? complaintStateSchema.safeParse(open.state).data?.draft.text : undefined;
}

/** At least one line. */
export type Said = readonly [Line, ...Line[]];

const mebibyte = 1024 * 1024;

/**
 * Takes it in, or not; what is to be said of it. undefined: it is nothing that a complaint could keep.
 * @param heard words came with it, said or written
 */
export async function takeFile(
  { work, situation }: Turn,
  owner: FileOwner,
  { kind: sent, reference, size }: Enclosure,
  heard: boolean,
): Promise<Said | undefined> {
  const kind = fileKinds.find((one) => one === sent);
  if (kind === undefined) return undefined;
  // The platform has no way to hand it over.
  if (reference === undefined)
    return kind === 'voice' ? undefined : [{ id: 'enclosure-in-complaint', args: { kind } }];
  const { contact, now } = situation;
  const soFar = await work.attachments.soFar(contact.id, owner, now);
  const offered = decideOffered(size, soFar);
  if (offered !== 'taken') return [refusal(offered, kind)];
  await work.attachments.add(
    contact.id,
    owner,
    {
      ...{ channel: contact.channel, kind, reference },
      ...(size !== undefined && { size }),
    },
    now,
  );
  if (kind !== 'voice') return [{ id: 'enclosure-taken', args: { kind } }];
  return [
    { id: 'enclosure-taken-voice' },
    ...(heard ? [] : [{ id: 'enclosure-voice-unheard' }]),
    ...(soFar.voices > 0 ? [] : [{ id: 'enclosure-voice-known' }]),
  ];
}

function refusal(offered: Exclude<Offered, 'taken'>, kind: string): Line {
  const { bytes, allBytes, files } = fileLimits;
  switch (offered) {
    case 'too-large':
      return { id: 'enclosure-too-large', args: { kind, most: bytes / mebibyte } };
    case 'no-room':
      return { id: 'enclosure-no-room', args: { kind, most: allBytes / mebibyte } };
    case 'too-many':
      return { id: 'enclosure-too-many', args: { kind, most: files } };
    case 'too-many-today':
      return { id: 'enclosure-too-many-today', args: { kind } };
  }
}
