import { describe, expect, it } from 'vitest';
import { complaintCategories } from '../../src/complaint/complaint.ts';
import { householdPartsFor } from '../../src/complaint/desk/household.ts';
import { inState, viewers } from './desk-cases.ts';

const complaint = inState('assigned', viewers.assignee);

describe('what the page tells of the complainant’s household', () => {
  it.each([
    ['assignee', true],
    ['supervisor', true],
    ['onlooker', false],
    ['banner', false],
    ['committee', false],
    ['stranger', false],
  ] as const)('is for whoever works on it or answers for the queue: %s %s', (who, needs) => {
    expect(householdPartsFor(viewers[who], complaint).length > 0).toBe(needs);
  });

  it('is nothing of an anonymous one, whoever looks', () => {
    for (const viewer of Object.values(viewers))
      expect(householdPartsFor(viewer, { ...complaint, anonymous: true })).toEqual([]);
  });

  it('is no more than the matter needs', () => {
    const told = complaintCategories.map((category) => [
      ...[category, householdPartsFor(viewers.assignee, { ...complaint, category }).join(' ')],
    ]);

    expect(Object.fromEntries(told)).toEqual({
      overcharging: 'place enrolment claims',
      overtreatment: 'place enrolment claims',
      'refused-or-late': 'place enrolment claims',
      'forced-enrolment': 'place enrolment',
      apportionment: 'place enrolment',
      'no-receipt': 'place enrolment',
      'misused-fund': 'place enrolment',
      'staff-attitude': 'place',
      other: 'place',
    });
  });
});
