/** The desk of broadcasts over records in memory: real decisions, no database. The adapters have tests of their own. */
import type { Campaign, CampaignEvent, OutreachStaff } from '../../src/outreach/campaign.ts';
import { createOutreachDesk } from '../../src/outreach/desk-service.ts';
import type { OutreachDesk } from '../../src/outreach/desk.ts';
import type { OutreachDeskParts, OutreachWork } from '../../src/outreach/desk-parts.ts';
import type { AudienceRepository, CampaignRepository } from '../../src/outreach/repository.ts';
import type { Texts } from '../../src/outreach/texts.ts';
import { parseYuan, zero } from '../../src/kernel/money.ts';
import { publishedCalendar } from '../../src/kernel/working-days.ts';

export const outreachStaff = {
  writer: { id: 1, login: 'outreach', name: '宣传员', role: 'outreach' },
  second: { id: 2, login: 'outreach2', name: '宣传同事', role: 'outreach' },
  supervisor: { id: 3, login: 'supervisor', name: '旗办主任', role: 'supervisor' },
  handler: { id: 4, login: 'handler', name: '经办', role: 'handler' },
  committee: { id: 5, login: 'committee', name: '监督委员', role: 'committee' },
  admin: { id: 6, login: 'admin', name: '管理员', role: 'admin' },
} as const satisfies Record<string, OutreachStaff>;

export const soundTexts: Texts = {
  'zh-CN': {
    personal:
      '老乡您好：您家 {人数} 口人还没交 {年度} 年的合作医疗费，共 {应交金额} 元。{最后一天}前到{缴费地点}交。',
    generic: '老乡您好：请在 12月18日（周五）前交明年的合作医疗费。',
  },
  en: {
    personal: 'Hello: {count} of your household are not enrolled for {year}, {amount} yuan in all.',
    generic: 'Hello: please pay next year’s contribution by Friday 18 December.',
  },
};

export interface MemoryOutreach {
  readonly desk: OutreachDesk;
  readonly parts: OutreachDeskParts;
  readonly campaigns: Map<number, Campaign>;
  readonly events: Map<number, CampaignEvent[]>;
  readonly audited: { readonly action: string; readonly subject: string; readonly actor: string }[];
  readonly tests: { readonly staffId: number; readonly texts: Readonly<Record<string, string>> }[];
  /** Campaigns whose failed recipients were queued again. */
  readonly requeued: number[];
  /** Puts one there as it is. */
  readonly put: (campaign: Partial<Campaign> & Pick<Campaign, 'state'>) => number;
}

export function memoryOutreach(
  changed: Partial<OutreachDeskParts> & {
    readonly audiences?: Partial<AudienceRepository>;
    /** Recipients that failed, of whichever campaign. */
    readonly failed?: number;
  } = {},
): MemoryOutreach {
  const { audiences, failed = 0, ...changedParts } = changed;
  const campaigns = new Map<number, Campaign>();
  const events = new Map<number, CampaignEvent[]>();
  const audited: MemoryOutreach['audited'] = [];
  const tests: MemoryOutreach['tests'] = [];
  const requeued: number[] = [];
  const add: CampaignRepository['add'] = (campaign) => {
    const id = campaigns.size + 1;
    campaigns.set(id, { ...campaign, id, version: 0 });
    return Promise.resolve(id);
  };
  const work: OutreachWork = {
    campaigns: {
      ...memoryCampaigns(campaigns, events),
      add,
    },
    recipients: {
      waiting: () => Promise.resolve(false),
      skipWaiting: () => Promise.resolve(0),
      switchedOff: () => Promise.resolve(0),
      failed: () => Promise.resolve(failed),
      requeueFailed(id) {
        requeued.push(id);
        return Promise.resolve(failed);
      },
    },
    audiences: { ...fewPeople, ...audiences },
    audit: {
      append({ action, subject, actor }) {
        audited.push({ action, subject, actor });
        return Promise.resolve();
      },
    },
  };
  const parts: OutreachDeskParts = {
    transaction: (doing) => doing(work),
    calendar: () => publishedCalendar,
    hours: { quietHours: { from: '21:00', to: '08:00' }, restDays: 'quiet' },
    figuresOf: (year) =>
      year === 2027 ? { premium: parseYuan('10.00') ?? zero, paymentDeadline: '12-20' } : undefined,
    faultsOf: (texts) =>
      texts['zh-CN'].personal.trim() === '' ? [{ kind: 'missing', language: 'zh-CN' }] : [],
    preview: (texts) => Promise.resolve(texts),
    reachRules: () => ({ ...{ telegram: true, wechat: true, web: true, notice: false }, mass: [] }),
    sendTestTo(staffId, texts) {
      tests.push({ staffId, texts });
      return Promise.resolve('sent');
    },
    seasonDraft: (step, year) => ({ name: `${String(year)} T−${step}`, texts: soundTexts }),
    ...changedParts,
  };
  return {
    ...{ desk: createOutreachDesk(parts), parts, campaigns, events, audited, tests, requeued },
    put(campaign) {
      const id = campaigns.size + 1;
      campaigns.set(id, { ...sampleCampaign, id, ...campaign });
      return id;
    },
  };
}

