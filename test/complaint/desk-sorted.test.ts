/** An unclear complaint whose complainant was being asked whom it is against. */
import { describe, expect, it } from 'vitest';
import type { StaffAction } from '../../src/complaint/desk/actions.ts';
import { decideStaffAction } from '../../src/complaint/desk/decide-staff.ts';
import type { DeskComplaint } from '../../src/complaint/desk/repository.ts';
import { at, inState, rules, viewers } from './desk-cases.ts';

const { committee } = viewers;
const decide = (viewer: typeof committee, action: StaffAction, complaint: DeskComplaint) =>
  decideStaffAction(viewer, complaint.version, action, { complaint, duplicates: [], rules, at });
const { sumu: _sumu, ...filed } = inState('received');
const unclear = { ...filed, queue: 'unclear', target: 'unclear' } as const;

describe('an unclear one, sorted', () => {
  it('waits for no answer any more: whom it is against was the question', () => {
    const asked = { ...unclear, state: 'awaiting-complainant' } as const;

    expect(decide(committee, { kind: 'sort', target: 'hospital' }, asked)).toMatchObject({
      change: { queue: 'banner-office', assigneeId: null, state: 'accepted' },
    });
    const both = { ...asked, about: '监督委员会', assigneeId: committee.id };
    expect(decide(committee, { kind: 'sort', target: 'banner-office' }, both)).toMatchObject({
      change: { target: 'banner-office', state: 'assigned' },
    });
  });
});
