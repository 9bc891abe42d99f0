/** What is kept of a conversation between two messages: versioned, and checked whenever it is read back. */
import { z } from 'zod';
import { intents } from '../kernel/intent.ts';
import { dialogueNames } from './dialogue.ts';

const dialogueStateSchema = z.object({
  name: z.enum(dialogueNames),
  version: z.number().int(),
  state: z.unknown(),
  /** Up to five former states, newest last, for 返回. */
  former: z.array(z.unknown()).max(5),
});

const menuItemSchema = z.object({
  id: z.string(),
  label: z.string(),
  dialogue: z.enum(dialogueNames).optional(),
  /** A question came after it that expects words: its number does not mean it any more. */
  byWord: z.literal(true).optional(),
});

/** A complaint half told must outlast a question in between, and one more. */
export const suspendedAtMost = 3;

/** What was asked last, without identity: were the answer none to it, it is noted so. */
const lastAskedSchema = z.object({
  text: z.string(),
  taken: z.enum(intents),
  clauses: z.array(z.string()),
  /** By the buttons that were shown. */
  offered: z.array(z.enum(intents)),
  /** That it was answered wrongly is noted already. */
  corrected: z.boolean().optional(),
});

const conversationStateSchema = z.object({
  version: z.literal(1),
  active: dialogueStateSchema.optional(),
  /** Dialogues that others interrupted, the last one first to come back. */
  suspended: z.array(dialogueStateSchema).max(suspendedAtMost),
  /** `active` has answered and only keeps its state for follow-ups. */
  resting: z.boolean(),
  /** What to go on with once the person has been verified. */
  resume: z
    .object({ dialogue: z.enum(dialogueNames), text: z.string(), choice: z.string().optional() })
    .optional(),
  /** The choices last shown: their number, label or button means them. */
  menu: z.array(menuItemSchema),
  /** The question that was unclear, answered once the person has said what it is about. */
  unclear: z.string().optional(),
  lastAsked: lastAskedSchema.optional(),
  /** Messages in a row that were not understood. */
  misses: z.number().int(),
  /** The album whose pictures are coming in, and the line that was said of them: it is said once. */
  album: z.object({ id: z.string(), told: z.string() }).optional(),
  /** A person of the office has been asked for: the bot keeps quiet. */
  quiet: z.boolean(),
  /** When somebody who came was greeted last. */
  greetedAt: z.coerce.date().optional(),
});

export type DialogueState = z.infer<typeof dialogueStateSchema>;
export type LastAsked = z.infer<typeof lastAskedSchema>;
export type MenuItem = z.infer<typeof menuItemSchema>;
export type ConversationState = z.infer<typeof conversationStateSchema>;

export const freshState: ConversationState = {
  version: 1,
  suspended: [],
  resting: false,
  menu: [],
  misses: 0,
  quiet: false,
};

const expiresAfterMs = 24 * 3_600_000;

export type ReadState =
  | { readonly kind: 'fresh' }
  | { readonly kind: 'current'; readonly state: ConversationState }
  /** A dialogue was under way, but a day has passed. */
  | { readonly kind: 'expired' }
  /** Written by another version of the program, or damaged. */
  | { readonly kind: 'unreadable' };

/** Reads a stored state; a state a day old counts as fresh unless a dialogue was waiting in it. */
export function readState(
  stored: { readonly state: unknown; readonly updatedAt: Date } | undefined,
  now: Date,
): ReadState {
  if (!stored) return { kind: 'fresh' };
  const parsed = conversationStateSchema.safeParse(stored.state);
  if (!parsed.success) return { kind: 'unreadable' };
  const state = parsed.data;
  if (state.quiet || now.getTime() - stored.updatedAt.getTime() < expiresAfterMs)
    return { kind: 'current', state };
  return state.active && !state.resting ? { kind: 'expired' } : { kind: 'fresh' };
}
