/** The complaint desk as the console works with it: one transaction a page or a deed, by the calendar of the moment. */
import { complaintDesk } from './complaint/desk/desk.ts';
import type { ComplaintPagesParts } from './console/complaints/parts.ts';
import { readTemplates } from './console/complaints/templates.ts';
import type { EnquiryPagesParts } from './console/routes/enquiries.ts';
import { clockNote } from './conversation/clock-words.ts';
import type { Wording } from './conversation/wording.ts';
import { auditRepository } from './database/audit.ts';
import type { KeptCalendar } from './database/calendar.ts';
import { complaintClockRepository } from './database/complaint-clock.ts';
import { enquiryDeskRepository } from './database/enquiry-desk.ts';
import { deskRepository } from './database/complaint-desk.ts';
import { complaintHolds } from './database/legal-hold.ts';
import type { Database } from './database/open.ts';
import type { Keys } from './kernel/keys.ts';
import { promptsDir } from './scheme-files.ts';
import { enquiryDesk } from './enquiry/desk.ts';
import type { Scheme } from './policy/types.ts';

export interface ComplaintPagesOptions {
  readonly database: Database;
  readonly scheme: Scheme;
  readonly wording: Wording;
  readonly calendar: Pick<KeptCalendar, 'current'>;
  /** Seals files; opens the telephones of households, which are then masked. */
  readonly sealKey: Keys;
}

export function complaintPages(options: ComplaintPagesOptions): ComplaintPagesParts & EnquiryPagesParts {
  const { database, scheme, wording, calendar, sealKey } = options;
  const { complaintExtension, complaintPause, complaintReopenDays: reopenDays } = scheme.profile.switches;
  const workingDays = scheme.ruleSet.tariff.complaintWorkingDays;
  const office = scheme.profile.bannerOffice.name;
  const sumus = scheme.profile.sumuOffices.map(({ sumu }) => sumu);
  return {
    ...{ workingDays, sumus, extension: complaintExtension, pause: complaintPause },
    templates: readTemplates(promptsDir),
    calendar: () => calendar.current(),
    withinEnquiries: (work) =>
      database.transaction((tx) =>
        work(
          enquiryDesk({
            records: enquiryDeskRepository(tx),
            audit: auditRepository(tx),
            sumus,
            wordsOf: (answer, { number, language }) => {
              const args = { number, office: office[language] };
              return `${wording.say({ id: 'human-answered', args }, language)}\n${answer}`;
            },
          }),
        ),
      ),
    within: (work) =>
      database.transaction((tx) =>
        work(
          complaintDesk({
            records: deskRepository(tx, sealKey),
            audit: auditRepository(tx),
            holds: complaintHolds(tx),
            rules: { ...{ workingDays, reopenDays, sumus }, calendar: calendar.current() },
            pausing: {
              clocks: complaintClockRepository(tx),
              allowed: complaintPause,
              noteOf: (changed, { language }) => clockNote(changed, complaintPause, language, wording),
            },
            extending: {
              clocks: complaintClockRepository(tx),
              allowed: complaintExtension,
              noteOf: (changed, { language }) => clockNote(changed, complaintExtension, language, wording),
            },
          }),
        ),
      ),
  };
}
