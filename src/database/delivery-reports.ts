/** What a platform says afterwards of a broadcast's messages, settled on the recipients. */
import type { DeliveryReport, DeliveryReports } from '../delivery/report.ts';
import type { Database } from './open.ts';

/** Longer than any lease. */
const leaseAtMostMs = 5 * 60_000;
/** A mass message of an older campaign is not reported any more: its recipients need not be looked through. */
const reportedWithinMs = 31 * 86_400_000;

export function deliveryReports({ client }: Pick<Database, 'client'>): DeliveryReports {
  /** The recipients of one contact are few; the state decides, so that a report said twice changes nothing more. */
  async function noteOne(report: DeliveryReport, from: string, at: Date) {
    const { channel, platformId, outcome } = report;
    const [known] = await client.$queryRaw<{ contactId: number; noted: boolean }[]>`
      WITH told AS (
        SELECT r."campaignId", r."id", c."id" AS "contactId" FROM "Contact" c LEFT JOIN "CampaignRecipient" r
          ON r."contactId" = c."id" AND r."settledAt" IS NOT NULL AND r."platformId" = ${platformId}
        WHERE c."channel" = ${channel}::"Channel" AND c."externalId" = ${from}
      ), noted AS (
        UPDATE "CampaignRecipient" r
        SET "state" = ${outcome.kind}::"RecipientState", "reason" = left(${reasonOf(outcome)}::text, 500)
        FROM told WHERE r."campaignId" = told."campaignId" AND r."id" = told."id" AND r."state" = 'accepted'
      )
      SELECT "contactId", "id" IS NOT NULL AS "noted" FROM told`;
    if (known?.noted) return 'noted';
    return known && (await isUnderWay(report, at, known.contactId)) ? 'too-early' : 'unknown';
  }

  async function noteAll(report: DeliveryReport, at: Date) {
    const { channel, platformId, outcome } = report;
    const since = new Date(at.getTime() - reportedWithinMs);
    const [row] = await client.$queryRaw<{ known: bigint }[]>`
      WITH told AS (
        SELECT "campaignId", "id" FROM "CampaignRecipient"
        WHERE "campaignId" IN (SELECT "id" FROM "Campaign" WHERE "startedAt" > ${since})
          AND "way" = 'mass' AND "platformId" = ${platformId} AND "channel" = ${channel}::"Channel"
      ), noted AS (
        UPDATE "CampaignRecipient" r
        SET "state" = ${outcome.kind}::"RecipientState", "reason" = left(${reasonOf(outcome)}::text, 500)
        FROM told WHERE r."campaignId" = told."campaignId" AND r."id" = told."id" AND r."state" = 'accepted'
      )
      SELECT count(*) AS "known" FROM told`;
    if ((row?.known ?? 0n) > 0n) return 'noted';
    return (await isUnderWay(report, at)) ? 'too-early' : 'unknown';
  }

  /** Is anything being sent just now that this may be about? Its id is only known once it is settled. */
  async function isUnderWay({ channel }: DeliveryReport, at: Date, contactId?: number): Promise<boolean> {
    const until = new Date(at.getTime() + leaseAtMostMs);
    const rows = await client.$queryRaw<unknown[]>`
      SELECT 1 FROM "CampaignRecipient" r JOIN "Campaign" c ON c."id" = r."campaignId"
      WHERE c."state" IN ('running', 'paused', 'cancelled') AND r."channel" = ${channel}::"Channel"
        AND r."state" = 'leased' AND r."nextAttemptAt" > ${at} AND r."nextAttemptAt" <= ${until}
        AND (${contactId ?? null}::int IS NULL OR r."contactId" = ${contactId ?? null}::int)
      LIMIT 1`;
    return rows.length > 0;
  }

  return {
    note: (report, at) =>
      report.from === undefined ? noteAll(report, at) : noteOne(report, report.from, at),
  };
}

function reasonOf(outcome: DeliveryReport['outcome']): string | null {
  return outcome.kind === 'failed' ? outcome.reason : null;
}
