/** Files that come while a complaint is told: taken in, told of, filed with it or dropped with it. */
import { describe, expect, it } from 'vitest';
import { fileLimits } from '../../src/complaint/attachments/attachment.ts';
import type { Answered } from '../../src/conversation/answer.ts';
import { freshState } from '../../src/conversation/state.ts';
import { ownerOf } from '../../src/conversation/files.ts';
import type { Enclosure } from '../../src/kernel/message.ts';
import { parts, startTalk, type Talk, usualHour } from '../support/talk.ts';

const shared = parts();
const said = ({ replies }: Answered) => replies.map(({ text }) => text).join('\n');
let count = 0;
const photo = (more: Partial<Enclosure> = {}): { enclosure: Enclosure } => ({
  enclosure: { kind: 'photo', reference: `file-${String((count += 1))}`, ...more },
});

async function telling(): Promise<Talk> {
  const talk = startTalk(shared);
  await talk.say('卫生院乱收费，多收了我三百，我要投诉');
  return talk;
}

async function file(talk: Talk): Promise<string> {
  for (const text of ['说完了', '匿名', '对']) await talk.say(text);
  return talk.memory.complaints.at(-1)?.number ?? '';
}

describe('a photo sent while a complaint is told', () => {
  it('is taken in, and the question that was open is asked again', async () => {
    const talk = await telling();

    const answer = await talk.bring(photo({ reference: 'x', size: 1_000 }));

    expect(answer.intent).toBe('complaint');
    expect(said(answer)).toMatch(/^照片收到了，和投诉放在一起。\n.*(记下了|想留姓名)/);
    expect(talk.memory.files).toMatchObject([
      { channel: 'terminal', kind: 'photo', reference: 'x', size: 1_000 },
    ]);
  });

  it('belongs to the complaint once it is filed', async () => {
    const talk = await telling();
    await talk.bring(photo());
    const number = await file(talk);

    expect(talk.memory.files.map((one) => one.number)).toEqual([number]);
  });

  it('with words that begin the complaint belongs to it as well', async () => {
    const talk = startTalk(shared);

    const answer = await talk.bring({ text: '卫生院乱收费，多收了我三百，我要投诉', ...photo() });

    expect(said(answer)).toMatch(/^照片收到了，和投诉放在一起。/);
    expect(talk.memory.files).toHaveLength(1);
  });

  it('with the word that files the complaint is filed with it', async () => {
    const talk = await telling();
    for (const text of ['说完了', '匿名']) await talk.say(text);

    const answer = await talk.bring({ text: '对', ...photo() });

    expect(said(answer)).toMatch(/照片收到了[\s\S]*登记好了/);
    expect(talk.memory.files.map((one) => one.number)).toEqual([talk.memory.complaints.at(-1)?.number]);
  });

  it('is asked for by nobody when it tells of danger', async () => {
    const talk = await telling();

    await talk.bring({ text: '我爸晕倒了', ...photo() });

    expect(talk.memory.files).toEqual([]);
  });

  it.each(['取消', '菜单'])('goes when the complaint is given up (%s)', async (word) => {
    const talk = await telling();
    await talk.bring(photo());

    await talk.say(word);

    expect(talk.memory.files).toEqual([]);
  });

  it('stays while another question is answered in between', async () => {
    const talk = await telling();
    await talk.bring(photo());
    await talk.say('起付线是多少');

    expect(talk.memory.files).toHaveLength(1);
  });

  it('goes when the complaint was forgotten over night', async () => {
    const talk = await telling();
    await talk.bring(photo());

    await talk.say('你好', 'a', new Date(usualHour.getTime() + 25 * 3_600_000));

    expect(talk.memory.files).toEqual([]);
  });

  it('outside a complaint is not kept', async () => {
    const talk = startTalk(shared);

    const answer = await talk.bring(photo());

    expect(said(answer)).toContain('照片我看不了，也没有存');
    expect(talk.memory.files).toEqual([]);
  });
});

