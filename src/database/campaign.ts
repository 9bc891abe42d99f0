/** Campaigns and their events, within one transaction. */
import { z } from 'zod';
import type { Campaign } from '../outreach/campaign.ts';
import type { CampaignRepository, CampaignShapes } from '../outreach/repository.ts';
import { advisoryLocks } from './advisory-locks.ts';
import { withoutNulls } from './columns.ts';
import { startOfUtcDay } from './days.ts';
import type { Prisma } from './generated/client.ts';
import type { Database, Tx } from './open.ts';

const states = z.enum([
  ...(['draft', 'approved', 'scheduled', 'running', 'paused', 'finished', 'cancelled', 'expired'] as const),
]);

function rowSchema(shapes: CampaignShapes) {
  return z
    .object({
      id: z.int(),
      name: z.string(),
      audience: z.unknown().transform(shapes.audience),
      texts: z.unknown().transform(shapes.texts),
      year: z.int(),
      state: states,
      version: z.int(),
      season: z.enum(['30', '7', '1']).nullable(),
      createdById: z.int(),
      editorIds: z.array(z.int()),
      approvedById: z.int().nullable(),
      approvedAt: z.date().nullable(),
      startAt: z.date().nullable(),
      startedAt: z.date().nullable(),
      endedAt: z.date().nullable(),
      enqueuedAt: z.date().nullable(),
      lastDay: z.date().transform((day) => day.toISOString().slice(0, 10)),
      createdAt: z.date(),
      updatedAt: z.date(),
    })
    .transform(withoutNulls);
}

export function campaignRepository(tx: Tx, shapes: CampaignShapes): CampaignRepository {
  const row = rowSchema(shapes);
  const byId = async (id: number) => {
    const found = await tx.campaign.findUnique({ where: { id } });
    return found ? row.parse(found) : undefined;
  };
  const where = async (condition: Prisma.CampaignWhereInput, limit?: number) => {
    const found = await tx.campaign.findMany({
      ...{ where: condition, orderBy: { id: 'asc' } },
      ...(limit !== undefined && { orderBy: { id: 'desc' }, take: limit }),
    });
    return z.array(row).parse(found);
  };
  const ofSeason = (year: number) => where({ year, season: { not: null } });
  return {
    ...{ byId, ofSeason },

    list: (limit) => where({}, limit),

    async lock(id) {
      await tx.$queryRaw`SELECT 1 FROM "Campaign" WHERE "id" = ${id}::int FOR UPDATE`;
      return byId(id);
    },

    async lockIfFree(id) {
      const locked = await tx.$queryRaw<unknown[]>`
        SELECT 1 FROM "Campaign" WHERE "id" = ${id}::int FOR UPDATE SKIP LOCKED`;
      return locked.length === 0 ? undefined : byId(id);
    },

    async lockSeason(year) {
      await tx.$executeRaw`SELECT pg_advisory_xact_lock(${advisoryLocks.season}::int, ${year}::int)`;
      return ofSeason(year);
    },

    async add({ createdById, createdAt, ...campaign }) {
      const { id } = await tx.campaign.create({
        data: { ...columnsOf(campaign), createdById, createdAt },
        select: { id: true },
      });
      return id;
    },

    async save({ id, version: _version, createdById: _creator, createdAt: _created, ...campaign }) {
      await tx.campaign.update({
        where: { id },
        data: { ...columnsOf(campaign), version: { increment: 1 } },
        select: { id: true },
      });
    },

    async addEvent(campaignId, event) {
      await tx.campaignEvent.create({ data: { campaignId, ...event }, select: { id: true } });
    },

    events: (campaignId) =>
      tx.campaignEvent.findMany({
        where: { campaignId },
        orderBy: { id: 'asc' },
        select: { kind: true, at: true, actor: true, note: true },
      }),

    async inMotion() {
      const rows = await tx.$queryRaw<unknown[]>`
        SELECT c."id" FROM "Campaign" c
        WHERE c."state" IN ('scheduled', 'running', 'paused') OR (
          c."state" IN ('cancelled', 'expired') AND EXISTS (
            SELECT 1 FROM "CampaignRecipient" r
            WHERE r."campaignId" = c."id" AND r."state" = ANY (ARRAY['queued'::"RecipientState", 'leased'::"RecipientState"])
          )
        )`;
      const ids = z.array(z.object({ id: z.int() })).parse(rows);
      return ids.length === 0 ? [] : where({ id: { in: ids.map(({ id }) => id) } });
    },

    async staffNames(ids) {
      const staff = await tx.staffMember.findMany({
        where: { id: { in: [...new Set(ids)] } },
        select: { id: true, name: true },
      });
      return new Map(staff.map(({ id, name }) => [id, name]));
    },
  };
}

const runningRow = z.object({
  id: z.int(),
  year: z.int(),
  lastDay: z.date().transform((day) => day.toISOString().slice(0, 10)),
});

/** Those that run and whose recipients are all written, whoever started first in front. Outside any transaction. */
export async function runningCampaigns({ client }: Pick<Database, 'client'>) {
  const found = await client.campaign.findMany({
    where: { state: 'running', enqueuedAt: { not: null } },
    orderBy: [{ startedAt: 'asc' }, { id: 'asc' }],
    select: { id: true, year: true, lastDay: true },
  });
  return z.array(runningRow).parse(found);
}

/** What is absent is null: a draft again has no approval. */
function columnsOf(campaign: Omit<Campaign, 'id' | 'version' | 'createdById' | 'createdAt'>) {
  const { approvedById, approvedAt, startAt, startedAt, endedAt, enqueuedAt, season } = campaign;
  return {
    ...{ name: campaign.name, year: campaign.year, state: campaign.state, updatedAt: campaign.updatedAt },
    ...{ audience: campaign.audience, texts: campaign.texts, editorIds: [...campaign.editorIds] },
    lastDay: startOfUtcDay(campaign.lastDay),
    ...{ approvedById: approvedById ?? null, approvedAt: approvedAt ?? null },
    ...{ startAt: startAt ?? null, startedAt: startedAt ?? null, endedAt: endedAt ?? null },
    ...{ enqueuedAt: enqueuedAt ?? null, season: season ?? null },
  };
}
