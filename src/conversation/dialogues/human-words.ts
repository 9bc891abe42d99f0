/** What is said when a person of the office takes over; named lines only. */
import { decideOffice } from '../../enquiry/decide.ts';
import type { Line } from '../dialogue.ts';
import type { Situation } from '../facts.ts';
import { dayText } from '../wording.ts';

/** Is somebody there now; telephone and hours; that heyi keeps quiet meanwhile. */
export function officeTakesOver(situation: Situation): readonly Line[] {
  const { profile } = situation.scheme;
  const { language } = situation.contact;
  const office = decideOffice(profile.hours['zh-CN'], situation.now, situation.calendar);
  const presence: readonly Line[] =
    office.kind === 'open'
      ? [{ id: 'human-office-open', args: { until: office.until } }]
      : office.kind === 'closed'
        ? [
            {
              id: 'human-office-closed',
              args: {
                day: office.opensOn === situation.today ? '' : dayText(office.opensOn, language),
                today: office.opensOn === situation.today ? 'yes' : 'no',
                time: office.opensAt,
              },
            },
          ]
        : [];
  return [
    ...presence,
    { id: 'human-call', args: { telephone: profile.telephones.office, hours: profile.hours[language] } },
    { id: 'human-quiet' },
  ];
}
