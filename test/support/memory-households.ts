/** The two households that conversations in memory know: fictional, like all samples. */
import type { Claim } from '../../src/claim/claim.ts';
import type { HouseholdEnrolment, HouseholdMember, MemberYear } from '../../src/enrolment/enrolment.ts';
import type { AccountEntry } from '../../src/family-account/family-account.ts';
import { fen } from '../../src/kernel/money.ts';

interface MemoryMember extends HouseholdMember {
  readonly idLast4: string;
}

export interface MemoryHousehold extends Omit<HouseholdEnrolment, 'members'> {
  readonly members: readonly MemoryMember[];
  readonly entries: readonly AccountEntry[];
  readonly claims: readonly Claim[];
}

export const asOf = new Date('2026-11-20T02:00:00Z');

function paidYear(year: number, receiptNo: string): MemberYear {
  return {
    year,
    state: 'active',
    amount: fen(1000),
    payer: 'household',
    receiptNo,
    paidOn: `${String(year - 1)}-12-02`,
  };
}

export const memoryHouseholds: readonly MemoryHousehold[] = [
  {
    householdId: 1,
    certificate: '150422000001',
    sumu: '林东镇',
    gacha: '前进嘎查',
    asOf,
    members: [
      member(11, '乌力吉', 'head', '1234', '1968-03-05', [paidYear(2026, 'S26-1'), paidYear(2027, 'S27-1')]),
      member(12, '其木格', 'spouse', '4321', '1970-06-01', [
        paidYear(2026, 'S26-2'),
        paidYear(2027, 'S27-2'),
      ]),
      member(13, '巴特尔', 'son', '7788', '1995-01-20', [paidYear(2026, 'S26-3')]),
      member(14, '萨仁', 'grandchild', '9900', '2019-08-08', [
        paidYear(2026, 'S26-4'),
        paidYear(2027, 'S27-4'),
      ]),
    ],
    entries: [
      entry('carried-over', 'carried-over', 1120, '2026-01-01'),
      entry('credited', 'current-year', 3200, '2026-01-01'),
    ],
    claims: [],
  },
  {
    householdId: 2,
    certificate: '150422000002',
    sumu: '隆昌镇',
    gacha: '兴隆村',
    asOf,
    members: [
      {
        ...member(21, '张桂兰', 'head', '567X', '1950-02-11', []),
        category: 'five-guarantee',
        years: [{ year: 2026, state: 'active', amount: fen(1000), payer: 'civil-affairs' }],
      },
    ],
    entries: [],
    claims: [],
  },
];

function member(
  memberId: number,
  name: string,
  relation: string,
  idLast4: string,
  bornOn: string,
  years: readonly MemberYear[],
): MemoryMember {
  return { memberId, name, relation, idLast4, bornOn, category: 'ordinary', years };
}

function entry(
  kind: AccountEntry['kind'],
  portion: AccountEntry['portion'],
  amount: number,
  day: string,
): AccountEntry {
  return { year: 2026, kind, portion, amount: fen(amount), occurredOn: day, note: '' };
}
