/** A season on one page: what is planned of it, and drafts of what is not yet. */
import { wholeAudience } from './audience.ts';
import type { Campaign, CampaignRefusal, OutreachStaff } from './campaign.ts';
import { type Collection, collectedYear } from './collection.ts';
import { newCampaign, writesCampaigns } from './decide.ts';
import { collectionOfYear } from './desk-checks.ts';
import type { Season } from './desk.ts';
import type { OutreachDeskParts } from './desk-parts.ts';
import { addNew } from './desk-writing.ts';
import { planOf } from './season.ts';

export async function seasonAt(parts: OutreachDeskParts, at: Date): Promise<Season | undefined> {
  const collection = collectionOfYear(parts, collectedYear(at));
  if (!collection) return undefined;
  const existing = await parts.transaction(({ campaigns }) => campaigns.ofSeason(collection.year));
  return planned(parts, collection, existing, at);
}

export async function planSeason(
  parts: OutreachDeskParts,
  staff: OutreachStaff,
  at: Date,
): Promise<{ readonly ids: readonly number[] } | { readonly refusal: CampaignRefusal }> {
  if (!writesCampaigns(staff)) return { refusal: 'not-allowed' };
  const collection = collectionOfYear(parts, collectedYear(at));
  if (!collection) return { refusal: 'year-not-signed' };
  return parts.transaction(async (work) => {
    const existing = await work.campaigns.lockSeason(collection.year);
    const ids: number[] = [];
    const { steps } = planned(parts, collection, existing, at);
    for (const { season, startAt, state } of steps) {
      if (state !== 'open') continue;
      const draft = { ...parts.seasonDraft(season, collection.year), audience: wholeAudience };
      const campaign = { ...newCampaign(staff, draft, collection, at), season, startAt };
      ids.push((await addNew(work, campaign, staff, at)).id);
    }
    return steps.every(({ state }) => state === 'past') ? { refusal: 'too-late' } : { ids };
  });
}

function planned(
  parts: OutreachDeskParts,
  collection: Collection,
  existing: readonly Campaign[],
  at: Date,
): Season {
  return planOf(collection, parts.calendar(), existing, at);
}