const writtenAt = new Date('2026-11-20T02:00:00Z');

export const sampleCampaign: Campaign = {
  ...{ id: 1, name: '2027年参合提醒', year: 2027, state: 'draft', version: 0, texts: soundTexts },
  audience: { standing: 'any-unpaid', sumus: [], gachas: [], language: 'any', bound: 'any' },
  ...{ createdById: 1, editorIds: [1], lastDay: '2026-12-18', createdAt: writtenAt, updatedAt: writtenAt },
};

function memoryCampaigns(
  campaigns: Map<number, Campaign>,
  events: Map<number, CampaignEvent[]>,
): Omit<CampaignRepository, 'add'> {
  const byId = (id: number) => Promise.resolve(campaigns.get(id));
  const ofSeason = (year: number) =>
    Promise.resolve([...campaigns.values()].filter((one) => one.year === year && one.season !== undefined));
  return {
    ...{ byId, lock: byId, lockIfFree: byId, ofSeason, lockSeason: ofSeason },
    list: (limit) => Promise.resolve([...campaigns.values()].reverse().slice(0, limit)),
    save(campaign) {
      campaigns.set(campaign.id, { ...campaign, version: campaign.version + 1 });
      return Promise.resolve();
    },
    addEvent(id, event) {
      events.set(id, [...(events.get(id) ?? []), event]);
      return Promise.resolve();
    },
    events: (id) => Promise.resolve(events.get(id) ?? []),
    inMotion: () =>
      Promise.resolve(
        [...campaigns.values()].filter(({ state }) => ['scheduled', 'running', 'paused'].includes(state)),
      ),
    staffNames: (ids) =>
      Promise.resolve(
        new Map(
          Object.values(outreachStaff)
            .filter(({ id }) => ids.includes(id))
            .map(({ id, name }) => [id, name]),
        ),
      ),
  };
}

export const fewPeople: AudienceRepository = {
  count: ({ premium }) =>
    Promise.resolve({
      ...{ households: 12, members: 30, certificateHolders: 2, bound: 8, amount: premium },
    }),
  examples: () =>
    Promise.resolve([
      {
        ...{ certificate: '****0001', head: '乌*', sumu: '林东镇', gacha: '兴隆嘎查' },
        ...{ members: 2, amount: parseYuan('20.00') ?? zero, bound: true },
      },
    ]),
  reach: () => Promise.resolve({ ways: { telegram: 5, 'wechat-now': 3 }, skipped: { 'not-bound': 4 } }),
  places: () => Promise.resolve([{ sumu: '林东镇', gachas: ['兴隆嘎查', '新城嘎查'] }]),
};
