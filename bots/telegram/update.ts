/**
 * The parts of an update that are read (https://core.telegram.org/bots/api#update). Whatever else is in it, names
 * and telephone numbers above all, is dropped here and never seen again.
 */
import { z } from 'zod';

const sent = z.object({
  file_id: z.string(),
  file_size: z.int().optional(),
});
const file = sent.optional();
const present = z.object({}).optional();
const account = z.object({ id: z.int(), is_bot: z.boolean() });
const chat = z.object({ id: z.int(), type: z.string() });

const entities = z
  .array(
    z.object({
      type: z.string(),
      offset: z.int(),
      length: z.int(),
      user: z.object({ id: z.int() }).optional(),
    }),
  )
  .optional();

const messageSchema = z.object({
  message_id: z.int(),
  date: z.int(),
  edit_date: z.int().optional(),
  chat,
  from: account.optional(),
  reply_to_message: z.object({ from: account.optional() }).optional(),
  text: z.string().optional(),
  entities,
  caption: z.string().optional(),
  caption_entities: entities,
  photo: z.array(sent).optional(),
  media_group_id: z.string().optional(),
  voice: file,
  video: file,
  video_note: file,
  animation: file,
  document: file,
  audio: file,
  sticker: file,
  location: present,
  contact: present,
  // What people send of their own accord and nobody here can read.
  poll: present,
  dice: present,
  story: present,
  paid_media: present,
  checklist: present,
});

const keyboardSchema = z.object({
  inline_keyboard: z.array(z.array(z.object({ text: z.string(), callback_data: z.string().optional() }))),
});

const pressSchema = z.object({
  id: z.string(),
  from: account,
  /** Absent with messages that were sent through other bots; without its keyboard when it is too old. */
  message: z.object({ message_id: z.int(), chat, reply_markup: keyboardSchema.optional() }).optional(),
  data: z.string().optional(),
});

const member = z.object({ status: z.string() });

export const updateSchema = z.object({
  update_id: z.int().nonnegative(),
  message: messageSchema.optional(),
  edited_message: messageSchema.optional(),
  callback_query: pressSchema.optional(),
  my_chat_member: z.object({ chat, old_chat_member: member, new_chat_member: member }).optional(),
});

export type SentFile = z.infer<typeof sent>;
export type Message = z.infer<typeof messageSchema>;
export type PressedButton = z.infer<typeof pressSchema>;
export type MembershipChange = NonNullable<z.infer<typeof updateSchema>['my_chat_member']>;
export type Keyboard = z.infer<typeof keyboardSchema>;
