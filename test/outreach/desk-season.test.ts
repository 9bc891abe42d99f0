import { describe, expect, it } from 'vitest';
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

describe('a test to oneself', () => {
  it('goes to the account of whoever asks for it, and is written down', async () => {
    const { desk, put, tests, audited } = memoryOutreach();

    expect(await desk.sendTest(staff.supervisor, put({ state: 'draft' }), at)).toBe('sent');
    expect(tests).toEqual([
      { staffId: 3, texts: { 'zh-CN': soundTexts['zh-CN'].personal, en: soundTexts.en.personal } },
    ]);
    expect(audited).toMatchObject([{ action: 'campaign-tested', subject: 'campaign:1' }]);
  });

  it('not with faults, not without an account of their own', async () => {
    const { desk, put, tests } = memoryOutreach();
    const without = memoryOutreach({ sendTestTo: () => Promise.resolve('no-own-account') });

    expect(await desk.sendTest(staff.writer, put({ state: 'draft', texts: faulty.texts }), at)).toBe(
      'faulty',
    );
    expect(await desk.sendTest(staff.writer, 99, at)).toBe('not-found');
    expect(await without.desk.sendTest(staff.writer, without.put({ state: 'draft' }), at)).toBe(
      'no-own-account',
    );
    expect(tests).toEqual([]);
    expect(without.audited).toEqual([]);
  });

  it('not of a year that is not signed', async () => {
    const { desk, put, tests } = memoryOutreach(unsigned);

    expect(await desk.sendTest(staff.writer, put({ state: 'draft' }), at)).toBe('faulty');
    expect(tests).toEqual([]);
  });
});

describe('a season', () => {
  it('is planned as drafts with their hour, once', async () => {
    const { desk, campaigns } = memoryOutreach();
    const early = new Date('2026-11-02T10:00:00+08:00');

    expect(await desk.planSeason(staff.writer, early)).toEqual({ ids: [1, 2, 3] });
    expect([...campaigns.values()]).toMatchObject([
      { season: '30', startAt: new Date('2026-11-06T10:00:00+08:00'), state: 'draft', name: '2027 T−30' },
      { season: '7', audience: { standing: 'any-unpaid', sumus: [] }, createdById: 1 },
      { season: '1', lastDay: '2026-12-18' },
    ]);
    expect(await desk.planSeason(staff.second, early)).toEqual({ ids: [] });
    expect((await desk.season(early))?.steps.map(({ state }) => state)).toEqual(Array(3).fill('planned'));
  });

  it('leaves out what is past', async () => {
    const { desk, campaigns } = memoryOutreach();

    expect(await desk.planSeason(staff.writer, new Date('2026-12-10T10:00:00+08:00'))).toEqual({ ids: [1] });
    expect(campaigns.get(1)).toMatchObject({ season: '1' });
    const over = memoryOutreach().desk.planSeason(staff.writer, new Date('2026-12-18T10:00:00+08:00'));
    expect(await over).toEqual({ refusal: 'too-late' });
  });

  it('is outreach’s to plan, and needs the office’s signature', async () => {
    const { desk } = memoryOutreach();
    const notSigned = memoryOutreach(unsigned).desk;

    expect(await desk.planSeason(staff.supervisor, at)).toEqual({ refusal: 'not-allowed' });
    expect(await notSigned.planSeason(staff.writer, at)).toEqual({ refusal: 'year-not-signed' });
    expect(await notSigned.season(at)).toBeUndefined();
  });

  it('of an edited step keeps its place', async () => {
    const { desk } = memoryOutreach();
    await desk.planSeason(staff.writer, at);
    await desk.edit(staff.writer, 1, 0, draft, at);

    expect((await desk.look(staff.writer, 1))?.campaign).toMatchObject({
      ...{ season: '7', startAt: new Date('2026-12-09T10:00:00+08:00'), name: '参合提醒' },
    });
  });
});
