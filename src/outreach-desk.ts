/** The desk of broadcasts over the database: one transaction a deed, by the calendar and the signatures of the moment. */
import type { Wording } from './conversation/wording.ts';
import { audienceRepository } from './database/audience.ts';
import { auditRepository } from './database/audit.ts';
import { campaignRepository } from './database/campaign.ts';
import { recipientRows } from './database/campaign-rows.ts';
import type { Database } from './database/open.ts';
import { queueReplies } from './database/outbox.ts';
import { staffAccount } from './database/staff-contact.ts';
import type { Clock } from './kernel/clock.ts';
import type { ChannelName } from './kernel/message.ts';
import type { WorkingCalendar } from './kernel/working-days.ts';
import { campaignShapes } from './outreach/campaign.ts';
import { createOutreachDesk } from './outreach/desk-service.ts';
import type { OutreachDesk } from './outreach/desk.ts';
import { previewOf } from './outreach-compose.ts';
import { reachRules, reachTerms, yearFigures } from './outreach-rules.ts';
import { defaultTexts, faultsOf } from './outreach-words.ts';
import type { Scheme } from './policy/types.ts';

export interface OutreachDeskOptions {
  readonly database: Database;
  readonly scheme: Scheme;
  readonly wording: Wording;
  readonly calendar: { current(): WorkingCalendar };
  readonly clock: Clock;
  readonly production: boolean;
  /** What broadcasts go out on. */
  readonly channels: readonly ChannelName[];
  /** A test waits in the outbox. */
  readonly onReplies: () => void;
}

export function outreachDesk(options: OutreachDeskOptions): OutreachDesk {
  const { database, scheme, wording, clock, onReplies } = options;
  const calendar = () => options.calendar.current();
  const words = { scheme, wording, calendar };
  return createOutreachDesk({
    ...{ calendar, hours: scheme.profile.outreach },
    figuresOf: yearFigures(options),
    faultsOf: (texts) => faultsOf(words, texts, clock()),
    preview: (texts, at) => Promise.resolve(previewOf(words, texts, at)),
    reachRules: reachRules(options),
    seasonDraft: (season, year) => defaultTexts(words, season, year),
    transaction: (work) =>
      database.transaction((tx) =>
        work({
          campaigns: campaignRepository(tx, campaignShapes),
          recipients: recipientRows(tx),
          audiences: audienceRepository(tx, reachTerms),
          audit: auditRepository(tx),
        }),
      ),
    async sendTestTo(staffId, texts, at) {
      const sent = await database.transaction(async (tx) => {
        const account = await staffAccount(tx, staffId);
        if (!account) return false;
        const { language, ...key } = account;
        await queueReplies(tx, key, [{ text: texts[language], choices: [], citations: [] }], at);
        return true;
      });
      if (sent) onReplies();
      return sent ? 'sent' : 'no-own-account';
    },
  });
}
