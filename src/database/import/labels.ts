/** How a row is called when somebody is told of it: its number in the office's own system, and whose it is, masked. */
import { maskCertificate, maskName } from '../../kernel/masking.ts';
import type { Target } from './save.ts';

interface Label {
  /** SQL over `t`, the row. */
  readonly joins: string;
  readonly record: string;
  readonly who: string;
  readonly mask: (who: string) => string;
  /** The rows of a source, over `t` and the joins. */
  readonly source: string;
}

const ofMember = { joins: 'join "Member" m on m.id = t."memberId"', who: 'm.name', mask: maskName } as const;
const ofHousehold = {
  joins: 'join "Household" h on h.id = t."householdId"',
  ...{ who: 'h.certificate', mask: maskCertificate },
} as const;
const own = { record: 't."sourceId"', source: 't.source' } as const;

export const labels: Readonly<Record<Target['table'], Label>> = {
  Household: { ...own, joins: '', who: 't.certificate', mask: maskCertificate },
  Member: { ...own, joins: '', who: 't.name', mask: maskName },
  Enrolment: { ...own, ...ofMember },
  FamilyAccountEntry: { ...own, ...ofHousehold },
  Claim: { ...own, ...ofMember, record: 't.number' },
  ClaimEvent: {
    joins: 'join "Claim" c on c.id = t."claimId" join "Member" m on m.id = c."memberId"',
    ...{ record: 'c.number', who: 'm.name', mask: maskName, source: 'c.source' },
  },
};

/** What the rows of a kind are that belong to another: table, and its column. */
export const belongings = {
  Household: [
    { kind: 'members', table: 'Member', field: 'householdId', why: 'members' },
    { kind: 'account-entries', table: 'FamilyAccountEntry', field: 'householdId', why: 'records' },
  ],
  Member: [
    { kind: 'enrolments', table: 'Enrolment', field: 'memberId', why: 'records' },
    { kind: 'claims', table: 'Claim', field: 'memberId', why: 'records' },
  ],
  Claim: [{ kind: 'claim-events', table: 'ClaimEvent', field: 'claimId', why: 'records' }],
  Enrolment: [],
  FamilyAccountEntry: [],
  ClaimEvent: [],
} as const;
