/**
 * kill -9 in mid-conversation: nothing acknowledged is lost, nothing is done twice, the dialogue goes on where it
 * was. HEYI_KILLS=30 kills as often; by default a few times, so that the whole suite stays quick.
 */
import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, describe, expect, it } from 'vitest';
import type { Database } from '../../src/database/open.ts';
import { temporaryFolder } from '../cli/heyi.ts';
import { insideFolder } from '../support/database.ts';
import { arrive, complaintsOfAVisit, type Person, say, visit } from './conversations.ts';
import { freePort, startService } from './service.ts';

const kills = Number.parseInt(process.env.HEYI_KILLS ?? '3', 10);
const peopleAtOnce = 4;
const folder = temporaryFolder();
const dataDir = join(folder.path, 'data');
afterAll(() => {
  folder.remove();
});

/** Starts the service and kills it a random moment after some more messages were acknowledged; at last lets it live. */
async function killAgainAndAgain(port: number, acknowledged: () => number) {
  for (let killed = 0; killed < kills; killed += 1) {
    const { child, ready, end } = startService({ DATA_DIR: dataDir, PORT: String(port) });
    await ready;
    const enough = acknowledged() + randomInt(1, 15);
    while (acknowledged() < enough) await pause(5);
    await pause(randomInt(0, 25));
    child.kill('SIGKILL');
    await end;
  }
  const last = startService({ DATA_DIR: dataDir, PORT: String(port) });
  await last.ready;
  return last;
}

interface Sent {
  readonly person: Person;
  readonly messageIds: readonly string[];
}

describe('the service killed in mid-conversation', () => {
  it(
    `loses nothing acknowledged and does nothing twice (${String(kills)} kills)`,
    async () => {
      const port = await freePort();
      const address = `http://127.0.0.1:${String(port)}`;
      const visits: Sent[] = [];
      let alive = true;
      let again = 0;
      let acknowledged = 0;
      const service = killAgainAndAgain(port, () => acknowledged).finally(() => {
        alive = false;
      });

      // Each goes through a whole visit, then comes back as somebody new, until the killing is over.
      const people = Array.from({ length: peopleAtOnce }, async (_, place) => {
        for (let round = 0; round === 0 || alive; round += 1) {
          const person = await arrive(address);
          const messageIds = visit.map(
            (_text, index) => `kill-${String(place)}-${String(round)}-${String(index)}`,
          );
          for (const [index, text] of visit.entries()) {
            again += (await say(address, person, messageIds[index] ?? '', text)) - 1;
            acknowledged += 1;
          }
          visits.push({ person, messageIds });
        }
      });
      const [{ child }] = await Promise.all([service, ...people]);
      child.kill('SIGTERM');
      await once(child, 'close');

      await insideFolder(dataDir, async (database) => {
        const told = await Promise.all(visits.map((each) => repliesOf(database, each)));
        const complaints = await database.client.complaint.count({ where: { contact: { channel: 'web' } } });
        console.log(
          `${String(kills)} kills, ${String(visits.length)} visits, ${String(acknowledged)} messages acknowledged, ${String(again)} sent again`,
        );
        expect(complaints).toBe(visits.length * complaintsOfAVisit);
        // An undisturbed visit is the measure: every visit was told the same, figures of its own apart.
        const [measure] = told;
        for (const each of told) expect(each).toEqual(measure);
        expect(measure?.map((replies) => replies.length > 0)).toEqual(visit.map(() => true));
      });
    },
    120_000 + kills * 30_000,
  );
});

/** What each message was answered with, its numbers, codes and days left out; every message exactly once. */
async function repliesOf({ client }: Database, { person, messageIds }: Sent): Promise<readonly string[][]> {
  const inbox = await client.inboxMessage.findMany({
    where: { channel: 'web', externalId: person.id, messageId: { not: 'hello' } },
    orderBy: { id: 'asc' },
    include: { replies: { orderBy: { id: 'asc' } } },
  });
  const own = inbox.filter(({ messageId }) => messageIds.includes(messageId));
  expect(own.map(({ messageId, state, attempts }) => ({ messageId, state, attempts }))).toEqual(
    messageIds.map((messageId) => ({ messageId, state: 'processed', attempts: 0 })),
  );
  return own.map(({ replies }) =>
    replies.map(({ reply }) => JSON.stringify(reply).replaceAll(/T\d\d-[\d-]+|\d{6}/g, '#')),
  );
}
