/** Broadcasts as the console works with them: the desk of staff, what became of them, and the words to begin with. */
import type { CampaignPagesParts } from './console/campaigns/parts.ts';
import { broadcastChoices } from './conversation/after-broadcast.ts';
import { dayOf, yearOf } from './kernel/day.ts';
import { outreachDesk, type OutreachDeskOptions } from './outreach-desk.ts';
import { defaultTexts } from './outreach-words.ts';
import type { OutcomeRepository } from './outreach/repository.ts';

export interface OutreachPagesOptions extends Omit<OutreachDeskOptions, keyof OutreachSurroundings> {
  readonly outcomes: OutcomeRepository;
  readonly broadcasts: OutreachSurroundings;
}

type OutreachSurroundings = Pick<OutreachDeskOptions, 'channels' | 'production' | 'onReplies'>;

/** The words of a draft that belongs to no step of the season. */
const plainly = '30';

export function outreachPages(options: OutreachPagesOptions): CampaignPagesParts {
  const { database, scheme, wording, calendar, clock, outcomes, broadcasts } = options;
  const words = { scheme, wording, calendar: () => calendar.current() };
  return {
    desk: outreachDesk({ ...{ database, scheme, wording, calendar, clock }, ...broadcasts }),
    outcomes,
    texts: (at) => defaultTexts(words, plainly, yearOf(dayOf(at)) + 1).texts,
    choices: (language) => broadcastChoices(wording, language).map(({ label }) => label),
  };
}
