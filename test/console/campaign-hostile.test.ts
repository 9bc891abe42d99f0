/** 群发 in the console: what no form of ours sends. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Campaign } from '../../src/outreach/campaign.ts';
import { soundTexts } from '../support/memory-outreach.ts';
import { openCampaignDesk } from './campaign-desk.ts';
import type { CampaignsInMemory } from './campaigns-in-memory.ts';
import type { TestDesk } from './desk.ts';
import type { Visitor } from './visitor.ts';

let campaigns: CampaignsInMemory;
let desk: TestDesk;
let writer: Visitor;
beforeAll(async () => {
  ({ campaigns, desk } = await openCampaignDesk());
  writer = await desk.logIn('outreach');
});
afterAll(async () => {
  expect(desk.faults).toEqual([]);
  await desk.close();
});

const put = (campaign: Partial<Campaign> & Pick<Campaign, 'state'>) => {
  const id = campaigns.put(campaign);
  return { id, at: `/campaigns/${String(id)}`, now: () => campaigns.campaigns.get(id) };
};
const begun = { startedAt: new Date(0), enqueuedAt: new Date(0), approvedById: 3 };

it('whoever tries out whom to tell leaves a trace of each look at examples', async () => {
  const { id, at } = put({ state: 'draft' });
  const form = { standing: 'certificate', language: 'any', bound: 'any', version: '0' };

  await writer.post(`${at}/audience`, form);
  await writer.post(`${at}/audience`, form, { 'hx-request': 'true' });

  const trace = `staff:outreach campaign-audience-viewed campaign:${String(id)}`;
  expect((await desk.recorded()).filter((entry) => entry === trace)).toHaveLength(2);
});

describe('what no form of ours sends', () => {
  const shot = '<script>alert(1)</script>"\'><img src=x onerror=alert(1)>';

  it.each([
    ['nothing', {}],
    ['no standing there is', { standing: '__proto__', language: 'any', bound: 'any' }],
    [
      'a former one that is none',
      { standing: 'any-unpaid', language: 'any', bound: 'any', former: '0.reached' },
    ],
    [
      'a former outcome that is none',
      { standing: 'any-unpaid', language: 'any', bound: 'any', former: '3.x' },
    ],
  ])('%s: nothing is saved, and what was written stays', async (_what, form: Record<string, string>) => {
    const { at, now } = put({ state: 'draft' });

    const { status, text } = await writer.post(`${at}/save`, { ...form, text: '写的字', version: '0' });

    expect(status).toBe(422);
    expect(text).toContain('写的字</textarea>');
    expect(now()).toMatchObject({ version: 0, texts: soundTexts });
  });

  it('a version that is none is an old one; a place that is none is no place', async () => {
    const { at, now } = put({ state: 'draft' });
    const fine = { standing: 'any-unpaid', language: 'any', bound: 'any', text: '一', 'text-en': 'a' };

    for (const version of ['', '-1', '1e3', 'x', '99999999999999999999'])
      expect((await writer.post(`${at}/save`, { ...fine, version })).status).toBe(409);
    await writer.post(`${at}/save`, { ...fine, version: '0', 'place:北京': '1', 'place:__proto__/x': '1' });

    expect(now()?.audience).toMatchObject({ sumus: [], gachas: [] });
  });

  it('too much is refused, not cut', async () => {
    const { at, now } = put({ state: 'draft' });
    const fine = { standing: 'any-unpaid', language: 'any', bound: 'any', version: '0' };

    const { status, text } = await writer.post(`${at}/save`, { ...fine, text: '长'.repeat(4_001) });

    expect(status).toBe(422);
    expect(text).toContain('没有存：每种最多4000个字');
    expect(now()?.version).toBe(0);
    const most = { text: '长'.repeat(4_000), 'text-en': '长'.repeat(4_000), mass: '长'.repeat(4_000) };
    expect((await writer.post(`${at}/save`, { ...fine, ...most })).status).toBe(303);
  });

  it('names and texts are words and nothing else, wherever they stand', async () => {
    const generic = shot;
    const texts = { 'zh-CN': { personal: shot, generic }, en: { personal: shot, generic } };
    const { at } = put({ state: 'draft', name: shot, texts });
    const running = put({ state: 'running', name: shot, texts, ...begun });
    campaigns.outcomes.counts = [{ state: 'failed', channel: 'telegram', reason: shot, count: 1 }];

    for (const path of ['/campaigns', at, running.at, `${running.at}/live?version=0`]) {
      const { text } = await writer.get(path);
      expect(text).not.toContain('<script>alert');
      expect(text).not.toContain('<img src=x');
    }
  });

  it.each(['0', '-1', 'x', '1e3', '99999999999', '1%20or%201=1'])(
    'an id that is none (%s) is not there',
    async (id) => {
      expect((await writer.get(`/campaigns/${id}`)).status).toBe(404);
      expect((await writer.post(`/campaigns/${id}/pause`, { version: '0' })).status).toBe(404);
    },
  );

  it('without the token, or from elsewhere, nothing happens', async () => {
    const { at, now } = put({ state: 'running', ...begun });

    const tokenless = await writer.post(`${at}/cancel`, { version: '0', _csrf: '' });
    const elsewhere = await writer.post(`${at}/cancel`, { version: '0' }, { 'sec-fetch-site': 'cross-site' });

    expect([tokenless.status, elsewhere.status, now()?.state]).toEqual([403, 403, 'running']);
  });

  it('words written while the log-in ran out wait on the log-in page, places and all', async () => {
    const { at } = put({ state: 'draft' });
    const stranger = desk.visitor();
    await stranger.get('/login');

    const { status, text } = await stranger.post(`${at}/save`, {
      ...{ version: '0', text: '写了半小时', 'text-en': 'half an hour', 'place:林东镇': '1' },
    });

    expect(status).toBe(401);
    expect(text).toContain('写了半小时');
    expect(text).toContain('place:林东镇');
  });
});
