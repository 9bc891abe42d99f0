/** What Telegram allows, each with the page that says so, and what we allow its requests. */
import type { Pace } from '../../src/delivery/outbox.ts';

/** "1-4096 characters after entities parsing": https://core.telegram.org/bots/api#sendmessage. Counted in UTF-16 units, the stricter reading. */
export const longestText = 4_096;

/** "1-64 bytes": https://core.telegram.org/bots/api#inlinekeyboardbutton */
export const longestCallbackBytes = 64;

/**
 * "avoid sending more than one message per second" in a chat, "about 30 messages per second" in all:
 * https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this
 * 34.5 ms are 29 a second, and thirty-one of them span 35 ms more than one: sends that come a little late must not make
 * 31 of one second.
 */
export const pace: Pace = { overallMs: 34.5, perConversationMs: 1_000 };
/** A second's worth of sends at half a second each. */
export const sentAtOnce = 16;

/** Connections Telegram may open to the webhook, 1 to 100: https://core.telegram.org/bots/api#setwebhook */
export const connections = 40;

/** The kinds we read: https://core.telegram.org/bots/api#update. Others are not even sent. */
export const allowedUpdates = ['message', 'edited_message', 'callback_query', 'my_chat_member'] as const;

/** How long Telegram holds a request for updates: https://core.telegram.org/bots/api#getupdates */
export const pollSeconds = 30;
/** An answer of Telegram's is waited for so long; far shorter than a lease of the outbox. */
export const callMs = 10_000;

/** An update with everything in it stays far below this; what is larger is not read. */
export const largestBody = 256 * 1_024;

/** "Parameter can be up to 64 characters": https://core.telegram.org/api/links#bot-links */
export const startCode = /^[\w-]{1,64}$/;

/** "For the moment, bots can download files of up to 20MB in size": https://core.telegram.org/bots/api#getfile */
export const largestDownload = 20 * 1_024 * 1_024;
/** Over a bad line; far shorter than a lease of a file. */
export const downloadMs = 60_000;
