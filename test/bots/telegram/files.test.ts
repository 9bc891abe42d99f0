/** Files fetched from a fake Bot API, which has its bad days. */
import { Api } from 'grammy';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { telegramFiles } from '../../../bots/telegram/files.ts';
import { type FakeTelegram, startFakeTelegram } from '../../fakes/telegram/bot-api.ts';
import { jpeg } from '../../support/files.ts';
import { token } from './bot.ts';

let fake: FakeTelegram;
beforeEach(async () => {
  fake = await startFakeTelegram({ token });
});
afterEach(() => fake.close());

const never = new AbortController().signal;
const most = 1_000_000;

function source(withinMs?: number) {
  const api = new Api(token, { apiRoot: fake.root });
  return telegramFiles({ api, token, apiRoot: fake.root, withinMs });
}
const fetched = (id: string, withinMs?: number) => source(withinMs).fetch(id, most, never);

describe('a file', () => {
  it('comes as it was sent', async () => {
    const outcome = await fetched(fake.files.keep(jpeg));

    expect(outcome).toEqual({ kind: 'fetched', bytes: jpeg });
  });

  it('that Telegram does not know, or has thrown away since, is gone', async () => {
    expect(await fetched('nothing-of-the-kind')).toEqual({ kind: 'gone' });
    fake.files.faults.push('404');
    expect(await fetched(fake.files.keep(jpeg))).toEqual({ kind: 'gone' });
  });

  it('is asked for again after a bad moment', async () => {
    const id = fake.files.keep(jpeg);
    fake.files.faults.push('500');

    expect(await fetched(id)).toMatchObject({
      kind: 'again',
      reason: expect.stringContaining('500') as unknown,
    });
    expect(await fetched(id)).toMatchObject({ kind: 'fetched' });
  });

  it('that may be there later is asked for again; patience that is asked for is had', async () => {
    const id = fake.files.keep(jpeg);
    fake.refuseNext('getFile', 400, 'Bad Request: wrong file_id or the file is temporarily unavailable');
    expect(await fetched(id)).toMatchObject({ kind: 'again' });
    fake.refuseNext('getFile', 429, 'Too Many Requests', { retry_after: 7 });
    expect(await fetched(id)).toMatchObject({ kind: 'wait', ms: 7_000 });
  });

  it('that is too large by its announcement, or without one, is not read to its end', async () => {
    expect(await fetched(fake.files.keep(Buffer.alloc(21 * 1024 * 1024)))).toEqual({ kind: 'too-large' });
    fake.files.faults.push('endless');
    expect(await fetched(fake.files.keep(jpeg))).toEqual({ kind: 'too-large' });
    expect(fake.files.sent()).toBeLessThan(30_000_000);
  });

  it('that takes too long is let go', async () => {
    fake.files.faults.push('slow');

    expect(await fetched(fake.files.keep(jpeg), 50)).toMatchObject({ kind: 'again' });
  });

  it('is let go when the service stops', async () => {
    fake.files.faults.push('slow');
    const stopping = new AbortController();
    const outcome = source().fetch(fake.files.keep(jpeg), most, stopping.signal);
    stopping.abort();

    expect(await outcome).toMatchObject({ kind: 'again' });
  });

  it('is had from Telegram’s own address only', async () => {
    fake.files.faults.push('moved');
    expect(await fetched(fake.files.keep(jpeg))).toMatchObject({ kind: 'again' });
    for (const path of ['../../bot1/getMe', 'http://127.0.0.1:1/x', '/etc/passwd', 'a?b=c', 'a#b', ''])
      expect(await fetched(fake.files.keep(jpeg, path))).toMatchObject({ kind: 'again' });
  });

  it('never names the token in a reason', async () => {
    fake.files.faults.push('500', 'moved');
    const id = fake.files.keep(jpeg);

    expect(JSON.stringify([await fetched(id), await fetched(id)])).not.toContain(token);
  });
});
