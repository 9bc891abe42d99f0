/** A broadcast that has been sent, written straight into the tables. */
import type { Database } from '../../src/database/open.ts';
import { sealedAlike } from '../../src/kernel/seal.ts';
import { wholeAudience } from '../../src/outreach/audience.ts';
import type { CampaignState } from '../../src/outreach/campaign.ts';
import type { RecipientState } from '../../src/outreach/recipient.ts';

export const sealKey = Buffer.alloc(32, 6);
export const asOf = new Date('2026-12-01T00:00:00Z');

export interface SeededMember {
  readonly name?: string;
  readonly category?: 'ordinary' | 'five_guarantee' | 'special_poor';
  readonly leftOn?: string;
  readonly state?: 'unpaid' | 'paid_pending' | 'active' | 'lapsed' | 'withdrawn';
  readonly payer?: 'household' | 'civil_affairs';
  readonly paidOn?: string;
}

export interface SeededHousehold {
  readonly sumu: string;
  readonly gacha: string;
  readonly telephone?: string;
  /** The first is the head. */
  readonly members: readonly SeededMember[];
}

export interface SeededRecipient {
  /** Places in the list of households. */
  readonly of: readonly number[];
  readonly state: RecipientState;
  readonly reason?: string;
  readonly channel?: 'telegram' | 'wechat';
  readonly way?: string;
  readonly settledAt?: string;
  readonly doubtful?: number;
}

export interface SeededCampaign {
  readonly name?: string;
  readonly state?: CampaignState;
  readonly year?: number;
  readonly startedAt?: string | null;
  readonly lastDay?: string;
  readonly households: readonly SeededHousehold[];
  readonly recipients: readonly SeededRecipient[];
}

let sequence = 0;
const dayAt = (day: string) => new Date(`${day}T00:00:00Z`);

/** The campaign's id, and the certificates of its households in the order given. */
export async function seedCampaign(
  { client }: Database,
  seed: SeededCampaign,
): Promise<{ readonly id: number; readonly certificates: readonly string[] }> {
  const { year = 2027, startedAt = '2026-12-07T09:00:00+08:00', lastDay = '2026-12-18' } = seed;
  const certificates = seed.households.map(() => `1504229${String((sequence += 1)).padStart(5, '0')}`);
  const made = await client.household.createManyAndReturn({
    data: seed.households.map(({ sumu, gacha, telephone }, place) => {
      const certificate = certificates[place] ?? '';
      const seal =
        telephone === undefined ? null : sealedAlike(telephone, sealKey, `telephone ${certificate}`);
      return { certificate, sumu, gacha, telephone: seal, source: 'seed', sourceId: certificate, asOf };
    }),
  });
  const ids = new Map(made.map(({ id, certificate }) => [certificate, id]));
  const idAt = (place: number) => ids.get(certificates[place] ?? '') ?? 0;
  const everybody = seed.households.flatMap(({ members }, place) =>
    members.map((member, at) => ({ place, member, at, sourceId: `seed-${String((sequence += 1))}` })),
  );
  const members = await client.member.createManyAndReturn({
    data: everybody.map(({ place, member, at, sourceId }) => ({
      ...{ householdId: idAt(place), name: member.name ?? '白音', relation: at === 0 ? 'head' : 'other' },
      ...{ idHash: sourceId, idLast4Hash: sourceId, category: member.category ?? 'ordinary' },
      ...(member.leftOn !== undefined && { leftOn: dayAt(member.leftOn) }),
      ...{ source: 'seed', sourceId, asOf },
    })),
  });
  const memberIds = new Map(members.map(({ id, sourceId }) => [sourceId, id]));
  await client.enrolment.createMany({
    data: everybody.flatMap(({ member, sourceId }) =>
      member.state === undefined
        ? []
        : [
            {
              ...{ memberId: memberIds.get(sourceId) ?? 0, year, state: member.state, amount: '10.00' },
              payer: member.payer ?? ('household' as const),
              ...(member.paidOn !== undefined && { paidOn: dayAt(member.paidOn) }),
              ...{ source: 'seed', sourceId, asOf },
            },
          ],
    ),
  });
  const { id } = await client.campaign.create({
    data: {
      ...{
        name: seed.name ?? '12月缴费提醒',
        audience: wholeAudience,
        year,
        state: seed.state ?? 'finished',
      },
      texts: { 'zh-CN': { personal: '', generic: '' }, en: { personal: '', generic: '' } },
      ...{ createdById: 1, editorIds: [1], approvedById: 2, lastDay: dayAt(lastDay) },
      ...(startedAt !== null && { startedAt: new Date(startedAt), enqueuedAt: new Date(startedAt) }),
      ...{ createdAt: asOf, updatedAt: asOf },
    },
  });
  await client.campaignRecipient.createMany({
    data: seed.recipients.map(({ of, settledAt, reason, way, channel, ...recipient }, place) => ({
      ...{ campaignId: id, householdIds: of.map(idAt), nextAttemptAt: asOf, ...recipient },
      ...(channel !== undefined && { channel, contactId: place + 1, personId: place + 1 }),
      ...(reason !== undefined && { reason }),
      ...(way !== undefined && { way }),
      ...(settledAt !== undefined && { settledAt: new Date(settledAt) }),
    })),
  });
  return { id, certificates };
}
