/** What the pages of broadcasts are given, and who is at them. */
import type { Language } from '../../kernel/message.ts';
import type { OutreachStaff } from '../../outreach/campaign.ts';
import type { OutreachDesk } from '../../outreach/desk.ts';
import type { OutcomeRepository } from '../../outreach/repository.ts';
import type { Texts } from '../../outreach/texts.ts';
import type { Visit } from '../visit.ts';

export interface CampaignPagesParts {
  readonly desk: OutreachDesk;
  readonly outcomes: Pick<OutcomeRepository, 'counts' | 'acceptedSince' | 'doubtful'>;
  /** What a new one begins with. */
  readonly texts: (at: Date) => Texts;
  /** What can be pressed beneath each message, or said by its number. */
  readonly choices: (language: Language) => readonly string[];
}

export function outreachStaff({ staff: { id, login, name, role } }: Pick<Visit, 'staff'>): OutreachStaff {
  return { id, login, name, role };
}

/** Of the address; whatever is no number is one that there is not. */
export function campaignId(visit: Pick<Visit, 'param'>): number {
  const typed = visit.param('id');
  return /^[1-9]\d{0,8}$/.test(typed) ? Number.parseInt(typed, 10) : 0;
}
