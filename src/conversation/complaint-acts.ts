/** What complainants do with what they filed, done by the desk within the turn's transaction. */
import { actAsComplainant } from '../complaint/desk/complainant.ts';
import { clockNote } from './clock-words.ts';
import type { Utterance } from './dialogue.ts';
import { refusedWords } from './dialogues/complaint-refusal-words.ts';
import type { Effect } from './effects.ts';
import type { Situation } from './facts.ts';
import type { UnitOfWork } from './ports.ts';
import type { Wording } from './wording.ts';

type Acted = Extract<Effect, { kind: 'complaint-acted' }>;
type Audited = Extract<Effect, { kind: 'audited' }>;

export interface ActingParts {
  readonly work: UnitOfWork;
  readonly situation: Situation;
  readonly wording: Wording;
  /** Written with the turn's other entries, when all else is done. */
  readonly audited: Audited[];
}

/** What is to be said instead, where it could not be done; else undefined. */
export async function actOnComplaint(
  { work, situation, wording, audited }: ActingParts,
  { number, action }: Acted,
): Promise<Utterance | undefined> {
  const { scheme, calendar, contact, now } = situation;
  const { complaintPause, complaintReopenDays: reopenDays } = scheme.profile.switches;
  const outcome = await actAsComplainant(
    {
      records: work.complaintDesk.records,
      audit: {
        append({ actor, action: done, subject }) {
          const anonymous = actor === 'complainant';
          audited.push({ kind: 'audited', action: done, subject, ...(anonymous && { anonymous }) });
          return Promise.resolve();
        },
      },
      rules: {
        calendar,
        reopenDays,
        workingDays: scheme.ruleSet.tariff.complaintWorkingDays,
        sumus: scheme.profile.sumuOffices.map(({ sumu }) => sumu),
      },
      pausing: {
        clocks: work.complaintDesk.clocks,
        allowed: complaintPause,
        noteOf: (changed, { language }) => clockNote(changed, complaintPause, language, wording),
      },
    },
    { number, contactId: contact.id },
    action,
    now,
  );
  switch (outcome.kind) {
    case 'done':
      return undefined;
    case 'refused':
      return refusedWords(outcome.why, situation);
    case 'not-found':
    case 'changed':
    case 'taken':
      return refusedWords('wrong-state', situation);
  }
}
