/** Somebody with Telegram on their phone: says, presses, sees. Updates look as the real ones do. */
import type { Watch } from './answer.ts';
import type { Chats, SentMessage } from './chats.ts';
import type { Updates } from './updates.ts';

export interface PersonParts {
  readonly id: number;
  readonly chats: Chats;
  readonly updates: Updates;
  readonly watch: Watch;
  readonly nextMessageId: () => number;
  /** Callback queries that nobody has answered. */
  readonly asked: Set<string>;
}

export interface Person {
  readonly chat: string;
  say(text: string): void;
  /** A message of any other content: { photo: […] }. */
  send(content: Readonly<Record<string, unknown>>): void;
  /** Presses a button of the last message that has it. */
  press(label: string): void;
  /** Blocks the bot, and is told to it. */
  block(): void;
  unblock(): void;
  sees(): readonly SentMessage[];
  /** What comes next: the message after those asked for before. */
  hears(): Promise<SentMessage>;
}

const spoken = 1_795_000_000;

export function createPerson(parts: PersonParts): Person {
  const { id, chats, updates, watch, nextMessageId, asked } = parts;
  const chat = String(id);
  const account = { id, is_bot: false, first_name: '乌力吉', username: 'wuliji', language_code: 'zh-hans' };
  const room = { id, first_name: '乌力吉', username: 'wuliji', type: 'private' };
  let heard = 0;
  const sees = () => chats.sent.filter((message) => message.chat === chat);
  chats.know(chat);

  function send(content: Readonly<Record<string, unknown>>): void {
    const message_id = nextMessageId();
    updates.bring({
      message: { message_id, from: account, chat: room, date: spoken + message_id, ...content },
    });
  }

  function change(before: string, now: string): void {
    const bot = { id: 7_000_000_001, is_bot: true, first_name: '合医', username: 'heyi_test_bot' };
    updates.bring({
      my_chat_member: {
        chat: room,
        from: account,
        date: spoken,
        old_chat_member: { user: bot, status: before },
        new_chat_member: { user: bot, status: now },
      },
    });
  }

  return {
    chat,
    say(text) {
      const command = /^\/\w+/.exec(text)?.[0];
      send({
        text,
        ...(command && { entities: [{ type: 'bot_command', offset: 0, length: command.length }] }),
      });
    },
    send,
    press(label) {
      const message = sees().findLast(({ keyboard }) => keyboard.flat().some(({ text }) => text === label));
      const pressed = message?.keyboard.flat().find(({ text }) => text === label);
      if (!message || !pressed) throw new Error(`there is no button ${label}`);
      const query = `${chat}00${String(nextMessageId())}`;
      asked.add(query);
      updates.bring({
        callback_query: {
          id: query,
          from: account,
          message: {
            message_id: message.messageId,
            from: { id: 7_000_000_001, is_bot: true, first_name: '合医', username: 'heyi_test_bot' },
            chat: room,
            date: spoken,
            text: message.text,
            reply_markup: { inline_keyboard: message.keyboard },
          },
          chat_instance: '-3000000000000000001',
          data: pressed.callback_data,
        },
      });
    },
    block() {
      chats.block(chat);
      change('member', 'kicked');
    },
    unblock() {
      chats.unblock(chat);
      change('kicked', 'member');
    },
    sees,
    async hears() {
      await watch.until(() => sees().length > heard, `an answer to ${chat}`);
      const next = sees()[heard];
      if (!next) throw new Error('seen and gone');
      heard += 1;
      return next;
    },
  };
}
