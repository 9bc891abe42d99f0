/** Whom a broadcast is for: a plain form over the records. Households are chosen; their bound people are told. */
import { z } from 'zod';
import type { Fen } from '../kernel/money.ts';

/**
 * How a household stands for the year that is collected for (members who have left do not count; no line for that year
 * counts as not enrolled, as in enrolment/decide.ts).
 */
export const standings = [
  /** Somebody is not enrolled: all of the next three together. */
  'any-unpaid',
  /** Nobody is enrolled yet. */
  'none-enrolled',
  /** Some are, some are not. */
  'partly-enrolled',
  /** Somebody who is not enrolled holds a five-guarantee or special-poor certificate, which need only be shown (III.2.1). */
  'certificate',
] as const;
export type AudienceStanding = (typeof standings)[number];

const place = z.string().trim().min(1).max(60);

export const audienceSchema = z.strictObject({
  standing: z.enum(standings),
  /** None: all. */
  sumus: z.array(place).max(100),
  /** None: all of those sumu. A gacha's name is only known within its sumu. */
  gachas: z.array(z.strictObject({ sumu: place, gacha: place })).max(500),
  /** Of whoever would be told. With one language, households without a bound person are left out. */
  language: z.enum(['any', 'zh-CN', 'en']),
  /** Has anybody of the household bound an account? */
  bound: z.enum(['any', 'bound', 'not-bound']),
  /** Only households that a former broadcast has (not) reached. */
  former: z
    .strictObject({ campaignId: z.int().positive(), outcome: z.enum(['reached', 'not-reached']) })
    .optional(),
});
export type Audience = z.infer<typeof audienceSchema>;

export const wholeAudience: Audience = {
  ...{ standing: 'any-unpaid', sumus: [], gachas: [], language: 'any', bound: 'any' },
};

/** What the form comes to at this moment. */
export interface AudienceCount {
  readonly households: number;
  /** Members of these households who are not enrolled. */
  readonly members: number;
  /** Of them, those who hold a certificate and pay nothing. */
  readonly certificateHolders: number;
  /** premium × those who pay. */
  readonly amount: Fen;
  /** Households in which somebody is bound. */
  readonly bound: number;
}

/** One household as the preview shows it: nobody can be recognised by it. */
export interface AudienceExample {
  /** ****0001 */
  readonly certificate: string;
  /** 乌* */
  readonly head: string;
  readonly sumu: string;
  readonly gacha: string;
  /** Members who are not enrolled. */
  readonly members: number;
  readonly amount: Fen;
  readonly bound: boolean;
}
