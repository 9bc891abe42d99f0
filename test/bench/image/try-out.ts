/** Whether what is left in the image works: in production on PostgreSQL, its commands, both platforms, a model. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { systemClock } from '../../../src/kernel/clock.ts';
import { honest } from '../../fakes/language-model/honest.ts';
import { startFakeModel } from '../../fakes/language-model/server.ts';
import { startFakeTelegram } from '../../fakes/telegram/bot-api.ts';
import { startFakeWechat } from '../../fakes/wechat/fake-wechat.ts';
import { createPhones } from '../../fakes/wechat/phone.ts';
import { freePort } from '../../faults/service.ts';
import { startCluster } from '../../support/cluster.ts';
import { until } from '../../support/until.ts';
import { ms, type Row } from '../measure.ts';
import { createDatabase, officeSettings, startReplica } from '../replica.ts';
import { type Settings, startProgram } from './program.ts';

const token = '7000000001:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw4';
const wechatApp = { appId: 'wxfeedc0dedeadbeef', appSecret: 'SECRET-of-the-sample-service-0123456789' };
const wechatToken = 'sampleToken2026';
const works: Pick<Row, 'figure' | 'bar'> = { figure: 'works', bar: '' };

/** Throws, with what it said, when anything does not work. */
export async function tryOut(app: string, image: Settings): Promise<Row[]> {
  const workshop = mkdtempSync(join(tmpdir(), 'heyi-try-out-'));
  const cluster = await startCluster();
  try {
    const office = await createDatabase(cluster.url, 'office');
    const sample = await createDatabase(cluster.url, 'sample');
    return [
      ...(await inProduction(app, { ...image, DATABASE_URL: office }, workshop)),
      ...(await commands(app, { ...image, DATABASE_URL: office }, workshop)),
      ...(await platforms(app, sample)),
    ];
  } finally {
    await cluster.stop();
    rmSync(workshop, { recursive: true, force: true });
  }
}

async function inProduction(app: string, image: Settings, workshop: string): Promise<Row[]> {
  const settings = { ...image, ...officeSettings(workshop) };
  const first = await startReplica({ app, settings });
  await first.stop();
  const later = await startReplica({ app, settings });
  const login = await later.get('/console/login');
  const style = /href="([^"]+tabler\.css)"/.exec(login)?.[1] ?? '';
  await later.get(style);
  await later.stop();
  return [
    { what: 'production on PostgreSQL, /readyz 200, empty database', figure: ms(first.readyMs), bar: '' },
    {
      what: 'production on PostgreSQL, /readyz 200, later start',
      figure: ms(later.readyMs),
      bar: `bar ≤ 3,000 ms, of which it computed ${ms(later.computedMs)}`,
    },
    { what: 'the console and its styles', ...works },
  ];
}

async function commands(app: string, settings: Settings, workshop: string): Promise<Row[]> {
  const run = async (args: readonly string[], input = '', more: Settings = {}) => {
    const done = await startProgram(app, args, { ...settings, ...more }, input).end;
    if (done.code !== 0)
      throw new Error(`heyi ${args.join(' ')} ended with ${String(done.code)}: ${done.err}`);
    return done.out;
  };
  const development = { NODE_ENV: 'development', DATABASE_URL: '', DATA_DIR: 'memory' };
  const said = await run(['chat', '--json'], '{"from":"a","text":"你好"}\n', development);
  z.object({ replies: z.array(z.unknown()).min(1) }).parse(JSON.parse(said.split('\n')[0] ?? ''));
  const offices = officeSettings(workshop);
  await run(['migrate'], '', offices);
  await run(['import', 'households', join(app, 'prisma/sample/households.csv'), '--dry-run'], '', offices);
  const table = join(workshop, 'supervision.xlsx');
  await run(['supervision', '--xlsx', table], '', offices);
  if (!readFileSync(table).subarray(0, 2).equals(Buffer.from('PK')))
    throw new Error('no workbook was written');
  await run(['backup', join(workshop, 'backup')], '', offices);
  const bill = z.object({ components: z.array(z.unknown()).min(50) });
  bill.parse(JSON.parse(readFileSync(join(app, 'sbom.json'), 'utf8')));
  return [{ what: 'chat, migrate, import, supervision, backup; sbom.json', ...works }];
}

async function platforms(app: string, database: string): Promise<Row[]> {
  const telegram = await startFakeTelegram({ token });
  const wechat = await startFakeWechat({ ...wechatApp, clock: systemClock });
  const model = await startFakeModel(honest);
  const port = await freePort();
  const service = await startReplica({
    app,
    settings: {
      ...{ DATABASE_URL: database, PORT: String(port), PUBLIC_URL: `http://127.0.0.1:${String(port)}` },
      ...{ TELEGRAM_BOT_TOKEN: token, TELEGRAM_API_ROOT: telegram.root },
      ...{ TELEGRAM_WEBHOOK_SECRET: 'secret-of-the-tried-out-image', WECHAT_TOKEN: wechatToken },
      ...{
        WECHAT_APP_ID: wechatApp.appId,
        WECHAT_APP_SECRET: wechatApp.appSecret,
        WECHAT_API_ROOT: wechat.root,
      },
      ...{ LLM_BASE_URL: model.baseUrl, LLM_MODEL: 'fake' },
    },
  });
  try {
    telegram.person(600_000_001).say('苏木卫生院住院花了1500元，能报多少');
    await telegram.until(() => telegram.sent.length > 0, 'an answer on Telegram', 30_000);
    const address = `http://127.0.0.1:${String(port)}/webhooks/wechat`;
    const own = { fake: wechat, address, appId: wechatApp.appId, token: wechatToken };
    await createPhones({ ...own, clock: systemClock, patienceMs: 20_000 }).say('o-somebody', '起付线是多少');
    await until(() => wechat.seen('o-somebody').length > 0, 'an answer on WeChat');
    await until(() => model.requests.length > 0, 'a question to the model');
  } finally {
    await service.stop();
    await Promise.all([telegram.close(), wechat.close(), model.close()]);
  }
  return [{ what: 'Telegram and WeChat webhooks, a language model (fakes)', ...works }];
}
