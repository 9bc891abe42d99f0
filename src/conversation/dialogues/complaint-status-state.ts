import { z } from 'zod';

export const complaintStatusStateSchema = z.discriminatedUnion('at', [
  /** The number is asked for. */
  z.object({ at: z.literal('number'), misses: z.number().int() }),
  /** The number was not filed by this contact: its query code is asked for. */
  z.object({ at: z.literal('code'), number: z.string(), misses: z.number().int() }),
]);

export type ComplaintStatusState = z.infer<typeof complaintStatusStateSchema>;
