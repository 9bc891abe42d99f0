/** 效果: after the deadline, those who were told beside those who were not. It compares; it proves nothing, and says so. */
import { dayOf } from '../../kernel/day.ts';
import { comparedDays, resultsReadableFrom, shareOf } from '../../outreach/outcome.ts';
import type { CampaignTold } from '../../outreach/repository.ts';
import type { Answer } from '../answer.ts';
import { type OutcomePagesParts, outcomePage, withCampaign } from '../campaigns/outcome-parts.ts';
import type { ConsoleSection, Visit } from '../visit.ts';

export function campaignResultsSection(parts: OutcomePagesParts): ConsoleSection {
  async function page(visit: Visit, campaign: CampaignTold): Promise<Answer> {
    const today = dayOf(visit.at);
    const from = resultsReadableFrom(campaign.lastDay);
    const readable = campaign.startedAt !== undefined && today >= from;
    const results = readable
      ? await parts.outcomes.results(campaign.id, campaign.year, comparedDays)
      : undefined;
    await visit.audited('campaign-results-viewed', `campaign:${String(campaign.id)}`);
    const { shared, ...head } = outcomePage(visit, campaign, 'results');
    const sides = results && [
      { is: 'reached' as const, ...results.reached, share: shareOf(results.reached) },
      { is: 'not-reached' as const, ...results.notReached, share: shareOf(results.notReached) },
    ];
    return { ...head, values: { ...shared, from, today, comparedDays, sides, apart: results?.apart ?? 0 } };
  }

  return { routes: { 'GET /campaigns/:id/results': withCampaign(parts, page) } };
}
