/**
 * Who may open what in the console: a table. A route that is not in it cannot be registered. Which complaints somebody
 * then finds there (their own sumu's, the banner's, the committee's) is the complaint room's to say.
 */
import type { StaffRole } from '../staff/staff.ts';

export interface RouteRow {
  readonly roles: readonly StaffRole[];
  /** A request of the page itself (counts, news): neither audited as a view nor a sign of life. */
  readonly quiet?: true;
  /** What is shown stands in the audit chain already, written with the reading of it: not a second time as a page. */
  readonly recorded?: true;
}

const everyone = ['handler', 'supervisor', 'committee', 'outreach', 'admin'] as const;
/** Outreach and administration need no complaint to do their work. */
const complaintDesk = ['handler', 'supervisor', 'committee'] as const;
/** The banner office's, and what it handed on to a sumu. */
const enquiryDesk = ['handler', 'supervisor'] as const;
const administration = ['admin'] as const;
/** Broadcasts are outreach's; the supervisor is the second person who approves, and may stop one. */
const outreach = ['outreach'] as const;
const outreachAndSupervisor = ['outreach', 'supervisor'] as const;
/**
 * Figures compare the offices: for whoever answers for them. A handler's own figures are the counts of the queue.
 * Administration sees what the supervisor sees, without a way to any complaint: it prints the report.
 */
const supervision = ['supervisor', 'committee', 'admin'] as const;
/** What heyi did not understand, and what it was taught: whoever answers for what it says. */
const teaching = ['supervisor', 'admin'] as const;
/** Records come in by administration; the supervisor may see what came and what does not agree. */
const recordsSeen = ['admin', 'supervisor'] as const;
/** Requests about one's own data. The copy holds what was complained of, to which administration has no way. */
const ownData = ['supervisor', 'admin'] as const;
const ownDataCopied = ['supervisor'] as const;
/** Who did what: for the committee above the offices too. */
const auditing = ['admin', 'committee'] as const;

