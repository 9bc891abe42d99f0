import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { complaintRepository } from '../../src/database/complaint.ts';
import type { Database } from '../../src/database/open.ts';
import { hashKey, now, openDesk, type Person, type TestDesk } from '../support/desk.ts';
import { openTestDatabase } from '../support/database.ts';

let database: Database;
let desk: TestDesk;
beforeAll(async () => {
  database = await openTestDatabase();
  desk = await openDesk(database);
});
afterAll(() => database.close());

const complaint = (id: number) => database.client.complaint.findUniqueOrThrow({ where: { id } });
const shown = async (id: number) =>
  (
    await database.client.complaintEvent.findMany({
      where: { complaintId: id, shown: true },
      orderBy: { id: 'asc' },
    })
  ).map(({ kind }) => kind);
const openNow = (person: Person) =>
  desk.within(async (opened) => {
    const page = await opened.page(
      desk.staff[person],
      { tab: 'open', today: '2026-06-01', soonThrough: '2026-06-08' },
      now,
    );
    return page.rows.map(({ id }) => id);
  });

describe('a complaint on its way', () => {
  it('is taken, asked about, answered, reopened, answered again, closed; the complainant sees each step', async () => {
    const id = await desk.file();
    await desk.act('lindong', id, { kind: 'accept' });
    await desk.act('lindong', id, { kind: 'take' });
    await desk.act('lindong', id, { kind: 'ask', question: '哪天交的材料？' });
    await desk.actOfComplainant(id, { kind: 'add', text: '五月六号' });
    await desk.act('lindong', id, { kind: 'answer', text: '已找到，三天内报。' });
    await desk.actOfComplainant(
      id,
      { kind: 'reopen', reason: '三天过了没报' },
      new Date('2026-06-10T02:00:00Z'),
    );
    expect(await complaint(id)).toMatchObject({
      state: 'reopened',
      assigneeId: desk.staff.lindong.id,
      dueDay: new Date('2026-07-09'),
    });
    await desk.act(
      'lindong',
      id,
      { kind: 'answer', text: '已报，钱到账了。' },
      new Date('2026-06-11T02:00:00Z'),
    );
    await desk.actOfComplainant(id, { kind: 'rate', satisfaction: 4 });
    expect(await desk.act('lindong', id, { kind: 'close', reason: '已办结' })).toMatchObject({
      kind: 'done',
      state: 'closed',
    });

    expect(await shown(id)).toEqual([
      'received',
      'accepted',
      'assigned',
      'awaiting-complainant',
      'added',
      'answered',
      'reopened',
      'answered',
      'closed',
    ]);
    expect(await complaint(id)).toMatchObject({ answer: '已报，钱到账了。', satisfaction: 4 });
    const notes = await database.client.complaintEvent.findMany({
      where: { complaintId: id, kind: 'answered' },
    });
    expect(notes.map(({ note }) => note)).toEqual(['已找到，三天内报。', '已报，钱到账了。']);
    const [view] = await database.transaction((tx) =>
      complaintRepository(tx, hashKey).ofContact(desk.contactId),
    );
    expect(view).toMatchObject({ state: 'closed', answer: '已报，钱到账了。' });
  });

  it('lets the clock stand while asking only where the office has switched that on, and go on with the reply', async () => {
    const clockSwitch = {
      mostWorkingDays: 10,
      legalBasis: { 'zh-CN': '某条例第三十条', en: 'some article' },
    };
    const ask = { kind: 'ask', question: '哪天交的材料？' } as const;
    const receivedAt = new Date('2026-05-25T02:00:00Z');
    const [runs, stands] = [await desk.file({ receivedAt }), await desk.file({ receivedAt })];
    for (const id of [runs, stands]) await desk.act('lindong', id, { kind: 'take' });
    await desk.act('lindong', runs, ask);
    const outcome = await desk.within(
      (opened) => opened.act(desk.staff.lindong, stands, 1, ask, now),
      clockSwitch,
    );

    expect((await complaint(runs)).pausedOn).toBeNull();
    expect((await complaint(stands)).pausedOn).toEqual(new Date('2026-06-01'));
    expect(outcome).toEqual({
      kind: 'done',
      state: 'awaiting-complainant',
      version: await desk.versionOf(stands),
    });
    const before = (await complaint(stands)).dueDay;
    await desk.actOfComplainant(stands, { kind: 'add', text: '五月六号' }, new Date('2026-06-04T02:00:00Z'));
    expect(await complaint(stands)).toMatchObject({ state: 'assigned', pausedOn: null, pausedDays: 3 });
    expect((await complaint(stands)).dueDay.getTime() - before.getTime()).toBe(3 * 86_400_000);
  });

  it('goes to the committee the moment its complainant names the banner office, whoever works on it', async () => {
    const id = await desk.file();
    await desk.act('lindong', id, { kind: 'take' });

    await desk.actOfComplainant(id, { kind: 'add', text: '其实是旗合管办的人扣着不报' });

    expect(await openNow('lindong')).not.toContain(id);
    expect(await openNow('supervisor')).not.toContain(id);
    expect(await openNow('committee')).toContain(id);
    expect(await complaint(id)).toMatchObject({
      queue: 'supervision_committee',
      assigneeId: null,
      state: 'accepted',
    });
    expect(await desk.act('committee', id, { kind: 'take' })).toMatchObject({ kind: 'done' });
    const back = { kind: 'transfer', queue: 'banner-office', reason: '请旗办处理' } as const;
    expect(await desk.act('committee', id, back)).toEqual({ kind: 'refused', why: 'accused-office' });
  });

  it('is sorted by the committee when it was unclear, and then worked where it belongs', async () => {
    const id = await desk.file({ target: 'unclear' });
    expect(await openNow('committee')).toContain(id);

    expect(await desk.act('committee', id, { kind: 'sort', target: 'health-centre' })).toMatchObject({
      kind: 'done',
    });

    expect(await openNow('committee')).not.toContain(id);
    expect(await openNow('banner')).toContain(id);
    await desk.act('banner', id, { kind: 'take' });
    const down = { kind: 'transfer', queue: 'sumu-office', sumu: '林东镇', reason: '你们自己看' } as const;
    expect(await desk.act('banner', id, down)).toEqual({ kind: 'refused', why: 'accused-office' });
  });
});

