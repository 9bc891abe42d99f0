import type { ImportKind } from '../../records/records.ts';
import type { Kind } from './kind.ts';
import { accountEntries, claimEvents, claims } from './ledger.ts';
import { enrolments, households, members } from './people.ts';

export const kinds: Readonly<Record<ImportKind, Kind>> = {
  households,
  members,
  enrolments,
  'account-entries': accountEntries,
  claims,
  'claim-events': claimEvents,
};

/** As they have to be brought in: each belongs to one before it. */
export const kindsInOrder = [
  ...(['households', 'members', 'enrolments', 'account-entries', 'claims', 'claim-events'] as const),
] as const satisfies readonly ImportKind[];
