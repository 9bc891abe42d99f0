/** Outcomes of campaigns that chance makes up, beside a plain reckoning. */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { outcomeRepository } from '../../src/database/campaign-outcomes.ts';
import type { Database } from '../../src/database/open.ts';
import { maskCertificate } from '../../src/kernel/masking.ts';
import { callReasons, comparedDays } from '../../src/outreach/outcome.ts';
import { fen, times } from '../../src/kernel/money.ts';
import { recipientStates } from '../../src/outreach/recipient.ts';
import {
  sealKey,
  seedCampaign,
  type SeededCampaign,
  type SeededHousehold,
  type SeededMember,
  type SeededRecipient,
} from '../support/campaign-outcomes.ts';
import { openTestDatabase } from '../support/database.ts';
import { reckonCalls, reckonResults } from '../support/reckoned-outcomes.ts';

let database: Database;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

const premium = fen(1_000);
const today = '2026-12-10';
const now = new Date('2026-12-10T02:00:00Z');

const optional = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
const days = fc.constantFrom(
  '2026-12-01',
  '2026-12-06',
  '2026-12-07',
  '2026-12-08',
  '2026-12-14',
  '2026-12-15',
  '2026-12-20',
);
const member = fc
  .record({
    category: fc.constantFrom('ordinary', 'ordinary', 'five_guarantee', 'special_poor'),
    leftOn: optional(fc.constantFrom('2026-12-10', '2026-12-11', '2026-12-14', '2026-12-15')),
    state: optional(fc.constantFrom('unpaid', 'unpaid', 'active', 'paid_pending', 'lapsed', 'withdrawn')),
    payer: fc.constantFrom('household', 'civil_affairs'),
    paidOn: optional(days),
  })
  .map(({ leftOn, state, paidOn, ...rest }): SeededMember => ({
    ...rest,
    ...(leftOn !== undefined && paidOn === '2026-12-01' && { leftOn }),
    ...(state !== undefined && { state }),
    ...(paidOn !== undefined && (state === 'active' || state === 'paid_pending') && { paidOn }),
  }));
const household = fc
  .record({
    sumu: fc.constantFrom('林东镇', '富河镇'),
    gacha: fc.constantFrom('东城嘎查', '富河村'),
    members: fc.array(member, { minLength: 1, maxLength: 4 }),
    telephone: optional(fc.constant('19900000001')),
  })
  .map(({ telephone, ...rest }): SeededHousehold => ({ ...rest, ...(telephone && { telephone }) }));
const recipient = (households: number) =>
  fc
    .record({
      of: fc.uniqueArray(fc.nat({ max: households - 1 }), { minLength: 1, maxLength: 2 }),
      state: fc.constantFrom(...recipientStates),
      reason: fc.constantFrom(
        ...['not-bound', 'opted-out', 'paid-since', 'cancelled', 'unheard-of'],
        ...['unreachable: 403 Forbidden', 'no-answer: 500', 'window-closed'],
      ),
      channel: fc.constantFrom('telegram' as const, 'wechat' as const),
      settledAt: fc.constantFrom('2026-12-07T10:00:00+08:00', '2026-12-08T00:30:00+08:00'),
      doubtful: fc.nat({ max: 2 }),
    })
    .map(({ reason, settledAt, ...rest }): SeededRecipient => {
      const ended = ['failed', 'skipped'].includes(rest.state);
      const isTold = ['accepted', 'delivered'].includes(rest.state);
      return { ...rest, ...(ended && { reason }), ...(isTold && { settledAt }) };
    });
const startedAt = '2026-12-07T09:00:00+08:00';
const campaign: fc.Arbitrary<SeededCampaign> = fc
  .array(household, { minLength: 25, maxLength: 40 })
  .chain((households) =>
    fc
      .array(recipient(households.length), { minLength: 25, maxLength: 60 })
      .map((recipients) => ({ households, recipients, startedAt })),
  );

describe('outcomes of any campaign', () => {
  it('are those that a plain reckoning finds', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(campaign, async (seed) => {
        const { id, certificates } = await seedCampaign(database, seed);
        const repository = outcomeRepository(database, sealKey, () => now);

        const asking = { campaignId: id, year: 2027, premium, today, reasons: callReasons };
        const list = await repository.callList(asking, 1_000);
        const reckoned = reckonCalls(seed, today);
        expect(
          list
            .map(({ certificate, members, certificateHolders, reason }) => ({
              certificate,
              members,
              certificateHolders,
              reason,
            }))
            .sort(byCertificate),
        ).toEqual(
          reckoned
            .map(({ place, ...rest }) => ({
              certificate: maskCertificate(certificates[place] ?? ''),
              ...rest,
            }))
            .sort(byCertificate),
        );
        for (const row of list) expect(row.amount).toBe(times(premium, row.members - row.certificateHolders));
        const places = await repository.callPlaces(asking);
        expect(places.reduce((sum, { households }) => sum + households, 0)).toBe(list.length);
        expect(places.reduce((sum, { amount }) => sum + amount, 0)).toBe(
          list.reduce((sum, { amount }) => sum + amount, 0),
        );
        expect(places.reduce((sum, { withoutTelephone }) => sum + withoutTelephone, 0)).toBe(
          list.filter(({ telephone }) => telephone === undefined).length,
        );
        expect(await repository.results(id, 2027, comparedDays)).toEqual(reckonResults(seed));
        const counts = await repository.counts(id);
        for (const state of recipientStates)
          expect(counts.filter((one) => one.state === state).reduce((sum, { count }) => sum + count, 0)).toBe(
            seed.recipients.filter((one) => one.state === state).length,
          );
        expect(await repository.doubtful(id)).toBe(
          seed.recipients.reduce((sum, { doubtful = 0 }) => sum + doubtful, 0),
        );
      }),
      { numRuns: 25 },
    );
  });
});

function byCertificate(
  one: { readonly certificate: string },
  other: { readonly certificate: string },
): number {
  return one.certificate < other.certificate ? -1 : 1;
}
