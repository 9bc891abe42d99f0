/** What complainants do with what they have filed: for the conversation, within the transaction of its turn. */
import type { ActOutcome, ComplainantAction } from './actions.ts';
import { decideComplainantAction } from './decide-complainant.ts';
import { carryOut, type DeskParts, subjectOf } from './desk.ts';
import type { DeskRepository } from './repository.ts';

/** As much of the desk as complainants reach. */
export interface ComplainantParts extends Omit<DeskParts, 'records'> {
  readonly records: Pick<DeskRepository, 'idOf' | 'lock' | 'lockDuplicates' | 'save'>;
}

/** @param contactId who writes; that the complaint is theirs, or that its code was given, the caller has made sure */
export async function actAsComplainant(
  parts: ComplainantParts,
  { number, contactId }: { readonly number: string; readonly contactId: number },
  action: ComplainantAction,
  at: Date,
): Promise<ActOutcome> {
  const { records, audit, rules } = parts;
  const id = await records.idOf(number);
  const complaint = id === undefined ? undefined : await records.lock(id);
  if (!complaint) return { kind: 'not-found' };
  const duplicates = await records.lockDuplicates(complaint.id);
  const decided = decideComplainantAction(action, { complaint, duplicates, rules, at });
  if (decided.kind !== 'done') return decided;
  const version = await carryOut(parts, complaint, decided, { actor: 'complainant', at });
  await audit.append({
    at,
    actor: complaint.anonymous ? 'complainant' : `contact:${String(contactId)}`,
    action: `complaint-${action.kind}`,
    subject: subjectOf(complaint),
  });
  return { kind: 'done', state: decided.change.state ?? complaint.state, version };
}
