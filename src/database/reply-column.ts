/** A reply as it stands in the outbox. */
import { z } from 'zod';
import type { Reply } from '../kernel/message.ts';
import { withoutNulls } from './columns.ts';

export const channelSchema = z.enum(['terminal', 'web', 'telegram', 'wechat']);

export const replySchema = z
  .object({
    text: z.string(),
    choices: z.array(z.object({ label: z.string(), send: z.string() })),
    citations: z.array(z.string()),
    notice: z
      .object({
        kind: z.enum(['claim', 'complaint', 'reminder']),
        number: z.string(),
        state: z.string(),
        day: z.string(),
      })
      .nullable()
      .default(null),
  })
  .transform((reply): Reply => withoutNulls(reply));
