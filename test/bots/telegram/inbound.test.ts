import { describe, expect, it } from 'vitest';
import { readUpdate } from '../../../bots/telegram/inbound.ts';
import type { Inbound } from '../../../src/kernel/message.ts';
import * as sent from './payloads.ts';

const { contents, message } = sent;
const from = '501234567';
const base = { channel: 'telegram', from, messageId: 'u900100001' } as const;
const read = (update: unknown) => readUpdate(update, sent.self);

describe('a message to the bot', () => {
  const cases: readonly (readonly [
    string,
    Readonly<Record<string, unknown>>,
    Omit<Inbound, keyof typeof base>,
  ])[] = [
    ['words', contents.text, { text: '账户还剩多少' }],
    [
      'a photo: its largest size',
      contents.photo,
      { text: '', enclosure: { kind: 'photo', reference: 'AgAClarge', size: 115_200 } },
    ],
    [
      'a photo with words below it',
      contents.captionedPhoto,
      { text: '这张单子能报吗', enclosure: { kind: 'photo', reference: 'AgAC', size: 115_200 } },
    ],
    [
      'one photo of several',
      { ...contents.captionedPhoto, media_group_id: '13579' },
      {
        text: '这张单子能报吗',
        enclosure: { kind: 'photo', reference: 'AgAC', size: 115_200, album: '13579' },
      },
    ],
    ['a voice message', contents.voice, { text: '', enclosure: { kind: 'voice', reference: 'AwACvoice' } }],
    ['a video', contents.video, { text: '', enclosure: { kind: 'video', reference: 'BAACvideo' } }],
    [
      'a round video',
      contents.roundVideo,
      { text: '', enclosure: { kind: 'video', reference: 'DQACround' } },
    ],
    ['a GIF', contents.animation, { text: '', enclosure: { kind: 'video', reference: 'CgACgif' } }],
    ['a file', contents.document, { text: '', enclosure: { kind: 'document', reference: 'BQACdoc' } }],
    ['a song', contents.audio, { text: '', enclosure: { kind: 'document', reference: 'CQACsong' } }],
    ['a sticker', contents.sticker, { text: '', enclosure: { kind: 'sticker', reference: 'CAACstick' } }],
    ['a place', contents.location, { text: '', enclosure: { kind: 'location' } }],
    ['a place with a name', contents.venue, { text: '', enclosure: { kind: 'location' } }],
    ['somebody’s card', contents.contact, { text: '', enclosure: { kind: 'contact' } }],
    ['a poll', contents.poll, { text: '', enclosure: { kind: 'other' } }],
    ['dice', contents.dice, { text: '', enclosure: { kind: 'other' } }],
    ['/start', { text: '/start' }, { text: '', occasion: 'arrived' }],
    [
      '/start with a code',
      { text: '/start gacha_12-3' },
      { text: '', occasion: 'arrived', code: 'gacha_12-3' },
    ],
    ['/start with a sentence', { text: '/start 我想 问' }, { text: '', occasion: 'arrived' }],
    ['/start with too long a code', { text: `/start ${'a'.repeat(65)}` }, { text: '', occasion: 'arrived' }],
    ['/menu', { text: '/menu' }, { text: '/menu' }],
    ['/menu with the bot’s name', { text: '/menu@heyi_test_bot' }, { text: '/menu' }],
    ['/help', { text: '/help' }, { text: '/help' }],
    ['/human with words', { text: '/human 快点' }, { text: '/human 快点' }],
    ['a path, which is no command', { text: '/usr/bin' }, { text: '/usr/bin' }],
    ['/starting', { text: '/starting' }, { text: '/starting' }],
  ];
  it.each(cases)('%s', (_name, content, expected) => {
    expect(read(message(content))).toEqual({ kind: 'message', inbound: { ...base, ...expected } });
  });

  it('takes nothing along of who wrote it, and of whose card or whose file it is', () => {
    for (const content of Object.values(contents)) {
      const told = JSON.stringify(read(message(content)));

      expect(told).not.toMatch(/其木格|qimuge|巴特尔|13804761234|pdf|119\.36|501234568/);
    }
  });
});

describe('an edited message', () => {
  it('is a message of its own', () => {
    expect(read(sent.edited({ text: '家庭账户还剩多少' }))).toEqual({
      kind: 'edit',
      inbound: { ...base, messageId: '4711:1795658460', text: '家庭账户还剩多少' },
    });
  });

  it('is nothing when only the place moved on', () => {
    expect(read(sent.edited({ location: { latitude: 1, longitude: 2 } })).inbound).toBeUndefined();
  });
});

describe('a pressed button', () => {
  const press = { ...base, messageId: 'u900100004' };

  it('says its text, and can be shown as pressed', () => {
    expect(read(sent.press('有自费'))).toEqual({
      kind: 'press',
      inbound: { ...press, text: '有自费' },
      press: {
        callbackId: '2152792563287642113',
        shown: { chatId: 501_234_567, messageId: 4712, label: '有自费' },
      },
    });
  });

  it('says its label where the text was too long', () => {
    expect(read(sent.press('#3')).inbound?.text).toBe('住院的钱在别的旗的医院已经交过了，想知道还能报多少');
  });

  it('leads to the menu when it is too old to be read', () => {
    expect(read(sent.press('#3', { inline_keyboard: [] }))).toEqual({
      kind: 'press',
      inbound: { ...press, text: '/menu' },
      press: { callbackId: '2152792563287642113' },
    });
  });

  it.each([
    ['that was pressed before', sent.press('#')],
    ['in a group', sent.press('有自费', sent.keyboard, sent.places.group)],
    [
      'of another bot’s message',
      { update_id: 1, callback_query: { id: '2152792563287642113', from: sent.person, data: 'x' } },
    ],
  ])('%s is answered and does nothing', (_name, update) => {
    expect(read(update)).toEqual({ kind: 'press', press: { callbackId: '2152792563287642113' } });
  });
});

describe('blocking', () => {
  it.each([
    ['blocked', 'member', 'kicked', 'left'],
    ['unblocked', 'kicked', 'member', 'arrived'],
  ] as const)('%s', (_name, before, now, occasion) => {
    expect(read(sent.membership(before, now))).toEqual({
      kind: 'membership',
      inbound: { ...base, messageId: 'u900100005', text: '', occasion },
    });
  });

  it.each([
    ['put into a group', sent.membership('left', 'member', sent.places.group)],
    ['put out of a group', sent.membership('member', 'kicked', sent.places.group)],
    ['made an administrator of a channel', sent.membership('left', 'administrator', sent.places.channel)],
    ['a change of rights', sent.membership('member', 'member')],
  ])('%s is nothing', (_name, update) => {
    expect(read(update)).toEqual({ kind: 'membership' });
  });
});

describe('what is of no concern', () => {
  it.each([
    ['a service message', message(contents.pinned), 'service'],
    ['another bot', message({ text: 'hi', from: sent.bot }), 'bot'],
    ['a channel’s post', { update_id: 1, channel_post: { message_id: 1 } }, 'unknown'],
    ['a kind of next year', { update_id: 1, hologram: {} }, 'unknown'],
    ['no update', { hello: 'world' }, 'unreadable'],
    ['a list', [], 'unreadable'],
    ['a message without a chat', { update_id: 1, message: { message_id: 1, date: 1 } }, 'unreadable'],
  ])('%s', (_name, update, kind) => {
    expect(read(update)).toEqual({ kind });
  });
});
