/** The desk of broadcasts: who looks is checked, what is done is decided, saved and written down; one transaction a deed. */
import type { Campaign, OutreachStaff } from './campaign.ts';
import { collectedYear } from './collection.ts';
import {
  decideDeed,
  decideEdit,
  isEnded,
  mayDo,
  newCampaign,
  refusalAtOnce,
  seesCampaigns,
} from './decide.ts';
import { collectionOfYear, preflight, questionOf, readinessFor } from './desk-checks.ts';
import type { CampaignSeen, OutreachDesk } from './desk.ts';
import type { OutreachDeskParts, OutreachWork } from './desk-parts.ts';
import { planSeason, seasonAt } from './desk-season.ts';
import { addNew, changeOne, makeNew, record } from './desk-writing.ts';

const listedAtMost = 200;
const examplesAtMost = 10;

export function createOutreachDesk(parts: OutreachDeskParts): OutreachDesk {
  const { transaction, faultsOf, preview } = parts;
  return {
    ...{ faultsOf, preview },

    list: (staff) =>
      seesCampaigns(staff)
        ? transaction(({ campaigns }) => campaigns.list(listedAtMost))
        : Promise.resolve([]),

    look: (staff, id) => transaction((work) => look(work, staff, id)),

    create: (staff, draft, at) =>
      makeNew(parts, staff, at, (work, collection) =>
        addNew(work, newCampaign(staff, draft, collection, at), staff, at),
      ),

    copy: (staff, id, at) =>
      makeNew(parts, staff, at, async (work, collection) => {
        const former = await work.campaigns.byId(id);
        if (!former || !isEnded(former)) return { refusal: 'wrong-state' };
        return addNew(work, newCampaign(staff, former, collection, at, former.editorIds), staff, at);
      }),

    edit: (staff, id, version, draft, at) =>
      changeOne(parts, staff, id, at, (campaign) => {
        const attempt = { campaign, staff, seen: version, at };
        return decideEdit(attempt, draft, collectionOfYear(parts, campaign.year));
      }),

    deed: (staff, id, version, deed, given, at) =>
      changeOne(parts, staff, id, at, async (campaign, work) => {
        const attempt = { campaign, staff, deed, seen: version, at };
        const refusal = refusalAtOnce(attempt);
        if (refusal) return { kind: 'refused', refusal };
        return decideDeed(attempt, await readinessFor(parts, work, campaign, deed, at), given);
      }),

    count: (audience, at) =>
      transaction(({ audiences }) => audiences.count(questionOf(parts, audience, collectedYear(at), at))),

    examples: (audience, at) =>
      transaction(({ audiences }) =>
        audiences.examples(questionOf(parts, audience, collectedYear(at), at), examplesAtMost),
      ),

    places: () => transaction(({ audiences }) => audiences.places()),

    preflight: (campaign, beginsAt, at) => preflight(parts, campaign, beginsAt, at),

    sendTest: (staff, id, at) => sendTest(parts, staff, id, at),

    season: (at) => seasonAt(parts, at),

    planSeason: (staff, at) => planSeason(parts, staff, at),
  };
}

async function look(
  { campaigns }: OutreachWork,
  staff: OutreachStaff,
  id: number,
): Promise<CampaignSeen | undefined> {
  const campaign = seesCampaigns(staff) ? await campaigns.byId(id) : undefined;
  if (!campaign) return undefined;
  const events = await campaigns.events(id);
  const { createdById, approvedById } = campaign;
  const names = await campaigns.staffNames([createdById, ...(approvedById ? [approvedById] : [])]);
  const approvedBy = approvedById === undefined ? undefined : names.get(approvedById);
  return {
    ...{ campaign, events, createdBy: names.get(createdById) ?? '', may: mayDo(campaign, staff) },
    ...(approvedBy !== undefined && { approvedBy }),
  };
}

async function sendTest(
  parts: OutreachDeskParts,
  staff: OutreachStaff,
  id: number,
  at: Date,
): Promise<'sent' | 'no-own-account' | 'faulty' | 'not-found'> {
  const mayTest = (campaign: Campaign | undefined): campaign is Campaign =>
    campaign !== undefined && seesCampaigns(staff);
  const campaign = await parts.transaction(({ campaigns }) => campaigns.byId(id));
  if (!mayTest(campaign)) return 'not-found';
  const { texts, year } = campaign;
  if (parts.faultsOf(texts).length > 0 || !collectionOfYear(parts, year)) return 'faulty';
  const shown = await parts.preview(texts, at);
  const told = { 'zh-CN': shown['zh-CN'].personal, en: shown.en.personal };
  const sent = await parts.sendTestTo(staff.id, told, at);
  if (sent === 'sent') await parts.transaction((work) => record(work, id, 'tested', staff, at));
  return sent;
}
