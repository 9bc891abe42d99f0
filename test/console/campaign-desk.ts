/** The console with broadcasts in memory, on a Thursday morning three weeks before the last day. */
import { campaignsInMemory } from './campaigns-in-memory.ts';
import { openTestDesk } from './desk.ts';

const thursday = new Date('2026-11-26T10:00:00+08:00');

export async function openCampaignDesk(changed: Parameters<typeof campaignsInMemory>[0] = {}) {
  const campaigns = campaignsInMemory(changed);
  const desk = await openTestDesk({ campaigns: campaigns.pages });
  desk.pass(thursday.getTime() - desk.now().getTime());
  return { campaigns, desk };
}
