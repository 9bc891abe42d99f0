/** One request of somebody who is logged in and may make it: all that a route is given. */
import type { Request, Response } from 'express';
import type { StaffAccount } from '../staff/staff.ts';
import type { Answer } from './answer.ts';
import type { Audit } from './audited.ts';
import type { RouteName } from './roles.ts';
import type { Language, Say } from './words/words.ts';

export interface Visit {
  readonly staff: Omit<StaffAccount, 'passwordHash' | 'failedAttempts'>;
  readonly at: Date;
  readonly language: Language;
  readonly say: Say;
  /** Names of the route's path: /complaints/:number. '' where the path has no such name. */
  readonly param: (name: string) => string;
  /** Unread: parse it with zod. */
  readonly query: unknown;
  readonly form: unknown;
  /** Records a view of personal data, before it is shown: who, what, whose; never the values. */
  readonly audited: Audit;
  /** For what a value cannot say (a stream). */
  readonly request: Request;
  readonly response: Response;
}

export type Route = (visit: Visit) => Answer | Promise<Answer>;

/** Something that waits for a visitor, with the way to it. */
export interface Waiting {
  /** Of this and no other, on the first page: "complaints-mine". */
  readonly key: string;
  readonly label: string;
  /** "0" to "999+". */
  readonly count: string;
  /** It should not be so. */
  readonly late?: boolean;
  /** Beneath /console. */
  readonly path: string;
}

/** A part of the console: its routes, by the names of the table in roles.ts. */
export interface ConsoleSection {
  readonly routes: Readonly<Partial<Record<RouteName, Route>>>;
  /** Where the thing with this number is, beneath /console; undefined: not here, or not for this visitor. */
  readonly find?: (typed: string, visit: Visit) => Promise<string | undefined>;
  /** For the first page, which goes on asking while it is open. */
  readonly waiting?: (visit: Visit) => Promise<readonly Waiting[]>;
}
