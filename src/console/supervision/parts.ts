/** What the supervision pages are given. */
import type { SupervisionRepository } from '../../complaint/supervision-repository.ts';
import type { Say as SayOfTables } from '../../complaint/supervision-tables.ts';
import type { WorkingCalendar } from '../../kernel/working-days.ts';
import type { Language } from '../words/words.ts';

export interface SupervisionPagesParts {
  readonly figures: SupervisionRepository;
  readonly calendar: () => WorkingCalendar;
  /** 20 (III.5.2-20-working-days). */
  readonly workingDays: number;
  /** The words of the tables: prompts/<language>/supervision.ftl. */
  readonly tables: (language: Language) => SayOfTables;
  readonly office: (language: Language) => OfficeTold;
}

/** The office as the report on the notice board names it. */
export interface OfficeTold {
  readonly scheme: string;
  readonly name: string;
  /** Where one complains. */
  readonly telephone: string;
  /** "方案 三（五）2 投诉电话、20个工作日答复" */
  readonly promise: string;
}
