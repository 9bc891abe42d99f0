import { describe, expect, it } from 'vitest';
import type { AudienceQuestion } from '../../src/outreach/repository.ts';
import {
  memoryOutreach,
  outreachStaff as staff,
  sampleCampaign,
  soundTexts,
} from '../support/memory-outreach.ts';

const at = new Date('2026-11-23T10:00:00+08:00');
const draft = { name: '参合提醒', audience: sampleCampaign.audience, texts: soundTexts };
const faulty = { ...draft, texts: { ...soundTexts, 'zh-CN': { personal: '', generic: '' } } };
const unsigned = { figuresOf: () => undefined };

describe('making one', () => {
  it('a draft for the year that is collected for, until its last working day', async () => {
    const { desk, campaigns, events, audited } = memoryOutreach();

    expect(await desk.create(staff.writer, draft, at)).toEqual({ id: 1 });
    expect(campaigns.get(1)).toMatchObject({
      ...{ state: 'draft', year: 2027, lastDay: '2026-12-18', createdById: 1, editorIds: [1] },
    });
    expect(events.get(1)).toEqual([{ kind: 'created', at, actor: 'staff:outreach', note: '' }]);
    expect(audited).toEqual([{ action: 'campaign-created', subject: 'campaign:1', actor: 'staff:outreach' }]);
  });

  it('with faults it is kept, but nobody can approve it', async () => {
    const { desk } = memoryOutreach();
    await desk.create(staff.writer, faulty, at);

    expect(await desk.deed(staff.second, 1, 0, 'approve', {}, at)).toEqual({
      ...{ kind: 'refused', refusal: 'not-ready' },
    });
  });

  it('only by outreach, and only for a year that is signed', async () => {
    const { desk } = memoryOutreach();

    expect(await desk.create(staff.supervisor, draft, at)).toEqual({ refusal: 'not-allowed' });
    expect(await memoryOutreach(unsigned).desk.create(staff.writer, draft, at)).toEqual({
      refusal: 'year-not-signed',
    });
  });

  it('a copy of one that has ended is its copier’s own draft, in the words of who wrote them', async () => {
    const { desk, put, campaigns } = memoryOutreach();
    const running = put({ state: 'running' });
    const ended = put({ state: 'expired', year: 2026, name: '去年', approvedById: 2, season: '7' });

    expect(await desk.copy(staff.second, running, at)).toEqual({ refusal: 'wrong-state' });
    expect(await desk.copy(staff.second, 99, at)).toEqual({ refusal: 'wrong-state' });
    expect(await desk.copy(staff.supervisor, ended, at)).toEqual({ refusal: 'not-allowed' });
    expect(await desk.copy(staff.second, ended, at)).toEqual({ id: 3 });
    expect(campaigns.get(3)).toEqual({
      ...{ id: 3, version: 0, name: '去年', audience: draft.audience, texts: soundTexts },
      ...{ state: 'draft', year: 2027, lastDay: '2026-12-18', createdById: 2, editorIds: [1, 2] },
      ...{ createdAt: at, updatedAt: at },
    });
  });
});

