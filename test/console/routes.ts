/** How each row of the table of roles is tried: real values in its path, and a form where it takes one. */
import type { RouteName } from '../../src/console/roles.ts';

export interface Example {
  /** The path with its names filled in; absent: it has none. */
  readonly path?: string;
  readonly form?: Readonly<Record<string, string>>;
}

export const examples: Readonly<Partial<Record<RouteName, Example>>> = {
  'POST /notices/:id/seen': { path: '/notices/1/seen' },
  // One that there is not: what becomes of one that there is, complaints.test.ts tries.
  'GET /complaints/:number': { path: '/complaints/T26-9999-0' },
  'GET /complaints/:number/live': { path: '/complaints/T26-9999-0/live' },
  'POST /complaints/:number/take': { path: '/complaints/T26-9999-0/take' },
  'POST /complaints/:number/assign': { path: '/complaints/T26-9999-0/assign' },
  'POST /complaints/:number/transfer': { path: '/complaints/T26-9999-0/transfer' },
  'POST /complaints/:number/answer': { path: '/complaints/T26-9999-0/answer' },
  'POST /complaints/:number/draft': { path: '/complaints/T26-9999-0/draft' },
  'POST /complaints/:number/note': { path: '/complaints/T26-9999-0/note' },
  'POST /complaints/:number/ask': { path: '/complaints/T26-9999-0/ask' },
  'POST /complaints/:number/close': { path: '/complaints/T26-9999-0/close' },
  'POST /complaints/:number/reveal': { path: '/complaints/T26-9999-0/reveal' },
  'POST /complaints/:number/accept': { path: '/complaints/T26-9999-0/accept' },
  'POST /complaints/:number/sort': { path: '/complaints/T26-9999-0/sort' },
  'POST /complaints/:number/hear': { path: '/complaints/T26-9999-0/hear' },
  'POST /complaints/:number/telephoned': { path: '/complaints/T26-9999-0/telephoned' },
  'POST /complaints/:number/extend': { path: '/complaints/T26-9999-0/extend' },
  'GET /complaints/:number/merge': { path: '/complaints/T26-9999-0/merge' },
  'POST /complaints/:number/merge': { path: '/complaints/T26-9999-0/merge' },
  'POST /complaints/:number/separate': { path: '/complaints/T26-9999-0/separate' },
  'GET /complaints/:number/files/:id': { path: '/complaints/T26-9999-0/files/1' },
  'POST /complaints/:number/files': { path: '/complaints/T26-9999-0/files' },
  'GET /enquiries/:id': { path: '/enquiries/999999' },
  'POST /enquiries/:id/take': { path: '/enquiries/999999/take' },
  'POST /enquiries/:id/answer': { path: '/enquiries/999999/answer' },
  'POST /enquiries/:id/close': { path: '/enquiries/999999/close' },
  'POST /enquiries/:id/transfer': { path: '/enquiries/999999/transfer' },
  'POST /enquiries/:id/assign': { path: '/enquiries/999999/assign' },
  'GET /campaigns/:id': { path: '/campaigns/999999' },
  'GET /campaigns/:id/live': { path: '/campaigns/999999/live' },
  'POST /campaigns/:id/save': { path: '/campaigns/999999/save' },
  'POST /campaigns/:id/audience': { path: '/campaigns/999999/audience' },
  'POST /campaigns/:id/preview': { path: '/campaigns/999999/preview' },
  'POST /campaigns/:id/test': { path: '/campaigns/999999/test' },
  'POST /campaigns/:id/copy': { path: '/campaigns/999999/copy' },
  'POST /campaigns/:id/approve': { path: '/campaigns/999999/approve' },
  'POST /campaigns/:id/schedule': { path: '/campaigns/999999/schedule' },
  'POST /campaigns/:id/unschedule': { path: '/campaigns/999999/unschedule' },
  'POST /campaigns/:id/pause': { path: '/campaigns/999999/pause' },
  'POST /campaigns/:id/resume': { path: '/campaigns/999999/resume' },
  'POST /campaigns/:id/cancel': { path: '/campaigns/999999/cancel' },
  'POST /campaigns/:id/retry': { path: '/campaigns/999999/retry' },
  'GET /supervision': { path: '/supervision?from=2026-01&through=2026-12' },
  'GET /supervision/report': { path: '/supervision/report?month=2026-10' },
  'GET /supervision/tables.csv': { path: '/supervision/tables.csv?table=overdue' },
  'GET /supervision/tables.xlsx': { path: '/supervision/tables.xlsx?from=2026-01&through=2026-12' },
  'GET /system/staff/:login': { path: '/system/staff/handler' },
  // A login that nobody has, so that the one who tries it does not lose their own account.
  'POST /system/staff/:login/disable': { path: '/system/staff/nobody/disable' },
  'POST /system/staff/:login/enable': { path: '/system/staff/nobody/enable' },
  'POST /system/staff/:login/reset-password': { path: '/system/staff/nobody/reset-password' },
};
