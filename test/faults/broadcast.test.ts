/**
 * A broadcast whose processes are killed at random moments, and one whose platform fails at every fifth send: nobody is
 * lost, nobody is told twice but those whose send was under way at a kill, and these are counted.
 * On `npm run test:postgres`; HEYI_RECIPIENTS=5000 and HEYI_KILLS=20 set the size; by default it is small, so that the whole suite stays quick.
 */
import { spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { addCampaign, addRecipients } from '../support/broadcast.ts';
import { seededChance } from '../support/chance.ts';
import { onPostgres, openTestDatabase } from '../support/database.ts';
import { until } from '../support/until.ts';
import { leaseMs } from '../../src/delivery/parts.ts';
import type { Database } from '../../src/database/open.ts';
import { systemClock } from '../../src/kernel/clock.ts';
import { type FakeTelegram, type Fault, startFakeTelegram } from '../fakes/telegram/bot-api.ts';

const recipients = Number.parseInt(process.env.HEYI_RECIPIENTS ?? '400', 10);
const kills = Number.parseInt(process.env.HEYI_KILLS ?? '4', 10);
const patienceMs = 120_000 + recipients * 40 + kills * 5_000;
const token = '7000000001:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw4';
const firstName = 1_000;
/** What a killed process held is had again sooner, so that the test need not wait for it. */
const shortLeaseMs = 3_000;
const program = fileURLToPath(new URL('broadcast-process.ts', import.meta.url));

let database: Database;
let campaignId: number;
let api: FakeTelegram | undefined;
/** Two processes share a broadcast, as two replicas would. */
let processes: ReturnType<typeof spawnOne>[] = [];
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  await database.client.campaignRecipient.deleteMany();
  await database.client.campaign.deleteMany();
  await database.client.contact.deleteMany();
  await database.client.channelPace.deleteMany();
  campaignId = await addCampaign(database, systemClock());
  await addRecipients(database, campaignId, recipients, systemClock(), { firstName });
});
afterEach(async () => {
  for (const { child, ended } of processes.splice(0)) {
    child.kill('SIGTERM');
    await ended;
  }
  await api?.close();
});

async function startTelegram(fault?: () => Fault | undefined): Promise<FakeTelegram> {
  api = await startFakeTelegram({ token, ...(fault && { fault }) });
  for (let n = 0; n < recipients; n += 1) api.chats.know(String(firstName + n));
  return api;
}

function spawnOne(root: string, leaseMs: number) {
  const url = database.pool.options.connectionString ?? '';
  const child = spawn(process.execPath, [program, url, root, token, String(leaseMs)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return { child, ended: once(child, 'close'), ready: once(child.stdout, 'data') };
}

const unsettled = () =>
  database.client.campaignRecipient.count({ where: { campaignId, state: { in: ['queued', 'leased'] } } });
const allSettled = () => until(async () => (await unsettled()) === 0, 'everybody to be settled', patienceMs);
const rows = () =>
  database.client.$queryRaw<
    { name: string; state: string; reason: string | null; attempts: number; doubtful: number }[]
  >`SELECT c."externalId" AS "name", r."state"::text AS "state", r."reason", r."attempts", r."doubtful"
    FROM "CampaignRecipient" r JOIN "Contact" c ON c."id" = r."contactId" ORDER BY r."id"`;

/** How often each chat was told. */
function told({ sent }: FakeTelegram): ReadonlyMap<string, number> {
  const counted = new Map<string, number>();
  for (const { chat } of sent) counted.set(chat, (counted.get(chat) ?? 0) + 1);
  return counted;
}

// Several processes share one database: only a real PostgreSQL can be shared.
describe.runIf(onPostgres)('a broadcast', () => {
  it(
    `loses nobody when its processes are killed (${String(recipients)} recipients, ${String(kills)} kills)`,
    async () => {
      const telegram = await startTelegram();
      processes = [spawnOne(telegram.root, shortLeaseMs), spawnOne(telegram.root, shortLeaseMs)];

      for (let killed = 1; killed <= kills; killed += 1) {
        const enough = Math.floor((recipients * killed) / (kills + 1));
        await telegram.until(() => told(telegram).size >= enough, `${String(enough)} told`, patienceMs);
        await pause(randomInt(30));
        const [victim] = processes.splice(randomInt(processes.length), 1);
        victim?.child.kill('SIGKILL');
        await victim?.ended;
        processes.push(spawnOne(telegram.root, shortLeaseMs));
      }
      await allSettled();

      const all = await rows();
      const times = told(telegram);
      const doubtful = all.filter((row) => row.doubtful > 0);
      const twice = [...times].filter(([, count]) => count > 1);
      console.log(
        `${String(recipients)} recipients, ${String(kills)} kills: ${String(times.size)} told, ${String(doubtful.length)} under way at a kill, ${String(twice.length)} of them told twice`,
      );
      expect(all.map(({ state }) => state)).toEqual(all.map(() => 'accepted'));
      expect(times.size).toBe(recipients);
      // At most once more for each kill that found the send under way.
      const mayBe = new Map(all.map(({ name, doubtful: more }) => [name, 1 + more]));
      expect([...times].filter(([name, count]) => count > (mayBe.get(name) ?? 0))).toEqual([]);
      expect(doubtful.length).toBeGreaterThan(0);
    },
    patienceMs * 2,
  );

  it(
    `ends right for everybody though every fifth send fails (${String(recipients)} recipients)`,
    async () => {
      const chance = seededChance(20_261_126);
      const faults: readonly Fault[] = ['500', 'reset', 'timeout'];
      let failed = 0;
      const telegram = await startTelegram(() => {
        if (chance() >= 0.2) return undefined;
        failed += 1;
        // Too many requests stop the whole bot for a second: one of those to nine others.
        return failed % 10 === 0 ? '429' : faults[failed % 3];
      });
      // One in twenty-five has blocked the bot.
      const blocked = Array.from({ length: recipients }, (_, n) => String(firstName + n)).filter(
        (_, n) => n % 25 === 3,
      );
      for (const chat of blocked) telegram.chats.block(chat);
      processes = [spawnOne(telegram.root, leaseMs), spawnOne(telegram.root, leaseMs)];
      await allSettled();

      const all = await rows();
      const times = told(telegram);
      const unreachable = all.filter(({ state }) => state === 'failed');
      console.log(
        `${String(recipients)} recipients, ${String(failed)} failed sends, ${String(blocked.length)} blocked: ${String(times.size)} told`,
      );
      expect(failed).toBeGreaterThan(recipients / 10);
      expect(unreachable.map(({ name }) => name)).toEqual(blocked);
      expect(
        unreachable.every(({ reason }) => /^unreachable: .*blocked by the user/.test(reason ?? '')),
      ).toBe(true);
      const reached = all.filter(({ state }) => state === 'accepted').map(({ name }) => name);
      expect(reached).toHaveLength(recipients - blocked.length);
      expect(reached.filter((name) => times.get(name) !== 1)).toEqual([]);
      const marked = await database.client.contact.count({ where: { unreachableAt: { not: null } } });
      expect(marked).toBe(blocked.length);
      // Only a lost answer leaves a doubt, and never more of them than tries that failed.
      expect(all.every(({ doubtful, attempts }) => doubtful < attempts)).toBe(true);
      expect(all.some(({ doubtful }) => doubtful > 0)).toBe(true);
    },
    patienceMs,
  );
});
