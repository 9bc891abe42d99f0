/** What became of broadcasts as the console shows it: read outside any transaction, by the office's rules of the year. */
import type { ComplaintPagesOptions } from './complaint-pages.ts';
import type { OutcomePagesParts } from './console/campaigns/outcome-parts.ts';
import type { OutcomeRepository } from './outreach/repository.ts';
import { citationLabels } from './policy/labels.ts';
import { ruleSetFor } from './policy/years.ts';

export function campaignOutcomePages(
  options: Pick<ComplaintPagesOptions, 'scheme'> & {
    readonly outcomes: OutcomeRepository;
  },
): OutcomePagesParts {
  const { scheme, outcomes } = options;
  return {
    outcomes,
    premium(year) {
      const rules = ruleSetFor(scheme, `${String(year)}-01-01`);
      return rules.kind === 'signed' ? rules.tariff.premium : undefined;
    },
    basis: (language) =>
      citationLabels(scheme, ['III.2.1-premium-10', 'III.2.1-wubao-premium'], language).join('；'),
  };
}
