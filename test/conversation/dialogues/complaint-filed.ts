/** One complaint that was filed, as it stands and once answered, and the dialogue about it. */
import type { ComplaintView } from '../../../src/complaint/complaint.ts';
import { complaintStatusDialogue } from '../../../src/conversation/dialogues/complaint-status.ts';
import type { Facts, Needs } from '../../../src/conversation/facts.ts';
import { makeNumber } from '../../../src/kernel/identifiers.ts';
import { now, sitDown } from './complaint-desk.ts';

export const number = makeNumber('complaint', 2026, 418);
export const filed: ComplaintView = {
  number,
  category: 'overcharging',
  text: '多收了我20元',
  anonymous: true,
  state: 'assigned',
  receivedAt: new Date('2026-11-16T10:00:00+08:00'),
  dueDay: '2026-12-14',
  provisional: false,
  events: [],
};
export const answered: ComplaintView = { ...filed, state: 'answered', answer: '已退20元。', answeredAt: now };

/** @param own also a foreign one, once its code has been given */
export function desk(own: readonly ComplaintView[], foreign?: ComplaintView) {
  const facts = ({ complaints, complaint }: Needs): Facts => {
    const opens = complaint?.opened === true || complaint?.queryCode === '123456';
    const found = [...own, ...(foreign && opens ? [foreign] : [])].find(
      (one) => one.number === complaint?.number,
    );
    return { ...(complaints && { complaints: own }), ...(found && { complaint: found }) };
  };
  return sitDown(complaintStatusDialogue, { facts });
}

export const acted = (action: object) => ({ kind: 'complaint-acted', number, action });
