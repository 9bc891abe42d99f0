/** The console put together: its ports over the database. Loaded by the first visit, not by the start. */
import type { Keys } from './kernel/keys.ts';
import { auditPages } from './audit-pages.ts';
import { complaintPages, type ComplaintPagesOptions } from './complaint-pages.ts';
import { type Console, createConsole } from './console/app.ts';
import type { CampaignPagesParts } from './console/campaigns/parts.ts';
import { campaignSection } from './console/routes/campaign.ts';
import { campaignCallListSection } from './console/routes/campaign-call-list.ts';
import { campaignOutcomesSection } from './console/routes/campaign-outcomes.ts';
import { campaignResultsSection } from './console/routes/campaign-results.ts';
import { campaignsSection } from './console/routes/campaigns.ts';
import { complaintsSection } from './console/routes/complaints.ts';
import { deedsOf } from './console/complaints/deeds.ts';
import { complaintSection } from './console/routes/complaint.ts';
import { complaintHoldSection } from './console/routes/complaint-hold.ts';
import { mergeSection } from './console/routes/complaint-merge.ts';
import { rarerDeedsSection } from './console/routes/complaint-more.ts';
import { auditSection } from './console/routes/audit.ts';
import type { LearningPagesParts } from './console/learning/parts.ts';
import { lessonsSection } from './console/routes/lessons.ts';
import { peopleSection } from './console/routes/people.ts';
import { recordAgreementSection } from './console/routes/record-agreement.ts';
import { recordDraftSection } from './console/routes/record-draft.ts';
import { recordRunSection } from './console/routes/record-run.ts';
import { recordsSection } from './console/routes/records.ts';
import { liveSection } from './console/routes/live.ts';
import { missesSection } from './console/routes/misses.ts';
import { enquiriesSection } from './console/routes/enquiries.ts';
import { runningSection } from './console/routes/running.ts';
import { supervisionSection } from './console/routes/supervision.ts';
import type { ConsoleSection } from './console/visit.ts';
import { campaignOutcomePages } from './campaign-outcome-pages.ts';
import { auditRepository } from './database/audit.ts';
import { outcomeRepository } from './database/campaign-outcomes.ts';
import { consoleSessions } from './database/console-sessions.ts';
import { sampleAccounts } from './database/sample-staff.ts';
import { noticeRepository, staffRepository, staffTransaction } from './database/staff.ts';
import type { Clock } from './kernel/clock.ts';
import type { ChannelName } from './kernel/message.ts';
import { createStaffService } from './staff/service.ts';
import { outreachPages, type OutreachPagesOptions } from './outreach-pages.ts';
import { learningPages, type LearningPagesOptions } from './learning-pages.ts';
import { personPages } from './person-pages.ts';
import { recordPages } from './record-pages.ts';
import { runningPages } from './running-pages.ts';
import { supervisionPages } from './supervision-pages.ts';

export interface ConsoleOptions extends ComplaintPagesOptions, LearningPagesOptions {
  /** Signs the session cookie. */
  readonly secret: string;
  readonly publicUrl: string | undefined;
  readonly demo: boolean;
  readonly broadcasts: OutreachPagesOptions['broadcasts'];
  /** Those that are switched on. */
  readonly platforms?: readonly ChannelName[];
  /** Instead of those of the database. */
  readonly campaigns?: CampaignPagesParts;
  /** Instead of that of the database. */
  readonly learning?: LearningPagesParts;
  /** Keys the hashes of ID numbers in files that are imported. */
  readonly hashKey: Keys;
  readonly clock: Clock;
  readonly onFault: (fault: unknown) => void;
}

export interface OpenConsole extends Console {
  readonly close: () => void;
}

export function openConsole(options: ConsoleOptions): OpenConsole {
  const { database, secret, publicUrl, demo, clock, onFault } = options;
  const { store, close } = consoleSessions(database, onFault);
  const opened = createConsole({
    ...{ publicUrl, clock, onFault, samples: demo ? sampleAccounts : undefined },
    staff: createStaffService(staffTransaction(database), clock),
    accounts: staffRepository(database.client),
    notices: noticeRepository(database.client),
    audit: (deed) => database.transaction((tx) => auditRepository(tx).append(deed)),
    session: { store, secret, https: publicUrl?.startsWith('https:') ?? false },
    sections: consoleSections(options),
  });
  return { ...opened, close };
}

/** The pages beyond the frame: each section is given its services here. */
function consoleSections(options: ConsoleOptions): readonly ConsoleSection[] {
  const complaints = complaintPages(options);
  const deeds = deedsOf(complaints);
  // One for all pages: what it has counted is kept for a moment.
  const outcomes = outcomeRepository(options.database, options.sealKey, options.clock);
  const { campaigns = outreachPages({ ...options, outcomes }), learning = learningPages(options) } = options;
  const records = { records: recordPages({ ...options, allowOddIds: options.demo }) };
  const toldPages = campaignOutcomePages({ ...options, outcomes });
  // /complaints/live before any /complaints/:number.
  return [
    complaintsSection(complaints),
    liveSection(complaints),
    complaintSection(complaints, deeds),
    rarerDeedsSection(complaints, deeds),
    mergeSection(complaints, deeds),
    complaintHoldSection(complaints, deeds),
    enquiriesSection(complaints),
    // /campaigns/season before any /campaigns/:id.
    campaignsSection(campaigns),
    campaignSection(campaigns),
    campaignOutcomesSection(toldPages),
    campaignCallListSection(toldPages),
    campaignResultsSection(toldPages),
    recordsSection(records),
    recordDraftSection(records),
    recordRunSection(records),
    recordAgreementSection(records),
    peopleSection({ people: personPages(options) }),
    supervisionSection(supervisionPages(options)),
    missesSection(learning),
    lessonsSection(learning),
    runningSection(runningPages(options)),
    auditSection(auditPages(options)),
  ];
}
