/** From a phone to the handler's page, through the whole service: an album beside a complaint over a fake Telegram. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Visitor } from '../console/visitor.ts';
import { type FakeTelegram, startFakeTelegram } from '../fakes/telegram/bot-api.ts';
import type { Person } from '../fakes/telegram/person.ts';
import { freePort, startService } from '../faults/service.ts';
import { html, jpeg } from '../support/files.ts';
import { until } from '../support/until.ts';

const token = '7000000001:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw4';
let telegram: FakeTelegram;
let service: ReturnType<typeof startService>;
let address: string;
let person: Person;
beforeAll(async () => {
  telegram = await startFakeTelegram({ token });
  const port = String(await freePort());
  address = `http://127.0.0.1:${port}`;
  service = startService({
    ...{ PORT: port, PUBLIC_URL: address, TELEGRAM_API_ROOT: telegram.root },
    ...{ TELEGRAM_BOT_TOKEN: token, TELEGRAM_WEBHOOK_SECRET: 'secret-of-the-files-test' },
  });
  await service.ready;
  person = telegram.person(501_234_567);
});
afterAll(async () => {
  service.child.kill('SIGTERM');
  await service.end;
  await telegram.close();
});

const heard = () => person.sees().map(({ text }) => text);
const hears = (words: string) =>
  telegram.until(() => heard().some((text) => text.includes(words)), `to hear ${words}`);

it('photos reach the page of the complaint; one that is none is told of', async () => {
  person.say('嘎查收钱不给收据，我要投诉');
  await hears('想留姓名');
  telegram.files.faults.push('500');
  for (const [index, bytes] of [jpeg, jpeg, html].entries())
    person.send({
      photo: [
        { file_id: telegram.files.keep(bytes), file_unique_id: String(index), file_size: bytes.length },
      ],
      media_group_id: '1',
    });
  await hears('照片收到了，和投诉放在一起。');
  await hears('这种文件收不了');
  for (const [text, answer] of [
    ['匿名', '署名：匿名'],
    ['对，登记', '登记好了'],
  ] as const) {
    person.say(text);
    await hears(answer);
  }
  const number = /T\d\d-\d{4}-\d/.exec(heard().join())?.[0] ?? '';
  const visitor = new Visitor(`${address}/console`, {});
  await visitor.logIn('supervisor', 'heyi-sample');

  const page = async () => (await visitor.get(`/complaints/${number}`)).text;
  await until(async () => (await page()).split('<img ').length === 3, 'two pictures on the page');

  expect(heard().filter((text) => text.includes('照片收到了'))).toHaveLength(1);
  const path = /<img src="\/console([^"]+)"/.exec(await page())?.[1] ?? '';
  const { headers, status } = await visitor.get(path);
  expect([status, headers.get('content-type'), headers.get('content-length')]).toEqual([
    ...[200, 'image/jpeg', String(jpeg.length)],
  ]);
  expect(await page()).toContain('不是照片、录音、短视频或 PDF');
});