/** Method and path beneath /console, as Express writes them. One row a route. */
export const access = {
  'GET /': { roles: everyone },
  'GET /live': { roles: everyone, quiet: true },
  'POST /notices/:id/seen': { roles: everyone },
  'GET /search': { roles: everyone },
  'GET /keys': { roles: everyone },
  'GET /account': { roles: everyone },
  'GET /account/password': { roles: everyone },
  'POST /account/password': { roles: everyone },
  'POST /account/log-out-everywhere': { roles: everyone },
  'GET /complaints': { roles: complaintDesk, recorded: true },
  'GET /complaints/live': { roles: complaintDesk, quiet: true },
  'GET /complaints/:number': { roles: complaintDesk, recorded: true },
  'GET /complaints/:number/live': { roles: complaintDesk, quiet: true },
  'POST /complaints/:number/take': { roles: complaintDesk },
  'POST /complaints/:number/assign': { roles: complaintDesk },
  'POST /complaints/:number/transfer': { roles: complaintDesk },
  'POST /complaints/:number/answer': { roles: complaintDesk },
  'POST /complaints/:number/draft': { roles: complaintDesk },
  'POST /complaints/:number/note': { roles: complaintDesk },
  'POST /complaints/:number/ask': { roles: complaintDesk },
  'POST /complaints/:number/close': { roles: complaintDesk },
  'POST /complaints/:number/reveal': { roles: complaintDesk },
  'POST /complaints/:number/accept': { roles: complaintDesk },
  'POST /complaints/:number/sort': { roles: complaintDesk },
  'POST /complaints/:number/hear': { roles: complaintDesk },
  'POST /complaints/:number/telephoned': { roles: complaintDesk },
  'POST /complaints/:number/extend': { roles: complaintDesk },
  'POST /complaints/:number/hold': { roles: complaintDesk },
  'POST /complaints/:number/lift-hold': { roles: complaintDesk },
  'GET /complaints/:number/merge': { roles: complaintDesk },
  'POST /complaints/:number/merge': { roles: complaintDesk },
  'POST /complaints/:number/separate': { roles: complaintDesk },
  'GET /complaints/:number/files/:id': { roles: complaintDesk },
  'POST /complaints/:number/files': { roles: complaintDesk },
  'GET /enquiries': { roles: enquiryDesk },
  'GET /enquiries/:id': { roles: enquiryDesk },
  'POST /enquiries/:id/take': { roles: enquiryDesk },
  'POST /enquiries/:id/answer': { roles: enquiryDesk },
  'POST /enquiries/:id/close': { roles: enquiryDesk },
  'POST /enquiries/:id/transfer': { roles: enquiryDesk },
  'POST /enquiries/:id/assign': { roles: enquiryDesk },
  'GET /campaigns': { roles: outreachAndSupervisor },
  'POST /campaigns': { roles: outreach },
  'GET /campaigns/season': { roles: outreachAndSupervisor },
  'POST /campaigns/season': { roles: outreach },
  'GET /campaigns/:id': { roles: outreachAndSupervisor },
  'GET /campaigns/:id/live': { roles: outreachAndSupervisor, quiet: true },
  'POST /campaigns/:id/save': { roles: outreach },
  'POST /campaigns/:id/audience': { roles: outreach },
  'POST /campaigns/:id/preview': { roles: outreach },
  'POST /campaigns/:id/test': { roles: outreach },
  'POST /campaigns/:id/copy': { roles: outreach },
  'POST /campaigns/:id/approve': { roles: outreachAndSupervisor },
  'POST /campaigns/:id/schedule': { roles: outreach },
  'POST /campaigns/:id/unschedule': { roles: outreach },
  'POST /campaigns/:id/pause': { roles: outreachAndSupervisor },
  'POST /campaigns/:id/resume': { roles: outreach },
  'POST /campaigns/:id/cancel': { roles: outreachAndSupervisor },
  'POST /campaigns/:id/retry': { roles: outreach },
  'GET /campaigns/:id/outcomes': { roles: outreachAndSupervisor },
  'GET /campaigns/:id/outcomes.csv': { roles: outreachAndSupervisor },
  'GET /campaigns/:id/outcomes.xlsx': { roles: outreachAndSupervisor },
  'GET /campaigns/:id/call-list': { roles: outreachAndSupervisor },
  'GET /campaigns/:id/call-list.xlsx': { roles: outreachAndSupervisor },
  'GET /campaigns/:id/call-list/print': { roles: outreachAndSupervisor },
  'GET /campaigns/:id/results': { roles: outreachAndSupervisor },
  'GET /records': { roles: recordsSeen },
  'POST /records': { roles: administration },
  'GET /records/drafts/:id': { roles: administration },
  'POST /records/drafts/:id/columns': { roles: administration },
  'POST /records/drafts/:id/words': { roles: administration },
  'POST /records/drafts/:id/save': { roles: administration },
  'POST /records/drafts/:id/discard': { roles: administration },
  'GET /records/drafts/:id/rows.csv': { roles: administration },
  'GET /records/drafts/:id/changes.csv': { roles: administration },
  'GET /records/runs/:id': { roles: recordsSeen },
  'GET /records/runs/:id/undo': { roles: administration },
  'POST /records/runs/:id/undo': { roles: administration },
  'GET /records/runs/:id/agreement': { roles: recordsSeen },
  'GET /records/runs/:id/agreement.csv': { roles: recordsSeen },
  'GET /records/runs/:id/agreement.xlsx': { roles: recordsSeen },
  'GET /records/people': { roles: ownData },
  'POST /records/people': { roles: ownData },
  'GET /records/people/:id': { roles: ownData },
  'POST /records/people/:id/copy': { roles: ownDataCopied },
  'GET /records/people/:id/erase': { roles: ownData },
  'POST /records/people/:id/erase': { roles: ownData },
  'GET /supervision': { roles: supervision },
  'GET /supervision/tables.csv': { roles: supervision },
  'GET /supervision/tables.xlsx': { roles: supervision },
  'GET /supervision/report': { roles: supervision },
  'GET /board': { roles: teaching },
  'GET /board/misses': { roles: teaching },
  'GET /board/misses/:id': { roles: teaching },
  'GET /board/misses/:id/sure': { roles: teaching },
  'POST /board/misses/:id/teach': { roles: teaching },
  'POST /board/misses/:id/set-aside': { roles: teaching },
  'POST /board/misses/:id/take-up': { roles: teaching },
  'GET /board/lessons': { roles: teaching },
  'GET /board/lessons/live': { roles: teaching, quiet: true },
  'POST /board/lessons/:id/undo': { roles: teaching },
  'GET /system': { roles: auditing },
  'GET /system/audit': { roles: auditing },
  'POST /system/audit/check': { roles: auditing },
  'GET /system/audit/heads': { roles: auditing },
  'GET /system/running': { roles: administration },
  'GET /system/running/live': { roles: administration, quiet: true },
  'POST /system/running/resend': { roles: administration },
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
