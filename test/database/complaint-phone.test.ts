/** What complainants do from the phone, saved: the whole conversation over the records. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createAnswer } from '../../src/conversation/answer.ts';
import { tellNews } from '../../src/conversation/news/tell.ts';
import type { TurnState } from '../../src/database/conversation.ts';
import { newsRepository } from '../../src/database/news.ts';
import type { Database } from '../../src/database/open.ts';
import { unitOfWork } from '../../src/database/unit-of-work.ts';
import { openTestDatabase } from '../support/database.ts';
import { hashKey, now, openDesk, type TestDesk } from '../support/desk.ts';
import { parts } from '../support/talk.ts';

const shared = parts(now);
const answer = createAnswer(shared);

let database: Database;
let desk: TestDesk;
/** Passes with every message, every deed of the office and every look for news. */
let minutes = 0;
const later = () => new Date(now.getTime() + (minutes += 1) * 60_000);

beforeAll(async () => {
  database = await openTestDatabase();
  desk = await openDesk(database);
});
afterAll(() => database.close());

/** Somebody on a phone; the complainant of the desk's complaints is telegram: complainant. */
function phone(from = 'complainant') {
  let state: TurnState['saved'];
  return {
    async says(text: string, at = later()): Promise<string> {
      const turn: TurnState = state ? { found: { state: state.state, updatedAt: state.at } } : {};
      const message = { channel: 'telegram', from, messageId: String(minutes), text } as const;
      const { replies } = await database.transaction((tx) =>
        answer(unitOfWork(tx, turn, hashKey), message, at),
      );
      state = turn.saved;
      return replies.map((reply) => reply.text).join('\n');
    },
  };
}

async function newsArrives(way: string | null = null): Promise<string> {
  const at = later();
  await database.transaction((tx) =>
    tellNews({ ...shared, householdDataAllowed: () => true }, newsRepository(tx), at),
  );
  const queued = await database.client.outboxMessage.findMany({
    where: { state: 'queued' },
    orderBy: { id: 'asc' },
  });
  await database.client.outboxMessage.updateMany({
    where: { state: 'queued' },
    data: { state: 'accepted', acceptedAt: at, way },
  });
  return JSON.stringify(queued.map(({ reply }) => reply));
}

async function filed(text: string, change = {}) {
  const id = await desk.file({ text, target: 'village', ...change });
  const { number } = await complaint(id);
  return { id, number };
}
const complaint = (id: number) => database.client.complaint.findUniqueOrThrow({ where: { id } });
const events = async (id: number) =>
  (await database.client.complaintEvent.findMany({ where: { complaintId: id }, orderBy: { id: 'asc' } })).map(
    ({ kind, note, actor }) => ({ kind, note, actor }),
  );

async function ask(id: number, question: string): Promise<void> {
  await desk.act('lindong', id, { kind: 'take' }, later());
  await desk.act('lindong', id, { kind: 'ask', question }, later());
}

