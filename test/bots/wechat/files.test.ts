/** Files fetched by their MediaId from a fake WeChat, and out of another wechaty puppet. */
import { Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { puppetFiles, wechatFiles } from '../../../bots/wechat/files.ts';
import { broughtBy } from '../../../bots/wechat/inbound.ts';
import { type FakeWechat, startFakeWechat } from '../../fakes/wechat/fake-wechat.ts';
import { jpeg } from '../../support/files.ts';
import { appId, appSecret, begins, testApi } from './account.ts';

const never = new AbortController().signal;
const most = 1_000_000;

describe('a file of the account', () => {
  let fake: FakeWechat;
  beforeEach(async () => {
    fake = await startFakeWechat({ appId, appSecret, clock: () => begins });
  });
  afterEach(() => fake.close());
  const fetched = (id: string) => wechatFiles(testApi(fake, () => begins)).fetch(id, most, never);

  it('comes as it was sent, even if the token runs out meanwhile', async () => {
    const id = fake.keepMedia('image/jpeg', jpeg);
    expect(await fetched(id)).toEqual({ kind: 'fetched', bytes: jpeg });
    fake.invalidateTokens();
    expect(await fetched(id)).toMatchObject({ kind: 'fetched' });
  });

  it('whose three days are over is gone', async () => {
    expect(await fetched('media-of-last-week')).toEqual({ kind: 'gone' });
  });

  it('is asked for again after a bad moment', async () => {
    const id = fake.keepMedia('image/jpeg', jpeg);
    const api = testApi(fake, () => begins);
    const files = wechatFiles(api);
    await files.fetch(id, most, never);
    for (const status of [500, 502]) {
      fake.refuseMedia.push(status);
      expect(await files.fetch(id, most, never)).toMatchObject({ kind: 'again' });
    }
    fake.refuseMedia.push(-1);
    expect(await files.fetch(id, most, never)).toMatchObject({ kind: 'again' });
    fake.refuseMedia.push(45_009);
    expect(await files.fetch(id, most, never)).toMatchObject({ kind: 'wait' });
    fake.refuseMedia.push(48_001);
    expect(await files.fetch(id, most, never)).toMatchObject({ kind: 'refused' });
    expect(await files.fetch(id, most, never)).toMatchObject({ kind: 'fetched' });
  });

  it('that is too large or a page is not taken', async () => {
    expect(await fetched(fake.keepMedia('image/jpeg', Buffer.alloc(most + 1)))).toEqual({
      kind: 'too-large',
    });
    expect(await fetched(fake.keepMedia('text/html', jpeg))).toEqual({ kind: 'wrong-type' });
  });
});

describe('a film of the account', () => {
  it('is not asked for: its bytes would come from an address elsewhere', () => {
    const fields = { ToUserName: 'gh', FromUserName: 'o', CreateTime: '1', MsgId: '1', MediaId: 'm' };

    const brought = broughtBy(new Map(Object.entries({ ...fields, MsgType: 'video' })));

    expect(brought).toMatchObject({ kind: 'message', inbound: { enclosure: { kind: 'video' } } });
    expect(JSON.stringify(brought)).not.toContain('reference');
  });
});

describe('a file of another puppet', () => {
  const puppet = (box: unknown) =>
    puppetFiles({
      messageFile: () => (box ? Promise.resolve(box) : Promise.reject(new Error('unknown'))),
    });
  const box = (...chunks: readonly Buffer[]) => ({
    type: 1,
    toStream: () => Promise.resolve(Readable.from(chunks)),
  });

  it('comes as it was sent', async () => {
    expect(await puppet(box(jpeg)).fetch('1', most, never)).toEqual({ kind: 'fetched', bytes: jpeg });
  });

  it('that the puppet has forgotten is gone', async () => {
    expect(await puppet(undefined).fetch('1', most, never)).toEqual({ kind: 'gone' });
  });

  it('that is only an address is not followed', async () => {
    let asked = false;
    const address = { type: 2, toStream: () => Promise.resolve((asked = true)) };

    expect(await puppet(address).fetch('1', most, never)).toMatchObject({ kind: 'refused' });
    expect(asked).toBe(false);
  });

  it('that is too large is not read to its end; one that breaks off is asked for again', async () => {
    expect(await puppet(box(Buffer.alloc(most), jpeg)).fetch('1', most, never)).toEqual({
      kind: 'too-large',
    });
    const broken = { type: 6, toStream: () => Promise.reject(new Error('gone')) };
    expect(await puppet(broken).fetch('1', most, never)).toMatchObject({ kind: 'again' });
  });

  it('is let go when the service stops', async () => {
    const stopping = new AbortController();
    const endless = { type: 6, toStream: () => Promise.resolve(new Readable({ read: () => undefined })) };
    const outcome = puppet(endless).fetch('1', most, stopping.signal);
    stopping.abort();

    expect(await outcome).toMatchObject({ kind: 'again' });
  });
});
