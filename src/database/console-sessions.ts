import connectPgSimple from 'connect-pg-simple';
import session from 'express-session';
import type { Database } from './open.ts';

export interface ConsoleSessions {
  readonly store: session.Store;
  /** Stops the timer that sweeps out what has run out. */
  readonly close: () => void;
}

/** Sessions of the console in the scheme's own database; the table is made by a migration. */
export function consoleSessions(
  { pool }: Pick<Database, 'pool'>,
  onFault: (fault: unknown) => void,
): ConsoleSessions {
  const PostgresStore = connectPgSimple(session);
  const store = new PostgresStore({
    pool,
    createTableIfMissing: false,
    // The console itself notes once a minute that a session is in use: no write for every page.
    disableTouch: true,
    errorLog: (...told: unknown[]) => {
      onFault(told.find((one) => one instanceof Error) ?? told.join(' '));
    },
  });
  return {
    store,
    close: () => {
      store.close();
    },
  };
}
