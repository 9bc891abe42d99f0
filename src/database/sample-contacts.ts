/** Who of the sample's people has bound an account: invented, under names that no platform gives. */
import { z } from 'zod';
import { startOfDay } from '../kernel/day.ts';
import type { Tx } from './transaction.ts';

const hourMs = 3_600_000;
const morning = 10 * hourMs;
const dayOrNone = z.string().transform((text) => (text === '' ? null : inTheMorning(text)));

export const sampleContacts = z.array(
  z.object({
    key: z.string(),
    channel: z.enum(['telegram', 'wechat']),
    /** 成员编号; several: they speak for as many households. */
    members: z.string().transform((ids) => ids.split(' ')),
    language: z.enum(['zh-CN', 'en']),
    /** The version of the consent they gave; '' for none. */
    consent: z.string().transform((text) => (text === '' ? null : text)),
    since: dayOrNone,
    optedOut: dayOrNone,
    unreachable: dayOrNone,
    /** A day, or "5h": so many hours before the records are laid out. */
    wrote: z.string(),
  }),
);

/** Lays them out for a day, as they were invented. Nobody writes to us under these names, so nothing is lost by it. */
export async function layOutContacts(
  tx: Tx,
  contacts: z.infer<typeof sampleContacts>,
  { source, now }: { readonly source: string; readonly now: Date },
): Promise<void> {
  const rows = JSON.stringify(
    contacts.map(({ key, ...contact }) => {
      const wrote = instantOf(contact.wrote, now);
      return { ...contact, externalId: `sample-${key}`, wrote, verified: contact.since ?? wrote };
    }),
  );
  await tx.$executeRaw`
    INSERT INTO "Contact" ("channel", "externalId", "language", "consentVersion", "consentedAt", "optedOutAt",
      "unreachableAt", "lastInboundAt")
    SELECT "channel"::"Channel", "externalId", "language", "consent", "since", "optedOut", "unreachable", "wrote"
    FROM jsonb_to_recordset(${rows}::jsonb) AS c("channel" text, "externalId" text, "language" text, "consent" text,
      "since" timestamptz, "optedOut" timestamptz, "unreachable" timestamptz, "wrote" timestamptz)
    ON CONFLICT ("channel", "externalId") DO UPDATE SET "language" = EXCLUDED."language",
      "consentVersion" = EXCLUDED."consentVersion", "consentedAt" = EXCLUDED."consentedAt",
      "optedOutAt" = EXCLUDED."optedOutAt", "unreachableAt" = EXCLUDED."unreachableAt",
      "lastInboundAt" = EXCLUDED."lastInboundAt"`;
  await tx.$executeRaw`
    INSERT INTO "Binding" ("contactId", "memberId", "verifiedAt", "verifiedBy")
    SELECT k."id", m."id", c."verified", 'self'
    FROM jsonb_to_recordset(${rows}::jsonb) AS c("channel" text, "externalId" text, "members" jsonb,
      "verified" timestamptz)
    JOIN "Contact" k ON k."channel" = c."channel"::"Channel" AND k."externalId" = c."externalId"
    CROSS JOIN LATERAL jsonb_array_elements_text(c."members") WITH ORDINALITY AS named("sourceId", "place")
    JOIN "Member" m ON m."source" = ${source} AND m."sourceId" = named."sourceId"
    ORDER BY k."id", named."place"
    ON CONFLICT ("contactId", "memberId") DO UPDATE SET "verifiedAt" = EXCLUDED."verifiedAt", "endedAt" = NULL`;
  // What they wrote last opens the platform's window.
  await tx.$executeRaw`
    INSERT INTO "InboxMessage" ("channel", "externalId", "messageId", "text", "receivedAt", "state", "processedAt")
    SELECT "channel"::"Channel", "externalId", "externalId", '你好', "wrote", 'processed', "wrote"
    FROM jsonb_to_recordset(${rows}::jsonb) AS c("channel" text, "externalId" text, "wrote" timestamptz)
    ON CONFLICT ("channel", "externalId", "messageId") DO UPDATE
      SET "receivedAt" = EXCLUDED."receivedAt", "processedAt" = EXCLUDED."processedAt"`;
}

function inTheMorning(day: string): Date {
  return new Date(startOfDay(day).getTime() + morning);
}

function instantOf(wrote: string, now: Date): Date {
  const [, hours] = /^(\d+)h$/.exec(wrote) ?? [];
  return hours === undefined
    ? inTheMorning(wrote)
    : new Date(now.getTime() - Number.parseInt(hours, 10) * hourMs);
}
