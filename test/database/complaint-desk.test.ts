import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyChain } from '../../src/database/audit-verify.ts';
import type { Database } from '../../src/database/open.ts';
import { now, openDesk, type Person, type TestDesk } from '../support/desk.ts';
import { openTestDatabase } from '../support/database.ts';

let database: Database;
let desk: TestDesk;
beforeAll(async () => {
  database = await openTestDatabase();
  desk = await openDesk(database);
});
afterAll(() => database.close());

const complaint = (id: number) =>
  database.client.complaint.findUniqueOrThrow({
    where: { id },
    include: { events: { orderBy: { id: 'asc' } } },
  });

describe('taking a complaint', () => {
  it('is given to one of twenty who ask at once; the others are told who has it', async () => {
    const id = await desk.file();
    const asking = Array.from({ length: 20 }, (_, turn): Person => (turn % 2 === 0 ? 'lindong' : 'lindong2'));

    const outcomes = await Promise.all(
      asking.map((person) =>
        desk.within((open) => open.act(desk.staff[person], id, 0, { kind: 'take' }, now)),
      ),
    );

    const winners = asking.filter((_, turn) => outcomes[turn]?.kind === 'done');
    expect(winners).toHaveLength(1);
    const [winner = 'lindong'] = winners;
    for (const [turn, outcome] of outcomes.entries()) {
      if (outcome.kind === 'done') continue;
      expect(outcome).toEqual(
        asking[turn] === winner
          ? { kind: 'refused', why: 'already-yours' }
          : { kind: 'taken', by: desk.staff[winner].name },
      );
    }
    expect(await complaint(id)).toMatchObject({
      state: 'assigned',
      assigneeId: desk.staff[winner].id,
      version: 1,
    });
  });
});

describe('an answer', () => {
  it('goes to the complainant once, when two send one at once; the other keeps the draft and is told', async () => {
    const id = await desk.file({ target: 'hospital' });
    await desk.act('banner', id, { kind: 'take' });
    const seen = await desk.versionOf(id);
    for (const person of ['banner', 'supervisor'] as const) {
      await desk.within((open) =>
        open.saveDraft(desk.staff[person], id, { text: `${person} 写的`, version: seen }, now),
      );
    }

    const outcomes = await Promise.all(
      (['banner', 'supervisor'] as const).map((person) =>
        desk.within((open) =>
          open.act(desk.staff[person], id, seen, { kind: 'answer', text: `${person} 的答复` }, now),
        ),
      ),
    );

    const kinds = outcomes.map(({ kind }) => kind).sort();
    expect(kinds).toEqual(['changed', 'done']);
    const sender = outcomes[0]?.kind === 'done' ? 'banner' : 'supervisor';
    const other = sender === 'banner' ? 'supervisor' : 'banner';
    expect(outcomes.find(({ kind }) => kind === 'changed')).toEqual({
      kind: 'changed',
      by: desk.staff[sender].name,
      at: now,
      what: 'answered',
      version: seen + 1,
    });
    const { answer, answeredAt, events } = await complaint(id);
    expect([answer, answeredAt]).toEqual([`${sender} 的答复`, now]);
    expect(events.filter(({ kind }) => kind === 'answered')).toMatchObject([
      { note: `${sender} 的答复`, shown: true, toldAt: null, actor: `staff:${sender}` },
    ]);
    const drafts = await database.client.answerDraft.findMany({ where: { complaintId: id } });
    expect(drafts).toMatchObject([{ staffId: desk.staff[other].id, text: `${other} 写的` }]);
  });

  it('is not sent over what the complainant has added meanwhile', async () => {
    const id = await desk.file();
    await desk.act('lindong', id, { kind: 'take' });
    const seen = await desk.versionOf(id);
    await desk.actOfComplainant(id, { kind: 'add', text: '还有一张收据' });

    const outcome = await desk.within((open) =>
      open.act(desk.staff.lindong, id, seen, { kind: 'answer', text: '已查' }, now),
    );

    expect(outcome).toMatchObject({ kind: 'changed', by: 'complainant', what: 'added', version: seen + 1 });
    expect((await complaint(id)).answer).toBeNull();
  });
});

describe('whoever filed it', () => {
  it('is a surname and a star on every page, and a name only for whoever works on it, with a reason', async () => {
    const id = await desk.file({ complainantName: '欧阳春天' });
    const read = (person: 'lindong' | 'lindong2' | 'supervisor') =>
      desk.within((open) => open.read(desk.staff[person], id, now));
    const reveal = (person: 'lindong' | 'lindong2' | 'supervisor', reason = '要打电话核实') =>
      desk.within((open) => open.reveal(desk.staff[person], id, reason, now));
    await desk.act('lindong', id, { kind: 'take' });

    const detail = await read('lindong');
    expect(JSON.stringify(detail)).not.toContain('欧阳春天');
    expect(detail).toMatchObject({ complainant: { kind: 'named', masked: '欧*' }, mayReveal: true });
    expect(await read('lindong2')).toMatchObject({ mayReveal: false });

    expect(await reveal('lindong2')).toEqual({ kind: 'refused', why: 'not-yours' });
    expect(await reveal('lindong', ' ')).toEqual({ kind: 'refused', why: 'no-reason' });
    expect(await reveal('lindong')).toEqual({ kind: 'revealed', name: '欧阳春天' });
    expect(await reveal('supervisor')).toEqual({ kind: 'revealed', name: '欧阳春天' });
    const { events, number } = await complaint(id);
    expect(events.filter(({ kind }) => kind === 'revealed')).toMatchObject([
      { actor: 'staff:lindong', note: '要打电话核实', shown: false },
      { actor: 'staff:supervisor', shown: false },
    ]);
    const looks = await database.client.auditEntry.findMany({
      where: { subject: `complaint:${number}`, action: 'complainant-revealed' },
    });
    expect(looks.map(({ actor }) => actor)).toEqual(['staff:lindong', 'staff:supervisor']);
  });

  it('stays unknown when they filed it without a name', async () => {
    const id = await desk.file({ anonymous: true });
    await desk.act('supervisor', id, { kind: 'take' });

    const revealed = await desk.within((open) => open.reveal(desk.staff.supervisor, id, '想知道', now));

    expect(revealed).toEqual({ kind: 'anonymous' });
  });

  it('is not found by name', async () => {
    await desk.file({ complainantName: '欧阳春天' });
    const question = { tab: 'open', today: '2026-06-01', soonThrough: '2026-06-08' } as const;

    const page = await desk.within((open) =>
      open.page(desk.staff.supervisor, { ...question, filters: { search: '欧阳春天' } }, now),
    );

    expect(page.rows).toEqual([]);
  });
});

describe('what is done at the desk', () => {
  it('stands in the audit chain, looks as well as deeds', async () => {
    const id = await desk.file();
    const { number } = await complaint(id);
    await desk.within((open) => open.read(desk.staff.lindong, id, now));
    await desk.act('lindong', id, { kind: 'take' });
    await desk.act('lindong', id, { kind: 'note', text: '内部的话' });

    const entries = await database.client.auditEntry.findMany({
      where: { subject: `complaint:${number}` },
      orderBy: { id: 'asc' },
    });

    expect(entries.map(({ actor, action }) => [actor, action])).toEqual([
      ['staff:lindong', 'complaint-read'],
      ['staff:lindong', 'complaint-take'],
      ['staff:lindong', 'complaint-note'],
    ]);
    expect(await verifyChain(database)).toMatchObject({ kind: 'sound' });
  });
});
