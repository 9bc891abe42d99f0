/** The bot on any wechaty puppet: a message comes out of wechaty, is stored, and is worked off. Nothing is decided here. */
import { types } from 'wechaty-puppet';
import type { Message, Wechaty } from 'wechaty';
import type { Desk } from '../../src/delivery/desk.ts';
import type { EnclosureKind, Inbound } from '../../src/kernel/message.ts';
import { roomName } from './room-name.ts';

export interface BotParts {
  readonly desk: Pick<Desk<unknown>, 'receive' | 'work'>;
  /** A puppet that has read the message itself: wechaty has no word for an event. */
  readonly read?: (id: string) => Inbound | undefined;
  /** @param id under which wechaty knows the message; @param fresh it was not here before */
  readonly onStored?: (id: string, fresh: boolean) => void;
  readonly onWorked?: (id: string) => void;
  readonly onFault: (id: string, fault: unknown) => void;
}

export function attachBot(wechaty: Wechaty, { desk, read, ...on }: BotParts): void {
  async function receive(message: Message): Promise<void> {
    const inbound = read?.(message.id) ?? (await inboundOf(message));
    if (!inbound) return;
    const fresh = await desk.receive(inbound);
    on.onStored?.(message.id, fresh);
    await desk.work(inbound);
    on.onWorked?.(message.id);
  }

  wechaty.on('message', (message) => {
    receive(message)
      .catch((fault: unknown) => {
        on.onFault(message.id, fault);
      })
      .finally(() => {
        // Wechaty keeps everybody who ever wrote; the conversations are in the database.
        forget(wechaty, message);
      })
      .catch(() => undefined);
  });
}

const enclosures: Partial<Record<types.Message, EnclosureKind>> = {
  [types.Message.Image]: 'photo',
  [types.Message.Audio]: 'voice',
  [types.Message.Video]: 'video',
  [types.Message.Attachment]: 'document',
  [types.Message.Location]: 'location',
  [types.Message.Contact]: 'contact',
  [types.Message.Url]: 'link',
  [types.Message.MiniProgram]: 'link',
  [types.Message.Emoticon]: 'sticker',
  [types.Message.ChatHistory]: 'other',
  [types.Message.RedEnvelope]: 'other',
  [types.Message.Transfer]: 'other',
};

/** undefined: nobody spoke to heyi. */
async function inboundOf(message: Message): Promise<Inbound | undefined> {
  if (message.self()) return undefined;
  const messageId = message.id;
  const room = message.room();
  if (room) {
    if (!(await message.mentionSelf())) return undefined;
    const text = await message.mentionText();
    return { channel: 'wechat', from: roomName(room.id), messageId, text, occasion: 'group' };
  }
  const from = message.talker().id;
  const type = message.type();
  if (type === types.Message.Text) return { channel: 'wechat', from, messageId, text: message.text() };
  const kind = enclosures[type];
  // What the network itself says (a recalled message, a notice) is not for us.
  return kind && { channel: 'wechat', from, messageId, text: '', enclosure: { kind, reference: messageId } };
}

function forget(wechaty: Wechaty, message: Message): void {
  const { pool } = wechaty.Contact as { pool?: unknown };
  if (pool instanceof Map) pool.delete(message.talker().id);
}
