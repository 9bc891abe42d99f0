/** Who may do what in the console: a table. A route that is not in it cannot be registered. */
import type { StaffMember, StaffRole } from '../staff/staff.ts';

export interface RouteRow {
  readonly roles: readonly StaffRole[];
  /** A request of the page itself (counts, news): not a view that somebody asked for, so not audited as one. */
  readonly quiet?: true;
}

const everyone = ['handler', 'supervisor', 'committee', 'outreach', 'admin'] as const;
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

/**
 * Whose complaints somebody works. A handler has their own sumu's; a handler without a sumu sits in the banner office
 * and has what is handled there. The committee has what the office must not see (policy: nobody handles a complaint
 * against their own workplace).
 */
export type Scope =
  | { readonly kind: 'sumu'; readonly sumu: string }
  | { readonly kind: 'banner' }
  | { readonly kind: 'committee' }
  | { readonly kind: 'none' };

export function scopeOf({ role, sumu }: Pick<StaffMember, 'role' | 'sumu'>): Scope {
  switch (role) {
    case 'handler':
      return sumu === undefined ? { kind: 'banner' } : { kind: 'sumu', sumu };
    case 'supervisor':
      return { kind: 'banner' };
    case 'committee':
      return { kind: 'committee' };
    case 'outreach':
    case 'admin':
      return { kind: 'none' };
  }
}
