/** Whatever changes a campaign: locked, decided, saved, an event, and an entry in the audit chain. Never its texts. */
import type { Campaign, CampaignRefusal, OutreachStaff } from './campaign.ts';
import { type Collection, collectedYear } from './collection.ts';
import { type Decided, type NewCampaign, seesCampaigns, writesCampaigns } from './decide.ts';
import { collectionOfYear } from './desk-checks.ts';
import type { DeedResult } from './desk.ts';
import type { OutreachDeskParts, OutreachWork } from './desk-parts.ts';

export type Made = { readonly id: number } | { readonly refusal: CampaignRefusal };

/** Of the year that is collected for now. */
export async function makeNew(
  parts: OutreachDeskParts,
  staff: OutreachStaff,
  at: Date,
  make: (work: OutreachWork, collection: Collection) => Promise<Made>,
): Promise<Made> {
  if (!writesCampaigns(staff)) return { refusal: 'not-allowed' };
  const collection = collectionOfYear(parts, collectedYear(at));
  if (!collection) return { refusal: 'year-not-signed' };
  return parts.transaction((work) => make(work, collection));
}

export async function addNew(
  work: OutreachWork,
  campaign: NewCampaign,
  staff: OutreachStaff,
  at: Date,
): Promise<{ readonly id: number }> {
  const id = await work.campaigns.add(campaign);
  await record(work, id, 'created', staff, at);
  return { id };
}

export function changeOne(
  parts: OutreachDeskParts,
  staff: OutreachStaff,
  id: number,
  at: Date,
  decide: (campaign: Campaign, work: OutreachWork) => Decided | Promise<Decided>,
): Promise<DeedResult> {
  return parts.transaction(async (work) => {
    const before = seesCampaigns(staff) ? await work.campaigns.lock(id) : undefined;
    if (!before) return { kind: 'not-found' };
    const decided = await decide(before, work);
    if (decided.kind === 'refused') return decided;
    await work.campaigns.save(decided.campaign);
    if (decided.event === 'retried') await work.recipients.requeueFailed(id, at);
    await record(work, id, decided.event, staff, at);
    return { kind: 'done', version: before.version + 1 };
  });
}

export async function record(
  { campaigns, audit }: OutreachWork,
  id: number,
  kind: string,
  { login }: OutreachStaff,
  at: Date,
): Promise<void> {
  const actor = `staff:${login}`;
  await campaigns.addEvent(id, { kind, at, actor, note: '' });
  await audit.append({ at, actor, action: `campaign-${kind}`, subject: `campaign:${String(id)}` });
}