describe('a voice', () => {
  it('that nobody has turned into words is kept, and asked for in writing', async () => {
    const talk = await telling();

    const first = await talk.bring({ enclosure: { kind: 'voice', reference: 'v1' } });
    const second = await talk.bring({ enclosure: { kind: 'voice', reference: 'v2' } });

    expect(said(first)).toMatch(/^语音收到了[\s\S]*再打几个字[\s\S]*怕人听出是谁/);
    expect(said(second)).not.toContain('怕人听出是谁');
    expect(talk.memory.files.map(({ reference }) => reference)).toEqual(['v1', 'v2']);
  });

  it('that tells of the matter is kept with its words', async () => {
    const talk = await telling();

    const answer = await talk.bring({ text: '收费的人姓赵', enclosure: { kind: 'voice', reference: 'v' } });

    expect(said(answer)).toMatch(/^语音收到了/);
    expect(talk.memory.files).toHaveLength(1);
  });

  it('that only answers a question is not: who wants to be anonymous is not to be heard', async () => {
    const talk = await telling();
    await talk.say('说完了');

    const answer = await talk.bring({ text: '匿名', enclosure: { kind: 'voice', reference: 'v' } });

    expect(said(answer)).not.toContain('语音收到了');
    expect(talk.memory.files).toEqual([]);
  });
});

describe('an album', () => {
  const album = (id: string) => photo({ album: id });

  it('is answered once, however many pictures it has; all are kept', async () => {
    const talk = await telling();

    const answers = [];
    for (let picture = 0; picture < 5; picture += 1) answers.push(await talk.bring(album('one')));
    answers.push(await talk.bring(album('two')));

    expect(answers.map(({ replies }) => replies.length)).toEqual([1, 0, 0, 0, 0, 1]);
    expect(talk.memory.files).toHaveLength(6);
  });

  it('leaves the choices of its one answer standing', async () => {
    const talk = await telling();
    for (let picture = 0; picture < 3; picture += 1) await talk.bring(album('one'));

    expect(said(await talk.say('1'))).toContain('怎么称呼您');
  });

  it('outside a complaint is answered once as well', async () => {
    const talk = startTalk(shared);
    const answers = [await talk.bring(album('one')), await talk.bring(album('one'))];

    expect(answers.map(({ replies }) => replies.length)).toEqual([1, 0]);
  });

  it('beside words: the words are answered, the pictures told of once', async () => {
    const talk = await telling();
    const first = await talk.bring({ text: '这是收据', ...album('one') });
    const second = await talk.bring(album('one'));

    expect([said(first).startsWith('照片收到了'), second.replies.length]).toEqual([true, 0]);
  });

  it('of which the last are too many is told so, once', async () => {
    const talk = await telling();
    const answers = [];
    for (let picture = 0; picture < fileLimits.files + 2; picture += 1)
      answers.push(said(await talk.bring(album('one'))));

    expect(answers.filter((text) => text !== '')).toEqual([
      expect.stringContaining('照片收到了'),
      expect.stringContaining('一件投诉最多放 20 个'),
    ]);
    expect(talk.memory.files).toHaveLength(fileLimits.files);
  });
});

describe('what is too much', () => {
  it('is told plainly, and the question goes on', async () => {
    const talk = await telling();

    const large = await talk.bring(photo({ size: fileLimits.bytes + 1 }));
    for (let times = 0; times < 4; times += 1) await talk.bring(photo({ size: 15 * 1024 * 1024 }));
    const together = await talk.bring(photo({ size: 1 }));

    expect(said(large)).toMatch(/^这张照片太大，没有收：最大 20 MB。\n发小一点的[\s\S]*(记下了|想留姓名)/);
    expect(said(together)).toContain('加起来最多 60 MB');
    expect(talk.memory.files).toHaveLength(4);
  });

  it('in a day counts those of complaints that were given up', async () => {
    const talk = await telling();
    for (let times = 0; times < 20; times += 1) await talk.bring(photo());
    await file(talk);
    await talk.say('村里乱摊派，让我交修路的钱，我要投诉');
    for (let times = 0; times < 20; times += 1) await talk.bring(photo());

    await file(talk);
    await talk.say('村会计骂人，态度太差，我要投诉');

    expect(said(await talk.bring(photo()))).toContain('今天发得太多了');
  });
});

describe('the complaint that a file belongs to', () => {
  it('is the one that is being told, and no other', () => {
    expect(ownerOf(freshState)).toBeUndefined();
  });
});