describe('two complaints of one matter', () => {
  const merge = async () => {
    const [main, duplicate] = [
      await desk.file(),
      await desk.file({ receivedAt: new Date('2026-05-25T02:00:00Z') }),
    ];
    await desk.act('lindong', main, { kind: 'take' });
    await desk.act('supervisor', duplicate, { kind: 'merge', into: main });
    return [main, duplicate] as const;
  };

  it('go on as one, by the earlier last day, and both complainants get the answer', async () => {
    const [main, duplicate] = await merge();
    expect(await openNow('lindong')).toContain(main);
    expect(await openNow('lindong')).not.toContain(duplicate);
    expect((await complaint(main)).dueDay).toEqual((await complaint(duplicate)).dueDay);
    expect(await desk.act('supervisor', duplicate, { kind: 'answer', text: '单独答复' })).toEqual({
      kind: 'refused',
      why: 'merged',
    });

    await desk.act('lindong', main, { kind: 'answer', text: '两件一起查清了' });

    expect(await complaint(duplicate)).toMatchObject({
      state: 'answered',
      answer: '两件一起查清了',
      answeredAt: now,
    });
    expect((await shown(duplicate)).at(-1)).toBe('answered');
  });

  it('part again when the first is withdrawn, when they were no one matter, and when one is not content', async () => {
    const [withdrawn, left] = await merge();
    await desk.actOfComplainant(withdrawn, { kind: 'withdraw' });
    expect(await openNow('lindong')).toContain(left);

    const [, parted] = await merge();
    await desk.act('supervisor', parted, { kind: 'separate' });
    expect(await openNow('lindong')).toContain(parted);

    const [main, reopened] = await merge();
    await desk.act('lindong', main, { kind: 'answer', text: '查清了' });
    await desk.actOfComplainant(reopened, { kind: 'reopen', reason: '我的没查' });
    expect(await openNow('lindong')).toContain(reopened);
    expect((await complaint(main)).state).toBe('answered');
  });

  it('stay two when they lie with different offices', async () => {
    const [main, other] = [await desk.file({ sumu: '隆昌镇' }), await desk.file()];

    expect(await desk.act('supervisor', other, { kind: 'merge', into: main })).toEqual({
      kind: 'refused',
      why: 'not-mergeable',
    });
  });
});
