import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { downloadMedia, uploadImage } from '../../../bots/wechat/media.ts';
import { createMenu, menuFaults, ourMenu } from '../../../bots/wechat/menu.ts';
import { type FakeWechat, startFakeWechat } from '../../fakes/wechat/fake-wechat.ts';
import { startTalk } from '../../support/talk.ts';
import { appId, appSecret, begins, testApi } from './account.ts';

let fake: FakeWechat;
beforeEach(async () => {
  fake = await startFakeWechat({ appId, appSecret, clock: () => begins });
});
afterEach(() => fake.close());

const api = (secret?: string) => testApi(fake, () => begins, secret);

describe('media', () => {
  it('go up and come down as they were', async () => {
    const bytes = Buffer.from([1, 2, 3, 0, 255]);
    const up = await uploadImage(api(), { type: 'image/png', bytes });

    expect(up.kind).toBe('done');
    const id = up.kind === 'done' ? up.value : '';
    expect(await downloadMedia(api(), id)).toEqual({ kind: 'done', value: { type: 'image/png', bytes } });
  });

  it.each([
    ['too large', 'image/jpeg', 11, { kind: 'too-large' }],
    ['a page', 'text/html', 1, { kind: 'wrong-type' }],
  ])('that are %s are not kept', async (_what, type, size, outcome) => {
    const id = fake.keepMedia(type, Buffer.alloc(size));

    expect(await downloadMedia(api(), id, 10)).toEqual(outcome);
  });

  it('that are gone are told by their code; pictures of another kind are not sent', async () => {
    expect(await downloadMedia(api(), 'gone')).toMatchObject({ kind: 'failed', code: 40_007 });
    expect(await uploadImage(api(), { type: 'image/tiff', bytes: Buffer.alloc(1) })).toEqual({
      kind: 'wrong-type',
    });
    const large = { type: 'image/png', bytes: Buffer.alloc(10 * 1024 * 1024 + 1) };
    expect(await uploadImage(api(), large)).toEqual({ kind: 'too-large' });
  });
});

describe('the menu', () => {
  it('is one the platform takes, and every press of it is understood', async () => {
    expect(menuFaults(ourMenu)).toEqual([]);
    const talk = startTalk();
    const said = ourMenu.flatMap(({ items }) => items.map(({ says }) => says));
    const intents = [];
    for (const [index, says] of said.entries())
      intents.push((await talk.say(says, `p${String(index)}`)).intent);

    expect(intents).toEqual([
      'enrolment',
      'account',
      'claim',
      'estimate',
      'policy',
      'menu',
      'complaint',
      'complaint-status',
      'human',
    ]);
  });

  it('is set, and said why when it is not', async () => {
    expect(await createMenu(api(), ourMenu)).toBeUndefined();
    expect(JSON.stringify(fake.menu)).toContain('{"type":"click","name":"查参合","key":"查参合"}');
    expect(await createMenu(api('wrong'), ourMenu)).toContain('WECHAT_APP_SECRET');
  });

  it.each([
    ['a long name', [{ label: '一二三四五六', items: [{ label: 'a', says: 'a' }] }], '16 bytes'],
    ['a long item', [{ label: 'a', items: [{ label: '字'.repeat(21), says: 'a' }] }], '60 bytes'],
    ['a long word', [{ label: 'a', items: [{ label: 'a', says: '字'.repeat(43) }] }], '128 bytes'],
    ['nothing', [], '1 to 3'],
    ['nothing beneath', [{ label: 'a', items: [] }], '1 to 5'],
  ])('is refused here: %s', (_what, menu, sentence) => {
    expect(menuFaults(menu).join()).toContain(sentence);
  });
});
