import { z } from 'zod';

/**
 * What is kept between two messages of the identity check. The three things given are kept only until all three are
 * there: they leave the state with the message that completes them.
 */
export const identityStateSchema = z.discriminatedUnion('at', [
  z.object({ at: z.literal('consent'), misses: z.number().int() }),
  z.object({
    at: z.literal('asking'),
    certificate: z.string().optional(),
    name: z.string().optional(),
    idLast4: z.string().optional(),
    misses: z.number().int(),
  }),
]);

export type IdentityState = z.infer<typeof identityStateSchema>;
export type AskingState = Extract<IdentityState, { at: 'asking' }>;
