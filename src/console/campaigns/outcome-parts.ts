/** What the pages on what became of a broadcast are given, and how they begin. */
import type { Fen } from '../../kernel/money.ts';
import type { CampaignTold, OutcomeRepository } from '../../outreach/repository.ts';
import type { Answer, Crumb } from '../answer.ts';
import type { Route, Visit } from '../visit.ts';
import type { Language, Say } from '../words/words.ts';
import { campaignId } from './parts.ts';

export interface OutcomePagesParts {
  readonly outcomes: OutcomeRepository;
  /** What one person pays for that year; undefined: the office has not signed it, so no sum is named. */
  readonly premium: (year: number) => Fen | undefined;
  /** The clauses of the sums: "方案 三（二）1 …" */
  readonly basis: (language: Language) => string;
}

type OutcomeRoute = (visit: Visit, campaign: CampaignTold) => Promise<Answer>;

/** For a campaign that there is, and that has begun to be sent. */
export function withCampaign({ outcomes }: OutcomePagesParts, route: OutcomeRoute): Route {
  return async (visit) => {
    const campaign = await outcomes.told(campaignId(visit));
    return campaign === undefined ? { kind: 'not-found' } : route(visit, campaign);
  };
}

export const outcomeTabs = ['outcomes', 'call-list', 'results'] as const;

/** What all of these pages share. */
export function outcomePage(visit: Visit, campaign: CampaignTold, tab: (typeof outcomeTabs)[number]) {
  const above = `/campaigns/${String(campaign.id)}`;
  return {
    ...({ kind: 'page', view: `campaign-${tab}`, section: 'campaigns' } as const),
    title: visit.say(`outcomes.title.${tab}`),
    styles: ['campaign-outcomes.css'] as const,
    trail: trailTo(campaign, visit.say),
    shared: {
      campaign,
      here: tab,
      tabs: outcomeTabs.map((one) => ({ one, to: `${above}/${one}` })),
      begun: campaign.startedAt !== undefined,
    },
  };
}

/** More than a file or so many sheets of paper hold: which part of it, then. */
export function tooLong(visit: Visit, campaign: CampaignTold, sentence: string): Answer {
  const title = visit.say('outcomes.too-long');
  const trail = trailTo(campaign, visit.say);
  return {
    kind: 'page',
    view: 'plainly',
    section: 'campaigns',
    title,
    trail,
    status: 422,
    values: { sentence },
  };
}

function trailTo({ id, name }: CampaignTold, say: Say): readonly Crumb[] {
  return [
    { label: say('section.campaigns'), path: '/campaigns' },
    { label: name, path: `/campaigns/${String(id)}` },
  ];
}
