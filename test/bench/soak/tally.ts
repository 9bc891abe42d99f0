/** What is in the database at the end, and what everybody saw: nothing lost, no effect twice. */
import type pg from 'pg';
import type { FakeTelegram } from '../../fakes/telegram/bot-api.ts';
import type { FakeWechat } from '../../fakes/wechat/fake-wechat.ts';
import { partsOf } from '../../../bots/wechat/parts.ts';
import { replySchema } from '../../../src/database/reply-column.ts';
import { answersOf } from '../../faults/sums.ts';
import { messagesAVisit, openIdOf, visitOf } from './crowd.ts';
import { compare } from './seen.ts';

export interface Tally {
  /** What ought to be, and is: e.g. complaints 250 = 250. */
  readonly sums: readonly { readonly what: string; readonly wanted: number; readonly found: number }[];
  /** Answers that came to a phone more often than they stand in the outbox. */
  readonly cameTwice: number;
}

async function count(pool: pg.Pool, from: string): Promise<number> {
  const { rows } = await pool.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${from}`);
  return rows[0]?.n ?? -1;
}

/** Whom the crowd is made of; the sample's own people have other names. */
const crowd = `"externalId" LIKE 'o-%'`;
const audited = (action: string) =>
  `"AuditEntry" WHERE "action" = '${action}' AND "subject" IN (SELECT 'contact:' || "id" FROM "Contact" WHERE ${crowd})`;

export async function tally(
  pool: pg.Pool,
  { fake, api }: { readonly fake: FakeWechat; readonly api: FakeTelegram },
  people: number,
  questions: number,
): Promise<Tally> {
  const places = Array.from({ length: people }, (_, place) => place);
  const visiting = (kind: string) => places.filter((place) => visitOf(place) === kind).length;
  const inbox = (rest: string) => count(pool, `"InboxMessage" i WHERE ${rest}`);
  const ours = `(i.${crowd} OR i."messageId" LIKE 'u87%')`;
  const complaints = `"Complaint" c JOIN "Contact" k ON k."id" = c."contactId" WHERE k.${crowd}`;
  const messages = people * messagesAVisit + questions;
  const answered = answersOf(api);

  const { rows: accepted } = await pool.query<{ who: string; reply: unknown }>(
    `SELECT "externalId" AS "who", "reply" FROM "OutboxMessage"
     WHERE "channel" = 'wechat' AND "state" = 'accepted' AND ${crowd}`,
  );
  const told = Map.groupBy(accepted, ({ who }) => who);
  let unseen = 0;
  let cameTwice = [...answered.values()].reduce((sum, times) => sum + times - 1, 0);
  for (const openId of places.map(openIdOf)) {
    const texts = (told.get(openId) ?? []).flatMap(({ reply }) => partsOf(replySchema.parse(reply)));
    const compared = compare(
      texts.map(({ text }) => text),
      fake.seen(openId).map(({ text }) => text),
    );
    for (const text of compared.unseen) console.log(`not seen by ${openId}: ${text.slice(0, 60)}`);
    for (const text of compared.twice) console.log(`seen twice by ${openId}: ${text.slice(0, 60)}`);
    unseen += compared.unseen.length;
    cameTwice += compared.twice.length;
  }

  const sums = [
    {
      what: 'messages worked off, once each',
      wanted: messages,
      found: await inbox(`${ours} AND i."state" = 'processed'`),
    },
    {
      what: 'messages that have an answer in the outbox',
      wanted: messages,
      found: await inbox(`${ours} AND EXISTS (SELECT 1 FROM "OutboxMessage" o WHERE o."inboxId" = i."id")`),
    },
    {
      what: 'messages given up with an apology',
      wanted: 0,
      found: await inbox(`${ours} AND i."state" = 'failed'`),
    },
    {
      what: 'answers not with the platform',
      wanted: 0,
      found: await count(
        pool,
        `"OutboxMessage" WHERE "state" IN ('queued', 'leased', 'failed', 'held') AND "inboxId" IN (SELECT "id" FROM "InboxMessage" i WHERE ${ours})`,
      ),
    },
    { what: 'answers accepted that no phone of WeChat saw', wanted: 0, found: unseen },
    {
      what: 'questions answered on Telegram',
      wanted: questions,
      found: answered.size - (answered.has(0) ? 1 : 0),
    },
    { what: 'complaints filed', wanted: visiting('complaint'), found: await count(pool, complaints) },
    {
      what: 'complaint numbers',
      wanted: visiting('complaint'),
      found: await count(pool, `(SELECT DISTINCT c."number" FROM ${complaints}) d`),
    },
    {
      what: 'complaints of one person twice',
      wanted: 0,
      found: await count(pool, `(SELECT c."contactId" FROM ${complaints} GROUP BY 1 HAVING count(*) > 1) d`),
    },
    {
      what: 'consents',
      wanted: visiting('consent'),
      found: await count(pool, `"Contact" WHERE "consentedAt" IS NOT NULL AND ${crowd}`),
    },
    {
      what: 'opt-outs',
      wanted: visiting('opt-out'),
      found: await count(pool, `"Contact" WHERE "optedOutAt" IS NOT NULL AND ${crowd}`),
    },
    {
      what: 'opt-outs recorded',
      wanted: visiting('opt-out'),
      found: await count(pool, audited('opted-out')),
    },
  ];
  return { sums, cameTwice };
}
