/** The same bot on another puppet: wechaty's own mock, which plays a phone with friends and groups. */
import { mock, PuppetMock } from 'wechaty-puppet-mock';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createWechatyChannel, type WechatyChannel } from '../../../bots/wechat/wechaty-channel.ts';
import type { LeasedReply } from '../../../src/delivery/outbox.ts';
import type { Inbound } from '../../../src/kernel/message.ts';
import { reply, until } from './account.ts';

let mocker: mock.Mocker;
let channel: WechatyChannel;
let stored: Inbound[];
let worked: string[];
let logged: string[];

beforeEach(async () => {
  stored = [];
  worked = [];
  logged = [];
  mocker = new mock.Mocker();
  const note = (...words: unknown[]) => void logged.push(JSON.stringify(words));
  channel = await createWechatyChannel({
    puppet: new PuppetMock({ mocker }),
    desk: {
      receive: async (inbound) => {
        if (inbound.text === '存不下') throw new Error('no database takes 存不下');
        stored.push(inbound);
        return true;
      },
      work: async ({ from }) => {
        worked.push(from);
        return [];
      },
    },
    log: { warn: note, error: note } as never,
  });
  await channel.start();
  heyi = mocker.createContact({ name: '合医' });
  mocker.login(heyi);
  friend = mocker.createContact({ name: '乌力吉' });
});
afterEach(() => channel.stop());
let heyi: mock.ContactMock;
let friend: mock.ContactMock;

/** What heyi has said, as the mock keeps it. */
const said = () =>
  [...mocker.cacheMessagePayload.values()]
    .filter(({ talkerId }) => talkerId === heyi.id)
    .map(({ text }) => text);

const to = (from: string): LeasedReply => ({
  id: 1n,
  channel: 'wechat',
  from,
  reply: reply('好'),
  partsSent: 0,
  attempt: 1,
  answers: true,
});

describe('the bot on another wechaty puppet', () => {
  it('stores a friend’s words under wechaty’s id, then works them off; its own words it leaves alone', async () => {
    heyi.say('我自己说的').to(friend);
    friend.say('家庭账户').to(heyi);
    await until(() => worked.length > 0, 'worked off');

    expect(stored).toEqual([
      {
        channel: 'wechat',
        from: friend.id,
        messageId: expect.stringMatching(/.+/) as unknown,
        text: '家庭账户',
      },
    ]);
    expect(worked).toEqual([friend.id]);
  });

  it('hears a group only when it is spoken to, and answers to the group', async () => {
    const room = mocker.createRoom({ memberIdList: [heyi.id, friend.id], topic: '嘎查' });

    friend.say('随便聊聊').to(room);
    friend.say('@合医 查参合', [heyi]).to(room);
    await until(() => worked.length > 0, 'worked off');
    const outcome = await channel.outgoing.send({ text: '请单独找我' }, to(`room/${room.id}`));

    expect(stored).toMatchObject([{ from: `room/${room.id}`, occasion: 'group', text: '查参合' }]);
    expect(outcome).toMatchObject({ kind: 'accepted', way: 'wechaty' });
    await until(() => said().includes('请单独找我'), 'heard in the group');
  });

  it('says a reply to the person, numbered choices and all', async () => {
    const [part] = channel.outgoing.parts(reply('有自费的吗？', { choices: [{ label: '有', send: '有' }] }));

    const outcome = await channel.outgoing.send(part ?? { text: '' }, to(friend.id));

    expect(outcome).toMatchObject({ kind: 'accepted' });
    await until(() => said().length > 0, 'heard');
    expect(said()).toEqual(['有自费的吗？\n1 有']);
    expect(channel.outgoing.windowed).toBe(false);
  });

  it('tells its log of a message that could not be stored, without the message', async () => {
    friend.say('存不下').to(heyi);
    await until(() => logged.length > 0, 'told');

    expect(logged.join()).toContain('could not be worked off');
    expect(logged.join()).not.toContain('存不下');
  });

  it('tries later while nobody is logged in', async () => {
    await channel.stop();

    expect(await channel.outgoing.send({ text: 'a' }, to(friend.id))).toMatchObject({ kind: 'again' });
  });
});

describe('WECHATY_PUPPET', () => {
  const named = (puppet: string) =>
    createWechatyChannel({
      puppet,
      desk: { receive: async () => true, work: async () => [] },
      log: { warn: () => undefined, error: () => undefined } as never,
    });

  it('loads an installed package by its name', async () => {
    const loaded = await named('wechaty-puppet-mock');
    await loaded.start();
    await loaded.stop();

    expect(loaded.outgoing.name).toBe('wechat');
  });

  it.each([
    ['is not installed', 'wechaty-puppet-of-nobody', 'npm install wechaty-puppet-of-nobody'],
    ['is no puppet', 'eta', 'is not a wechaty puppet'],
  ])('that %s is refused in one sentence', async (_what, name, sentence) => {
    await expect(named(name)).rejects.toThrow(sentence);
    await expect(named(name)).rejects.toHaveProperty('name', 'PuppetFault');
  });
});
