/** A neutral reply as Telegram's messages. */
import type { Api } from 'grammy';
import type { OutgoingChannel, Pace, Part } from '../../src/delivery/outbox.ts';
import type { Reply } from '../../src/kernel/message.ts';
import { type InlineKeyboard, keyboardOf } from './buttons.ts';
import { pace, sentAtOnce } from './limits.ts';
import { outcomeOf } from './outcome.ts';
import { split } from './split.ts';
import { within } from './within.ts';

interface TelegramPart extends Part {
  readonly keyboard?: InlineKeyboard;
}

export interface OutgoingParts {
  readonly api: Api;
  readonly pace?: Pace | undefined;
  readonly atOnce?: number | undefined;
}

export function telegramOutgoing(given: OutgoingParts): OutgoingChannel {
  const { api } = given;
  return {
    name: 'telegram',
    pace: given.pace ?? pace,
    atOnce: given.atOnce ?? sentAtOnce,
    windowed: false,
    parts,
    async send({ text, keyboard }: TelegramPart, { from }) {
      try {
        // No parse_mode: a name or a complaint with * or < in it is shown as it was written.
        const { message_id } = await api.sendMessage(
          from,
          text,
          { link_preview_options: { is_disabled: true }, ...(keyboard && { reply_markup: keyboard }) },
          within(),
        );
        return { kind: 'accepted', way: 'message', platformId: String(message_id) };
      } catch (fault) {
        return outcomeOf(fault, from.startsWith('-'));
      }
    },
  };
}

/** The choices stand below the last message. */
function parts({ text, choices }: Reply): readonly TelegramPart[] {
  const keyboard = keyboardOf(choices);
  const texts = split(text);
  return texts.map((one, index) => ({
    text: one,
    ...(keyboard && index === texts.length - 1 && { keyboard }),
  }));
}
