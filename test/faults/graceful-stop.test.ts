/** One of two replicas is told to stop amid the work: nobody loses an answer, nobody has one twice, nothing is tried again. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../src/database/open.ts';
import { type FakeTelegram, startFakeTelegram } from '../fakes/telegram/bot-api.ts';
import { onPostgres, openTestDatabase } from '../support/database.ts';
import { until } from '../support/until.ts';
import { type Balancer, startBalancer } from './balancer.ts';
import { freePort, startService } from './service.ts';
import { question, sumOf, sumsOf } from './sums.ts';

const token = '7000000001:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw4';
const questions = 150;
const patienceMs = 120_000;
const sums = sumsOf(questions);

describe.runIf(onPostgres)('a replica that is told to stop', () => {
  let database: Database;
  let api: FakeTelegram;
  let balancer: Balancer;
  let replicas: readonly string[];
  beforeEach(async () => {
    database = await openTestDatabase();
    api = await startFakeTelegram({ token });
    replicas = [await freePort(), await freePort()].map((port) => `http://127.0.0.1:${String(port)}`);
    balancer = await startBalancer(replicas);
  });
  afterEach(async () => {
    await balancer.close();
    await api.close();
    await database.close();
  });

  function startReplica(address: string) {
    return startService({
      DATABASE_URL: database.pool.options.connectionString ?? '',
      PORT: new URL(address).port,
      PUBLIC_URL: balancer.address,
      DRAIN_SECONDS: '1',
      TELEGRAM_BOT_TOKEN: token,
      TELEGRAM_API_ROOT: api.root,
      TELEGRAM_WEBHOOK_SECRET: 'secret-of-the-two-replicas',
    });
  }

  it(
    'says so before it closes its port, and finishes what it has begun',
    async () => {
      const [first = '', second = ''] = replicas;
      const one = startReplica(first);
      await one.ready;
      const other = startReplica(second);
      await other.ready;
      await until(() => replicas.every((replica) => balancer.said.get(replica) === 'ready'), 'both ready');

      for (const [index, sum] of sums.entries()) api.person(600_000_000 + index).say(question(sum));
      await api.until(() => api.sent.length >= questions / 5, 'the middle', patienceMs);
      const gone = one.end;
      one.child.kill('SIGTERM');
      await until(() => balancer.said.get(first) === 'stopping', 'that it says so');
      const { code, err } = await gone;
      for (const [index, sum] of sums.entries())
        api.person(600_000_000 + index).say(question(sum + questions));
      await api.until(() => api.sent.length >= 2 * questions, 'an answer to everybody', patienceMs);
      const metrics = await (await fetch(`${second}/metrics`)).text();
      other.child.kill('SIGTERM');
      const ended = await other.end;

      expect([code, ended.code]).toEqual([0, 0]);
      expect(err + ended.err).toBe('');
      expect(balancer.given.get(first)).toBeGreaterThan(0);
      expect(balancer.lost()).toBe(0);
      expect(api.updates.answers.filter((status) => status !== 200)).toEqual([]);
      expect(api.sent.map(({ text }) => sumOf(text)).sort((a, b) => a - b)).toEqual(sumsOf(2 * questions));
      const out = await database.client.outboxMessage.groupBy({
        by: ['state', 'attempts'],
        where: { channel: 'telegram', inbox: { channel: 'telegram', messageId: { not: '' } } },
        _count: true,
      });
      expect(out).toContainEqual({ state: 'accepted', attempts: 1, _count: 2 * questions });
      expect(out.filter(({ state }) => state === 'leased' || state === 'queued')).toEqual([]);
      expect(metrics).toMatch(/^heyi_database_read_ok 1$/m);
      expect(metrics).toMatch(/^heyi_last_received_timestamp_seconds\{channel="telegram"\} \d/m);
    },
    patienceMs * 2,
  );
});
