/** Who of the staff sees which complaints, and may do what with them. Pure: docs/decisions/0017. */
import type { ComplaintQueue } from '../complaint.ts';

export type DeskRole = 'handler' | 'supervisor' | 'committee' | 'outreach' | 'admin';

/** A member of staff at the desk, as the session knows them; nothing about them is taken from the request. */
export interface Viewer {
  readonly id: number;
  readonly login: string;
  readonly name: string;
  readonly role: DeskRole;
  /** Of a handler: the sumu whose office they work in; absent, they work in the banner office. */
  readonly sumu?: string;
}

/** As events and the audit chain name staff: a login alone could be 'complainant'. */
export function actorOf({ login }: Pick<Viewer, 'login'>): string {
  return `staff:${login}`;
}

/** One queue, or one sumu's share of it. */
export interface ScopePart {
  readonly queue: ComplaintQueue;
  readonly sumu?: string;
}
/** What somebody sees: any of the parts; none: nothing at all. */
export type Scope = readonly ScopePart[];

/** Where a complaint lies. */
export interface Placed {
  readonly queue: ComplaintQueue;
  readonly sumu?: string;
}

/**
 * A sumu's handler has that sumu's queue, the banner's handlers the banner's, their supervisor both. What is against
 * the banner office is the supervision committee's (III.5.1) and hidden from the office, supervisor included. What
 * is unclear may be against anybody of the banner, so the committee sorts it as well: no office can be the accused
 * and the first to read it. Outreach and administration need no complaint to do their work.
 */
export function scopeOf({ role, sumu }: Pick<Viewer, 'role' | 'sumu'>): Scope {
  switch (role) {
    case 'handler':
      return sumu === undefined ? [{ queue: 'banner-office' }] : [{ queue: 'sumu-office', sumu }];
    case 'supervisor':
      return [{ queue: 'sumu-office' }, { queue: 'banner-office' }];
    case 'committee':
      return [{ queue: 'supervision-committee' }, { queue: 'unclear' }];
    case 'outreach':
    case 'admin':
      return [];
  }
}

export function isWithin(scope: Scope, { queue, sumu }: Placed): boolean {
  return scope.some((part) => part.queue === queue && (part.sumu === undefined || part.sumu === sumu));
}

export function sees(viewer: Pick<Viewer, 'role' | 'sumu'>, placed: Placed): boolean {
  return isWithin(scopeOf(viewer), placed);
}

/** With the same office: of the sumu offices each is one of its own. */
export function lieTogether(one: Placed, other: Placed): boolean {
  return one.queue === other.queue && (one.queue !== 'sumu-office' || one.sumu === other.sumu);
}

/** In rising order: looks on; works it, as the one it was given to; answers for the whole queue. */
export type Standing = 'outside' | 'onlooker' | 'assignee' | 'supervisor';

export function standingTo(viewer: Viewer, complaint: Placed & { readonly assigneeId?: number }): Standing {
  if (!sees(viewer, complaint)) return 'outside';
  // The committee is few and has nobody above it: its members answer for their queue themselves.
  if (viewer.role === 'supervisor' || viewer.role === 'committee') return 'supervisor';
  return complaint.assigneeId === viewer.id ? 'assignee' : 'onlooker';
}

/** Works on it or answers for the queue: for them is what names or nearly names whoever filed it. */
export function answersFor(viewer: Viewer, complaint: Placed & { readonly assigneeId?: number }): boolean {
  return ['assignee', 'supervisor'].includes(standingTo(viewer, complaint));
}
