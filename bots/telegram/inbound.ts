/** What an update says, neutral to the platform: pure, so that every case can be read in a table. */
import type { Enclosure, EnclosureKind, Inbound } from '../../src/kernel/message.ts';
import { pressedAlready, labelOf, saidBy } from './buttons.ts';
import { addressed, type Self } from './group.ts';
import { startCode } from './limits.ts';
import {
  type MembershipChange,
  type Message,
  type PressedButton,
  type SentFile,
  updateSchema,
} from './update.ts';

export type UpdateKind =
  | 'message'
  | 'edit'
  | 'press'
  | 'membership'
  | 'group'
  | 'unaddressed'
  | 'bot'
  | 'service'
  | 'unknown'
  | 'unreadable';

/** A press to be answered, so that the button stops waiting. */
export interface Press {
  readonly callbackId: string;
  /** Where to show what was pressed. */
  readonly shown?: { readonly chatId: number; readonly messageId: number; readonly label: string };
}

export interface ReadUpdate {
  readonly kind: UpdateKind;
  /** Absent: nothing of it concerns us. */
  readonly inbound?: Inbound;
  readonly press?: Press;
}

export function readUpdate(update: unknown, self: Self): ReadUpdate {
  const parsed = updateSchema.safeParse(update);
  if (!parsed.success) return { kind: 'unreadable' };
  const { update_id, message, edited_message, callback_query, my_chat_member } = parsed.data;
  const id = `u${String(update_id)}`;
  if (message) return readMessage(message, id, self);
  if (edited_message) return readEdit(edited_message, self);
  if (callback_query) return readPress(callback_query, id);
  if (my_chat_member) return readMembership(my_chat_member, id);
  return { kind: 'unknown' };
}

function readMessage(message: Message, messageId: string, self: Self): ReadUpdate {
  const { chat, from, date } = message;
  // A channel's posts, and people who hide behind their group, come from nobody or from a bot of Telegram's.
  if (!from || from.is_bot) return { kind: 'bot' };
  if (chat.type === 'private') return readPrivate(message, messageId);
  if (!addressed(message, self)) return { kind: 'unaddressed' };
  // What is said in a group is nobody's to keep. One answer a minute is enough there, however often we are called:
  // a group gets 20 messages a minute at most (https://core.telegram.org/bots/faq), and a flood would stop everybody's.
  const minute = `g${String(Math.floor(date / 60))}`;
  return {
    kind: 'group',
    inbound: { ...key(chat.id), messageId: minute, text: '', occasion: 'group' },
  };
}

function readPrivate(message: Message, messageId: string): ReadUpdate {
  const enclosure = enclosureOf(message);
  const words = message.text ?? message.caption;
  if (words === undefined && !enclosure) return { kind: 'service' };
  const said = readCommand(words ?? '');
  return {
    kind: 'message',
    inbound: { ...key(message.chat.id), messageId, ...said, ...(enclosure && { enclosure }) },
  };
}

/** `/start` is the platform's own Start button, and what its links (t.me/…?start=code) send. */
function readCommand(words: string): Pick<Inbound, 'text' | 'occasion' | 'code'> {
  const [, command, rest = ''] = /^\/(\w+)(?:@\w+)?(?:\s+(.*))?$/s.exec(words) ?? [];
  if (command === undefined) return { text: words };
  if (command.toLowerCase() !== 'start') return { text: `/${command} ${rest}`.trimEnd() };
  return { text: '', occasion: 'arrived', ...(startCode.test(rest) && { code: rest }) };
}

/** An edit is said anew. A place that moves along (a live location) is no news each time. */
function readEdit(message: Message, self: Self): ReadUpdate {
  const { chat, message_id, edit_date, text, caption } = message;
  const said = chat.type === 'private' && (text ?? caption) !== undefined;
  if (!said || edit_date === undefined) return { kind: 'service' };
  const read = readMessage(message, `${String(message_id)}:${String(edit_date)}`, self);
  return read.inbound ? { ...read, kind: 'edit' } : read;
}

function readPress({ id: callbackId, message, data }: PressedButton, messageId: string): ReadUpdate {
  if (message?.chat.type !== 'private' || data === undefined || data === pressedAlready)
    return { kind: 'press', press: { callbackId } };
  const { chat, reply_markup, message_id } = message;
  const label = labelOf(data, reply_markup);
  return {
    kind: 'press',
    // Buttons too old to be read lead back to the menu, never nowhere.
    inbound: { ...key(chat.id), messageId, text: saidBy(data, reply_markup) ?? '/menu' },
    press: {
      callbackId,
      ...(label !== undefined && { shown: { chatId: chat.id, messageId: message_id, label } }),
    },
  };
}

/** In private chats this comes only with blocking and unblocking: https://core.telegram.org/bots/api#update */
function readMembership(change: MembershipChange, messageId: string): ReadUpdate {
  const { chat, old_chat_member: before, new_chat_member: now } = change;
  const occasion =
    now.status === 'kicked' ? 'left' : before.status === 'kicked' && now.status === 'member' ? 'arrived' : '';
  if (chat.type !== 'private' || occasion === '') return { kind: 'membership' };
  return { kind: 'membership', inbound: { ...key(chat.id), messageId, text: '', occasion } };
}

function enclosureOf(message: Message): Enclosure | undefined {
  const files: readonly (readonly [EnclosureKind, SentFile | undefined])[] = [
    ['photo', message.photo?.at(-1)],
    ['voice', message.voice],
    ['video', message.video ?? message.video_note ?? message.animation],
    ['document', message.document ?? message.audio],
    ['sticker', message.sticker],
  ];
  for (const [kind, file] of files) if (file) return { kind, ...told(file, message.media_group_id) };
  if (message.location) return { kind: 'location' };
  if (message.contact) return { kind: 'contact' };
  const { poll, dice, story, paid_media, checklist } = message;
  return poll || dice || story || paid_media || checklist ? { kind: 'other' } : undefined;
}

function told({ file_id, file_size }: SentFile, album: string | undefined): Omit<Enclosure, 'kind'> {
  return {
    reference: file_id,
    ...(file_size !== undefined && { size: file_size }),
    ...(album !== undefined && { album }),
  };
}

function key(chatId: number) {
  return { channel: 'telegram', from: String(chatId) } as const;
}
