/** In a group we answer only who speaks to us: by a command, a mention, or a reply to what we said. */
import type { Message } from './update.ts';

/** Who we are on the platform: mentions and replies in a group are meant for us by these. */
export interface Self {
  readonly id: number;
  /** Not known until Telegram has told it. */
  readonly username?: string;
}

export function addressed(message: Message, { id, username }: Self): boolean {
  if (message.reply_to_message?.from?.id === id) return true;
  const text = message.text ?? message.caption ?? '';
  const entities = message.entities ?? message.caption_entities ?? [];
  const ours = username === undefined ? undefined : `@${username.toLowerCase()}`;
  return entities.some(({ type, offset, length, user }) => {
    // Offsets count UTF-16 units, as texts do here: https://core.telegram.org/bots/api#messageentity
    const words = text.slice(offset, offset + length).toLowerCase();
    switch (type) {
      case 'mention':
        return words === ours;
      case 'text_mention':
        return user?.id === id;
      case 'bot_command': {
        const at = words.indexOf('@');
        return at < 0 || words.slice(at) === ours;
      }
      default:
        return false;
    }
  });
}
