import { z } from 'zod';

const wishSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('view') }),
  z.object({ kind: z.literal('add'), text: z.string().optional() }),
  z.object({
    kind: z.literal('reopen'),
    reason: z.string().optional(),
    implied: z.literal(true).optional(),
  }),
  z.object({ kind: z.literal('withdraw') }),
  z.object({ kind: z.literal('rate'), satisfaction: z.number().int().optional() }),
]);

/** From `shown` on, whoever writes has filed it or has given its code in this conversation. */
export const complaintStatusStateSchema = z.discriminatedUnion('at', [
  /** The number is asked for. */
  z.object({ at: z.literal('number'), misses: z.number().int(), wish: wishSchema.optional() }),
  /** The number was not filed by this contact: its query code is asked for. */
  z.object({
    at: z.literal('code'),
    number: z.string(),
    misses: z.number().int(),
    wish: wishSchema.optional(),
  }),
  /** Of several: which one is meant. */
  z.object({ at: z.literal('which'), wish: wishSchema, misses: z.number().int() }),
  z.object({ at: z.literal('shown'), number: z.string() }),
  /** The office has asked about these; `late`: something else is or was talked of besides. */
  z.object({ at: z.literal('asked'), numbers: z.array(z.string()).min(1), late: z.boolean() }),
  /** Is this the answer to the office's question? */
  z.object({ at: z.literal('confirming'), number: z.string(), text: z.string() }),
  /** What is said goes to the complaint; `added`: some of it has been said. */
  z.object({ at: z.literal('adding'), number: z.string(), added: z.boolean() }),
  z.object({ at: z.literal('reopening'), number: z.string(), reason: z.string().optional() }),
  z.object({ at: z.literal('withdrawing'), number: z.string() }),
  z.object({ at: z.literal('rating'), number: z.string() }),
]);

export type ComplaintStatusState = z.infer<typeof complaintStatusStateSchema>;
export type StateAt<At extends ComplaintStatusState['at']> = Extract<ComplaintStatusState, { at: At }>;

/** The complaints that are open to this conversation without their code being given again. */
export function openedIn(state: ComplaintStatusState | undefined): readonly string[] {
  switch (state?.at) {
    case undefined:
    case 'number':
    case 'code':
    case 'which':
      return [];
    case 'asked':
      return state.numbers;
    case 'shown':
    case 'confirming':
    case 'adding':
    case 'reopening':
    case 'withdrawing':
    case 'rating':
      return [state.number];
  }
}
