/** The figures of supervision as the console shows them: read outside any transaction, by the calendar of the moment. */
import type { ComplaintPagesOptions } from './complaint-pages.ts';
import { promiseClauses } from './complaint/clauses.ts';
import type { SupervisionPagesParts } from './console/supervision/parts.ts';
import { supervisionRepository } from './database/supervision.ts';
import { citationLabels } from './policy/labels.ts';

export function supervisionPages(options: ComplaintPagesOptions): SupervisionPagesParts {
  const { database, scheme, wording, calendar } = options;
  const { name, bannerOffice, telephones } = scheme.profile;
  return {
    figures: supervisionRepository(database),
    calendar: () => calendar.current(),
    workingDays: scheme.ruleSet.tariff.complaintWorkingDays,
    tables: (language) => (id, args) => wording.say({ id, ...(args && { args }) }, language),
    office: (language) => ({
      scheme: name[language],
      name: bannerOffice.name[language],
      telephone: telephones.complaint,
      promise: citationLabels(scheme, promiseClauses, language).join('；'),
    }),
  };
}
