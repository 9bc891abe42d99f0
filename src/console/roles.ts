/**
 * Who may open what in the console: a table. A route that is not in it cannot be registered. Which complaints somebody
 * then finds there (their own sumu's, the banner's, the committee's) is the complaint room's to say.
 */
import type { StaffRole } from '../staff/staff.ts';

export interface RouteRow {
  readonly roles: readonly StaffRole[];
  /** A request of the page itself (counts, news): not a view that somebody asked for, so not audited as one. */
  readonly quiet?: true;
}

const everyone = ['handler', 'supervisor', 'committee', 'outreach', 'admin'] as const;
/** Outreach and administration need no complaint to do their work. */
const complaintDesk = ['handler', 'supervisor', 'committee'] as const;
/** The banner office's, and what it handed on to a sumu. */
const enquiryDesk = ['handler', 'supervisor'] as const;
const administration = ['admin'] as const;

/** Method and path beneath /console, as Express writes them. One row a route. */
export const access = {
  'GET /': { roles: everyone },
  'POST /notices/:id/seen': { roles: everyone },
  'GET /search': { roles: everyone },
  'GET /keys': { roles: everyone },
  'GET /account': { roles: everyone },
  'GET /account/password': { roles: everyone },
  'POST /account/password': { roles: everyone },
  'POST /account/log-out-everywhere': { roles: everyone },
  'GET /complaints': { roles: complaintDesk },
  'GET /complaints/:number': { roles: complaintDesk },
  'POST /complaints/:number/take': { roles: complaintDesk },
  'POST /complaints/:number/assign': { roles: complaintDesk },
  'POST /complaints/:number/transfer': { roles: complaintDesk },
  'POST /complaints/:number/answer': { roles: complaintDesk },
  'POST /complaints/:number/draft': { roles: complaintDesk },
  'POST /complaints/:number/note': { roles: complaintDesk },
  'POST /complaints/:number/ask': { roles: complaintDesk },
  'POST /complaints/:number/close': { roles: complaintDesk },
  'POST /complaints/:number/reveal': { roles: complaintDesk },
  'GET /complaints/:number/files/:id': { roles: complaintDesk },
  'POST /complaints/:number/files': { roles: complaintDesk },
  'GET /enquiries': { roles: enquiryDesk },
  'GET /enquiries/:id': { roles: enquiryDesk },
  'POST /enquiries/:id/take': { roles: enquiryDesk },
  'POST /enquiries/:id/answer': { roles: enquiryDesk },
  'POST /enquiries/:id/close': { roles: enquiryDesk },
  'GET /system': { roles: administration },
  'GET /system/staff': { roles: administration },
  'POST /system/staff': { roles: administration },
  'GET /system/staff/:login': { roles: administration },
  'POST /system/staff/:login/disable': { roles: administration },
  'POST /system/staff/:login/enable': { roles: administration },
  'POST /system/staff/:login/reset-password': { roles: administration },
} as const satisfies Readonly<Record<`${'GET' | 'POST'} /${string}`, RouteRow>>;

export type RouteName = keyof typeof access;

/** The left rail, in this order: each stands there for whoever may open its page, once there is one. */
export const sections = ['complaints', 'campaigns', 'records', 'supervision', 'board', 'system'] as const;
export type SectionName = (typeof sections)[number];

export function isRoute(name: string): name is RouteName {
  return Object.hasOwn(access, name);
}

export function rowOf(name: RouteName): RouteRow {
  return access[name];
}

export function mayOpen(role: StaffRole, name: RouteName): boolean {
  return rowOf(name).roles.includes(role);
}
