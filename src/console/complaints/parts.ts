/** What the complaint pages are given, and who is at them. */
import type { ComplaintDesk } from '../../complaint/desk/desk.ts';
import type { Viewer } from '../../complaint/desk/viewer.ts';
import type { WorkingCalendar } from '../../kernel/working-days.ts';
import type { ClockSwitch } from '../../policy/switches.ts';
import type { AnswerTemplates } from './templates.ts';
import type { Visit } from '../visit.ts';

export interface ComplaintPagesParts {
  /** In one transaction. */
  readonly within: <T>(work: (desk: ComplaintDesk) => Promise<T>) => Promise<T>;
  readonly calendar: () => WorkingCalendar;
  /** 20 (III.5.2-20-working-days). */
  readonly workingDays: number;
  /** Off unless the office has decided otherwise: policy/switches.ts. */
  readonly extension: ClockSwitch;
  readonly pause: ClockSwitch;
  readonly templates: AnswerTemplates;
  /** The sumu and towns that have an office. */
  readonly sumus: readonly string[];
}

export function viewerOf({ staff: { id, login, name, role, sumu } }: Pick<Visit, 'staff'>): Viewer {
  return { id, login, name, role, ...(sumu !== undefined && { sumu }) };
}
