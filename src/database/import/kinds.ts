import type { ImportKind, Kind } from './kind.ts';
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
