/** 九月份花了多少: what was booked on the family account in the time that was told. */
import { movementsBetween, movementsPerPage } from '../../family-account/decide.ts';
import type { AccountStatement } from '../../family-account/family-account.ts';
import type { Binding } from '../../identity/identity.ts';
import { type Day, yearOf } from '../../kernel/day.ts';
import { formatYuan } from '../../kernel/money.ts';
import type { Span } from '../../kernel/told-dates.ts';
import type { DialogueEvent, Utterance } from '../dialogue.ts';
import type { Situation } from '../facts.ts';
import { tellEntry } from './account-told.ts';
import { daysSaid, daysText } from './days-told.ts';
import { asOfLine } from './enrolment-records.ts';

const movement =
  /花|付|用了|进了?|记了|记入|存|扣|划|拨|出了|收|明细|流水|每一?笔|spen[dt]|paid|used|came in|credited|movement/u;

/** The days asked about, within the one year that a statement is of. */
export function movementsAsked(event: DialogueEvent, today: Day): Span | undefined {
  const days = movement.test(event.text) ? daysSaid(event, today) : undefined;
  if (days === undefined) return undefined;
  const newYear = `${String(yearOf(days.to))}-01-01`;
  return days.from < newYear ? { ...days, from: newYear } : days;
}

export function tellMovementsThen(
  situation: Situation,
  binding: Binding,
  statement: AccountStatement,
  days: Span,
): Utterance {
  const { entries, spent, received } = movementsBetween(statement, days.from, days.to);
  const args = { days: daysText(days, situation), count: entries.length };
  return {
    lines: [
      entries.length === 0
        ? { id: 'account-none-then', args }
        : { id: 'account-then', args: { ...args, spent: formatYuan(spent), received: formatYuan(received) } },
      ...entries.slice(0, movementsPerPage).map((entry) => tellEntry(situation, entry)),
      asOfLine(situation, statement.asOf, binding.sumu),
    ],
    choices: [{ id: 'account-movements:0' }, { id: 'account-balance' }, { id: 'account-uses' }],
    citations: ['III.4.1-family-account-8'],
  };
}
