/** The desk of broadcasts as the console works with it: one transaction a deed, by the words and rules of the office. */
import type { ComplaintPagesOptions } from './complaint-pages.ts';
import type { CampaignPagesParts } from './console/campaigns/parts.ts';
import { auditRepository } from './database/audit.ts';
import { audienceRepository } from './database/audience.ts';
import { campaignRepository } from './database/campaign.ts';
import { outcomeRepository } from './database/campaign-outcomes.ts';
import { recipientRows } from './database/campaign-rows.ts';
import type { Database } from './database/open.ts';
import { queueReplies } from './database/outbox.ts';
import { ownContact } from './database/staff-contact.ts';
import type { Clock } from './kernel/clock.ts';
import { dayOf, yearOf } from './kernel/day.ts';
import { campaignShapes } from './outreach/campaign.ts';
import type { OutreachDeskParts } from './outreach/desk-parts.ts';
import { createOutreachDesk } from './outreach/desk-service.ts';
import { previewOf } from './outreach-compose.ts';
import { type OutreachSurroundings, reachRules, reachTerms, yearFigures } from './outreach-rules.ts';
import { choicesIn, defaultTexts, faultsOf } from './outreach-words.ts';

export interface OutreachPagesOptions extends ComplaintPagesOptions {
  readonly clock: Clock;
  readonly sealKey: Buffer;
  /** What this start may broadcast on. */
  readonly broadcasts: Pick<OutreachSurroundings, 'channels' | 'production'>;
}

/** A text of a draft that belongs to no season's step. */
const plainly = '30';

export function outreachPages(options: OutreachPagesOptions): CampaignPagesParts {
  const { database, scheme, wording, calendar, clock, sealKey, broadcasts } = options;
  const around = { scheme, ...broadcasts };
  const words = { scheme, wording, calendar: () => calendar.current() };
  const desk = createOutreachDesk({
    ...{ transaction: within(database), calendar: words.calendar, hours: scheme.profile.outreach },
    figuresOf: yearFigures(around),
    faultsOf: (texts) => faultsOf(words, texts, clock()),
    preview: (texts, at) => Promise.resolve(previewOf(words, texts, at)),
    reachRules: reachRules(around),
    seasonDraft: (step, year) => defaultTexts(words, step, year),
    sendTestTo: (staffId, texts, at) =>
      database.transaction(async (tx) => {
        const contact = await ownContact(tx, staffId);
        if (!contact) return 'no-own-account';
        const { language, ...key } = contact;
        await queueReplies(tx, key, [{ text: texts[language], choices: [], citations: [] }], at);
        return 'sent';
      }),
  });
  return {
    desk,
    outcomes: outcomeRepository(database, sealKey, clock),
    texts: (at) => defaultTexts(words, plainly, yearOf(dayOf(at)) + 1).texts,
    choices: (language) => choicesIn(words, language).map(({ label }) => label),
  };
}

function within(database: Database): OutreachDeskParts['transaction'] {
  return (work) =>
    database.transaction((tx) =>
      work({
        campaigns: campaignRepository(tx, campaignShapes),
        recipients: recipientRows(tx),
        audiences: audienceRepository(tx, reachTerms),
        audit: auditRepository(tx),
      }),
    );
}
