import { z } from 'zod';
import { intents } from '../kernel/intent.ts';
import { dayColumn } from './columns.ts';
import type { Tx } from './transaction.ts';

const intent = z.enum(intents);

export const sampleMisses = z.array(
  z.object({
    kind: z.enum(['unclear', 'corrected', 'unhelpful']),
    text: z.string(),
    taken: intent,
    clauses: z.string().transform((text) => text.split(' ').filter((id) => id !== '')),
    meant: z
      .literal('')
      .transform(() => null)
      .or(intent),
    day: dayColumn,
    lastDay: dayColumn,
    times: z.coerce.number().int().min(1),
  }),
);

/** Lays the sample's misses out for a day; one that somebody has taught or put aside stays as it is. */
export async function layOutMisses(tx: Tx, misses: z.infer<typeof sampleMisses>): Promise<void> {
  for (const { kind, text, day, lastDay, ...rest } of misses) {
    const key = { kind, text, language: 'zh-CN' } as const;
    const days = { day: new Date(day), lastDay: new Date(lastDay) };
    const known = await tx.miss.findUnique({
      where: { kind_language_text: key },
      include: { lessons: { select: { id: true }, take: 1 } },
    });
    if (!known) await tx.miss.create({ data: { ...key, ...rest, ...days } });
    else if (!known.setAside && known.lessons.length === 0)
      await tx.miss.update({ where: { id: known.id }, data: days });
  }
}
