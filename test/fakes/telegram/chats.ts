/** The chats of the fake: what was sent to whom, checked as Telegram checks it. */
import { z } from 'zod';
import { type ApiAnswer, ok, refused } from './answer.ts';

const button = z.object({ text: z.string().min(1), callback_data: z.string() });
const markup = z.object({ inline_keyboard: z.array(z.array(button)) });
const sendSchema = z.object({
  chat_id: z.union([z.string(), z.int()]).transform(String),
  text: z.string(),
  parse_mode: z.string().optional(),
  link_preview_options: z.object({ is_disabled: z.boolean() }).optional(),
  reply_markup: markup.optional(),
});
const editSchema = z.object({
  chat_id: z.union([z.string(), z.int()]).transform(String),
  message_id: z.int(),
  reply_markup: markup.optional(),
});

export interface SentMessage {
  readonly chat: string;
  readonly messageId: number;
  readonly text: string;
  readonly payload: z.infer<typeof sendSchema>;
  keyboard: z.infer<typeof markup>['inline_keyboard'];
  /** Milliseconds of the fake's own stopwatch. */
  readonly at: number;
}

export interface Chats {
  readonly sent: readonly SentMessage[];
  /** From now on the bot may write there. */
  know(chat: string): void;
  block(chat: string): void;
  unblock(chat: string): void;
  send(payload: unknown): ApiAnswer;
  edit(payload: unknown): ApiAnswer;
}

export function createChats(nextMessageId: () => number): Chats {
  const known = new Set<string>();
  const blocked = new Set<string>();
  const sent: SentMessage[] = [];
  return {
    sent,
    know: (chat) => known.add(chat),
    block: (chat) => blocked.add(chat),
    unblock: (chat) => blocked.delete(chat),
    send(payload) {
      const parsed = sendSchema.safeParse(payload);
      if (!parsed.success) return refused(400, 'Bad Request: wrong parameters');
      const { chat_id: chat, text, reply_markup } = parsed.data;
      if (!known.has(chat)) return refused(400, 'Bad Request: chat not found');
      if (blocked.has(chat)) return refused(403, 'Forbidden: bot was blocked by the user');
      if (!text.isWellFormed()) return refused(400, 'Bad Request: strings must be encoded in UTF-8');
      if (text.trim() === '') return refused(400, 'Bad Request: message text is empty');
      if (text.length > 4_096) return refused(400, 'Bad Request: message is too long');
      const buttons = reply_markup?.inline_keyboard.flat() ?? [];
      const bytes = buttons.map(({ callback_data }) => Buffer.byteLength(callback_data));
      if (bytes.some((count) => count < 1 || count > 64))
        return refused(400, 'Bad Request: BUTTON_DATA_INVALID');
      const messageId = nextMessageId();
      sent.push({
        chat,
        messageId,
        text,
        payload: parsed.data,
        keyboard: reply_markup?.inline_keyboard ?? [],
        at: performance.now(),
      });
      return ok({
        message_id: messageId,
        date: 1_795_000_000,
        chat: { id: Number.parseInt(chat, 10) },
        text,
      });
    },
    edit(payload) {
      const { chat_id, message_id, reply_markup } = editSchema.parse(payload);
      const message = sent.find((one) => one.chat === chat_id && one.messageId === message_id);
      if (!message) return refused(400, 'Bad Request: message to edit not found');
      const keyboard = reply_markup?.inline_keyboard ?? [];
      if (JSON.stringify(keyboard) === JSON.stringify(message.keyboard))
        return refused(400, 'Bad Request: message is not modified');
      message.keyboard = keyboard;
      return ok(true);
    },
  };
}
