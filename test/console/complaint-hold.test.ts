/** 留存: a complaint is kept as evidence by whoever answers for it; everybody who sees it sees that; and nothing takes it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { placeHold } from '../../src/database/legal-hold.ts';
import { retentionDue } from '../../src/database/retention.ts';
import { addComplainant, doOn, type Filed, openDeskWithPeople } from './complaint-people.ts';
import type { TestDesk } from './desk.ts';

let desk: TestDesk;
let file: (filed?: Filed) => Promise<string>;
beforeAll(async () => {
  ({ desk, file } = await openDeskWithPeople());
});
afterAll(async () => {
  expect(desk.faults).toEqual([]);
  await desk.close();
});

const reason = '纪检来函，材料先留着';
const holds = (number: string) =>
  desk.database.client.legalHold.findMany({ where: { number }, orderBy: { id: 'asc' } });
const holdOn = (text: string) => /name="hold" value="(\d+)"/.exec(text)?.[1] ?? '';
const markOn = (text: string) => /<section class="told kept"[\s\S]*?<\/section>/.exec(text)?.[0] ?? '';
const faultOn = (text: string) => /role="alert">([^<]+)/.exec(text)?.[1];
async function held(filed: Filed = {}, login = 'supervisor') {
  const number = await file(filed);
  const keeper = await desk.logIn(login);
  await doOn(keeper, `/complaints/${number}`, 'hold', { text: reason });
  return { number, keeper };
}

describe('a hold on a complaint', () => {
  it('is placed with a reason, recorded as the command records it, and shown to everybody who sees it', async () => {
    const { number, keeper } = await held();
    const [hold] = await holds(number);

    expect(hold).toMatchObject({ kind: 'complaint', reason, placedBy: 'staff:supervisor', liftedAt: null });
    expect(await desk.recorded()).toContain(`staff:supervisor hold-placed hold:${String(hold?.id)}`);
    expect((await keeper.get(`/complaints/${number}`)).text).toContain('解除留存');
    for (const login of ['handler', 'colleague']) {
      const { text } = await (await desk.logIn(login)).get(`/complaints/${number}`);
      expect(markOn(text)).toMatch(/留存[\s\S]*起作证据留存[\s\S]*演示主任[\s\S]*纪检来函，材料先留着/);
      expect(text).not.toMatch(/解除留存|为什么要留存/);
    }
  });

  it('is said in English too, and with what was typed when the reason is missing or too long', async () => {
    const number = await file();
    const keeper = await desk.logIn('supervisor');
    const empty = await doOn(keeper, `/complaints/${number}`, 'hold', { text: ' 留 ' });
    const long = await doOn(keeper, `/complaints/${number}`, 'hold', { text: '留'.repeat(501) });

    expect([empty.status, faultOn(empty.text)]).toEqual([422, '请写明为什么要留存，至少2个字。']);
    expect([long.status, faultOn(long.text)]).toEqual([422, '原因写得太长了，最多500个字。']);
    expect(long.text).toContain('留'.repeat(501));
    expect(await holds(number)).toEqual([]);
    await doOn(keeper, `/complaints/${number}`, 'hold', { text: '<img src=x>' });
    await keeper.post('/language', { language: 'en', back: '/' });
    const { text } = await keeper.get(`/complaints/${number}`);
    expect(text).toContain('Kept as evidence since');
    expect(text).toContain('&lt;img src=x&gt;');
  });

  it('is not placed twice, nor lifted twice, nor is a later one lifted from an old page', async () => {
    const { number, keeper } = await held();
    const path = `/complaints/${number}`;
    const again = await keeper.post(`${path}/hold`, { text: '再来一次' });
    const seen = holdOn((await keeper.get(path)).text);

    expect([again.status, faultOn(again.text)?.slice(0, 7)]).toEqual([422, '这件已经留存了']);
    expect(await holds(number)).toHaveLength(1);
    expect((await keeper.post(`${path}/lift-hold`, { hold: seen })).to).toBe(path);
    expect((await keeper.post(`${path}/lift-hold`, { hold: seen })).status).toBe(422);
    await keeper.post(`${path}/hold`, { text: '又来函了' });
    expect((await keeper.post(`${path}/lift-hold`, { hold: seen })).status).toBe(422);
    for (const forged of ['', '0', '-1', 'x', '999999'])
      expect((await keeper.post(`${path}/lift-hold`, { hold: forged })).status).toBe(422);

    const [first, second] = await holds(number);
    expect(first).toMatchObject({ liftedBy: 'staff:supervisor' });
    expect(second?.liftedAt).toBeNull();
    const recorded = await desk.recorded();
    expect(recorded.filter((one) => one.endsWith(` hold:${seen}`))).toEqual([
      `staff:supervisor hold-placed hold:${seen}`,
      `staff:supervisor hold-lifted hold:${seen}`,
    ]);
    const { text } = await keeper.get(path);
    expect(text).toMatch(/以前留存过[\s\S]*演示主任留存；[\s\S]*演示主任解除/);
  });

  it('is placed once by two who press at the same moment', async () => {
    const number = await file();
    const [one, other] = [await desk.logIn('supervisor'), await desk.logIn('supervisor')];
    const statuses = await Promise.all([
      one.post(`/complaints/${number}/hold`, { text: reason }),
      other.post(`/complaints/${number}/hold`, { text: reason }),
    ]);

    expect(statuses.map(({ status }) => status).sort()).toEqual([303, 422]);
    expect(await holds(number)).toHaveLength(1);
  });

  it('is the supervisor’s and, on what the office does not see, the committee’s; refused at the server', async () => {
    const own = await file({ queue: 'supervision_committee', target: 'banner-office' });
    const offices = await file();
    const tried = async (login: string, number: string) =>
      (await (await desk.logIn(login)).post(`/complaints/${number}/hold`, { text: reason })).status;

    for (const [login, status] of [
      ...([
        ['handler', 422],
        ['colleague', 422],
        ['elsewhere', 404],
        ['banner', 404],
      ] as const),
      ...([
        ['outreach', 403],
        ['admin', 403],
      ] as const),
    ])
      expect([login, await tried(login, offices)]).toEqual([login, status]);
    expect(await tried('committee', offices)).toBe(404);
    expect(await tried('supervisor', own)).toBe(404);
    expect([await holds(own), await holds(offices)]).toEqual([[], []]);
    expect([await tried('committee', own), await tried('supervisor', offices)]).toEqual([303, 303]);

    const [hold] = await holds(offices);
    const lifted = { hold: String(hold?.id) };
    expect(
      (await (await desk.logIn('handler')).post(`/complaints/${offices}/lift-hold`, lifted)).status,
    ).toBe(422);
    expect((await holds(offices))[0]?.liftedAt).toBeNull();
  });

  it('placed by the operator is shown as theirs and lifted here', async () => {
    const number = await file();
    const placed = { kind: 'complaint', number, reason, actor: 'operator', at: desk.now() } as const;
    await desk.database.transaction((tx) => placeHold(tx, placed));
    const keeper = await desk.logIn('supervisor');
    const { text } = await keeper.get(`/complaints/${number}`);

    expect(markOn(text)).toContain('系统维护人员');
    await keeper.post(`/complaints/${number}/lift-hold`, { hold: holdOn(text) });
    expect((await holds(number))[0]).toMatchObject({ liftedBy: 'staff:supervisor' });
  });

  it('holds what goes on with it, which says so and is not lifted by itself', async () => {
    const [main, other] = [await file(), await file()];
    const keeper = await desk.logIn('supervisor');
    await doOn(keeper, `/complaints/${main}`, 'hold', { text: reason });
    await doOn(keeper, `/complaints/${other}`, 'merge', { into: main });
    const { text } = await keeper.get(`/complaints/${other}`);

    expect(markOn(text)).toContain('随主件留存');
    expect(markOn(text)).toContain(main);
    expect(holdOn(text)).toBe('');
  });

  it('keeps it from the retention rules, until it is lifted', async () => {
    // Of somebody else: a hold keeps all that its complainant filed.
    const { number, keeper } = await held({ contactId: await addComplainant(desk, 'another') });
    const ended = { state: 'closed', closedAt: new Date('2001-01-01') } as const;
    await desk.database.client.complaint.update({ where: { number }, data: ended });
    const due = async () => {
      const swept = await desk.database.transaction((tx) => retentionDue(tx, () => new Date('2010-01-01')));
      return swept.find(({ rule }) => rule === 'closed-complaints')?.count;
    };

    expect(await due()).toBe(0);
    await keeper.post(`/complaints/${number}/lift-hold`, {
      hold: holdOn((await keeper.get(`/complaints/${number}`)).text),
    });
    expect(await due()).toBe(1);
  });
});
