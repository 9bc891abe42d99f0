/** How the enrolment dialogue answers over the fictional household. */
import { enrolmentDialogue } from '../../../src/conversation/dialogues/enrolment.ts';
import type { DialogueEvent } from '../../../src/conversation/dialogue.ts';
import type { Situation } from '../../../src/conversation/facts.ts';
import type { HouseholdEnrolment } from '../../../src/enrolment/enrolment.ts';
import { event, heard, household, situation, year } from './enrolment-household.ts';

export const step = (...given: Parameters<typeof enrolmentDialogue.step>) => enrolmentDialogue.step(...given);
export const needs = (...given: Parameters<typeof enrolmentDialogue.needs>) =>
  enrolmentDialogue.needs(...given);

export function told(
  records: HouseholdEnrolment | undefined = household(),
  at: Situation = situation(),
  said: DialogueEvent = event('查参合'),
) {
  return heard(step(undefined, said, at, { enrolment: records }), at);
}

export const paid2027 = year({ year: 2027 });
export const unpaid2027 = year({ year: 2027, state: 'unpaid' });