describe('from the phone', () => {
  it('it is added to, answered, rated once, opened again and withdrawn; each is kept and audited', async () => {
    const { id, number } = await filed('材料交了一个月没有消息');
    const person = phone();

    expect(await person.says(`${number.toLowerCase().replaceAll('-', ' ')} 补充：票找着了`)).toContain(
      '票找着了',
    );
    await ask(id, '哪天交的？');
    expect(await newsArrives()).toContain('问：哪天交的？');
    expect(await person.says('五月六号')).toContain('问您的话算答上了');
    expect(await complaint(id)).toMatchObject({ state: 'assigned' });

    await desk.act('lindong', id, { kind: 'answer', text: '已找到。' }, later());
    expect(await newsArrives()).toContain('打个分');
    expect((await complaint(id)).ratingAskedAt).not.toBeNull();
    expect(await person.says('2')).toContain('打2分');
    expect(await person.says('5分')).toContain('打过分了');
    expect(await person.says('再办：钱没给')).toContain('重新办了');
    // The next answer may be rated again, though nobody asks a second time.
    expect(await complaint(id)).toMatchObject({ state: 'reopened', satisfaction: null });
    await person.says('撤回投诉');
    expect(await complaint(id)).toMatchObject({ state: 'reopened' });
    await person.says('对');
    expect(await complaint(id)).toMatchObject({ state: 'withdrawn' });

    const own = (await events(id)).filter(({ actor }) => actor === 'complainant');
    expect(own.map(({ kind, note }) => (note === '' ? kind : `${kind} ${note}`))).toEqual([
      'received',
      expect.stringMatching('^queued'),
      expect.stringMatching('^clock-started'),
      'added 票找着了',
      'added 五月六号',
      'rated 2',
      'reopened 钱没给',
      expect.stringMatching('^clock-started'),
      'withdrawn',
    ]);
    const audited = await database.client.auditEntry.findMany({
      where: { subject: `complaint:${number}`, actor: `contact:${String(desk.contactId)}` },
      orderBy: { id: 'asc' },
    });
    expect(audited.map(({ action }) => action)).toEqual([
      'complaint-add',
      'complaint-add',
      'complaint-rate',
      'complaint-reopen',
      'complaint-withdraw',
    ]);
  });

  it('the rating is asked for once, also where it was asked by being looked up', async () => {
    const { id, number } = await filed('第一件');
    await desk.act('lindong', id, { kind: 'take' }, later());
    await desk.act('lindong', id, { kind: 'answer', text: '好了。' }, later());
    const person = phone();

    expect(await person.says(number)).toContain('打个分');
    expect(await newsArrives()).not.toContain('打个分');
    expect(await person.says(number)).not.toContain('打个分');
  });

  it('words are heard as the answer only once the question has reached the phone in full', async () => {
    const { id } = await filed('第二件');
    const person = phone();
    await person.says('菜单');
    await ask(id, '收据还在吗？');

    expect(await person.says('在我儿子那儿呢')).toContain('您这句是说给办的人听的吗');
    await person.says('不是');
    await newsArrives('notice');
    expect(await person.says('在我儿子那儿呢')).toContain('您这句是说给办的人听的吗');
    expect((await events(id)).map(({ kind }) => kind)).not.toContain('added');
    await person.says('对');
    expect((await events(id)).at(-1)).toMatchObject({ kind: 'added', note: '在我儿子那儿呢' });
  });

  it('what names the banner office moves it out of its hands, and that is told', async () => {
    const { id, number } = await filed('第三件');
    const person = phone();
    await newsArrives();

    await person.says(`${number} 补充：其实是旗合管办的人扣着不报`);

    expect(await complaint(id)).toMatchObject({ queue: 'supervision_committee' });
    expect(await newsArrives()).toContain('转给该办的单位了');
  });

  it('an anonymous one is acted on from any phone by its code, and by nothing else', async () => {
    const { id, number } = await filed('第四件', { anonymous: true });
    const stranger = phone('stranger');

    expect(await stranger.says(`${number} 补充：药盒子还在`)).toContain('查询码');
    expect(await stranger.says('654321')).toContain('对不上');
    expect((await events(id)).map(({ kind }) => kind)).not.toContain('added');
    expect(await stranger.says('123456')).toContain('药盒子还在');
    expect((await events(id)).at(-1)).toMatchObject({ kind: 'added', note: '药盒子还在' });
    expect(await phone('another').says(`${number} 撤回`)).toContain('查询码');
    const own = { subject: `complaint:${number}`, action: 'complaint-add' };
    expect(await database.client.auditEntry.findMany({ where: own, select: { actor: true } })).toEqual([
      { actor: 'complainant' },
    ]);
  });

  it('is told so when the desk refuses what had still been possible a moment before', async () => {
    const { id, number } = await filed('第五件');
    const person = phone();
    await person.says(number);
    await person.says('撤回');
    await desk.actOfComplainant(id, { kind: 'withdraw' }, later());

    expect(await person.says('对')).toContain('没办成');
    expect((await events(id)).filter(({ kind }) => kind === 'withdrawn')).toHaveLength(1);
  });
});