describe('a deed', () => {
  it('is saved, told as an event, and written into the audit chain without a word of the texts', async () => {
    const { desk, put, campaigns, events, audited } = memoryOutreach();
    const id = put({ state: 'draft', version: 4 });

    expect(await desk.deed(staff.supervisor, id, 4, 'approve', {}, at)).toEqual({ kind: 'done', version: 5 });
    expect(campaigns.get(id)).toMatchObject({ state: 'approved', approvedById: 3, version: 5 });
    expect(events.get(id)).toEqual([{ kind: 'approved', at, actor: 'staff:supervisor', note: '' }]);
    expect(audited).toEqual([
      { action: 'campaign-approved', subject: 'campaign:1', actor: 'staff:supervisor' },
    ]);
  });

  it('that is refused leaves everything as it was', async () => {
    const { desk, put, campaigns, audited, events } = memoryOutreach();
    const id = put({ state: 'draft' });
    const before = campaigns.get(id);

    expect(await desk.deed(staff.writer, id, 0, 'approve', {}, at)).toEqual({
      ...{ kind: 'refused', refusal: 'second-person' },
    });
    expect(campaigns.get(id)).toBe(before);
    expect([...audited, ...events.values()]).toEqual([]);
  });

  it('on one that is not there, or that they do not see', async () => {
    const { desk, put } = memoryOutreach();
    const id = put({ state: 'draft' });

    expect(await desk.deed(staff.second, 99, 0, 'approve', {}, at)).toEqual({ kind: 'not-found' });
    for (const person of [staff.handler, staff.committee, staff.admin]) {
      expect(await desk.deed(person, id, 0, 'cancel', {}, at)).toEqual({ kind: 'not-found' });
      expect(await desk.edit(person, id, 0, draft, at)).toEqual({ kind: 'not-found' });
      expect(await desk.look(person, id)).toBeUndefined();
      expect(await desk.list(person)).toEqual([]);
      expect(await desk.sendTest(person, id, at)).toBe('not-found');
    }
  });

  it('towards sending asks whether anybody would be told, any other does not', async () => {
    const asked: AudienceQuestion[] = [];
    const { desk, put } = memoryOutreach({
      audiences: {
        reach(question) {
          asked.push(question);
          return Promise.resolve({ ways: {}, skipped: { 'not-bound': 3 } });
        },
      },
    });
    const id = put({ state: 'draft' });

    expect(await desk.deed(staff.second, id, 0, 'approve', {}, at)).toMatchObject({ refusal: 'nobody' });
    expect(asked).toMatchObject([{ year: 2027, today: '2026-11-23', premium: 1000 }]);
    expect(await desk.deed(staff.second, id, 0, 'cancel', {}, at)).toMatchObject({ kind: 'done' });
    expect(asked).toHaveLength(1);
  });

  it('a retry queues those again who could not be told, if there are any', async () => {
    const none = memoryOutreach();
    const some = memoryOutreach({ failed: 3 });
    const finished = { state: 'finished', approvedById: 2 } as const;

    expect(await none.desk.deed(staff.writer, none.put(finished), 0, 'retry', {}, at)).toMatchObject({
      refusal: 'nobody',
    });
    expect(none.requeued).toEqual([]);
    expect(await some.desk.deed(staff.writer, some.put(finished), 0, 'retry', {}, at)).toMatchObject({
      kind: 'done',
    });
    expect(some.requeued).toEqual([1]);
  });

  it('an edit of a year that is no longer signed is refused', async () => {
    const { desk, put } = memoryOutreach(unsigned);

    expect(await desk.edit(staff.writer, put({ state: 'draft' }), 0, draft, at)).toMatchObject({
      refusal: 'year-not-signed',
    });
  });

  it('schedules by the hours of the office', async () => {
    const { desk, put } = memoryOutreach({
      hours: { quietHours: { from: '18:00', to: '09:00' }, restDays: 'sending' },
    });
    const approved = { state: 'approved', approvedById: 2 } as const;
    const start = (moment: string) => ({ startAt: new Date(`${moment}:00+08:00`) });

    expect(
      await desk.deed(staff.writer, put(approved), 0, 'schedule', start('2026-11-28T18:00'), at),
    ).toMatchObject({ refusal: 'quiet-hours' });
    expect(
      await desk.deed(staff.writer, put(approved), 0, 'schedule', start('2026-11-28T17:59'), at),
    ).toMatchObject({ kind: 'done' });
  });
});

describe('looking', () => {
  it('shows who made and who approved it, its events, and what may be done', async () => {
    const { desk, put, events } = memoryOutreach();
    const id = put({ state: 'approved', approvedById: 3 });
    const told = { kind: 'approved', at, actor: 'staff:supervisor', note: '' };
    events.set(id, [told]);

    expect(await desk.look(staff.second, id)).toMatchObject({
      ...{ createdBy: '宣传员', approvedBy: '旗办主任', events: [told] },
      may: ['edit', 'schedule', 'cancel'],
    });
    expect(await desk.look(staff.supervisor, id)).toMatchObject({ may: ['cancel'] });
    expect(await desk.list(staff.supervisor)).toHaveLength(1);
  });

  it('the preflight: who, how, how long, and what is wrong', async () => {
    const { desk } = memoryOutreach();
    const asked = { ...faulty, year: 2027 };

    expect(await desk.preflight(asked, undefined, at)).toEqual({
      count: { households: 12, members: 30, certificateHolders: 2, bound: 8, amount: 1000 },
      reach: { ways: { telegram: 5, 'wechat-now': 3 }, skipped: { 'not-bound': 4 } },
      textFaults: [{ kind: 'missing', language: 'zh-CN' }],
      ...{ refusals: ['not-ready'], takesMs: 175, beginsAt: at, goesOnDays: 0, lastDay: '2026-12-18' },
      endsAt: new Date(at.getTime() + 175),
    });
  });

  it('a preflight after the last day, and of a year that is not signed', async () => {
    const after = new Date('2026-12-21T10:00:00+08:00');
    const asked = { ...draft, year: 2027 };

    expect(await memoryOutreach().desk.preflight(asked, undefined, after)).toMatchObject({
      refusals: ['too-late'],
    });
    const notSigned = await memoryOutreach(unsigned).desk.preflight(asked, undefined, at);
    expect(notSigned).toMatchObject({ refusals: ['year-not-signed'], count: { amount: 0 } });
  });
});
