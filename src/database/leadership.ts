/**
 * One of all processes on a database leads: it does what needs doing once. Whoever holds an advisory lock, for as long
 * as its connection lives; when it dies, the server gives the lock back and the next one to ask has it. For sparing
 * work, not for correctness: what a job writes is right however many do it.
 */
import pg from 'pg';
import { advisoryLocks } from './advisory-locks.ts';
import type { Database } from './open.ts';

export interface Leadership {
  /** Asked before each piece of work; proven by the connection itself. False when the database does not answer. */
  readonly leads: () => Promise<boolean>;
  readonly resign: () => Promise<void>;
}

const answersWithinMs = 5_000;
/** A leader whose machine is gone says no goodbye: so the server notices within half a minute. */
const noticedSoon =
  'SET tcp_keepalives_idle = 10; SET tcp_keepalives_interval = 5; SET tcp_keepalives_count = 3';

export function leadershipOf({ kind, pool }: Pick<Database, 'kind' | 'pool'>): Leadership {
  // The embedded database belongs to one process.
  if (kind === 'embedded') return { leads: () => Promise.resolve(true), resign: () => Promise.resolve() };
  return leadershipOn(pool.options.connectionString ?? '');
}

function leadershipOn(connectionString: string): Leadership {
  let held: { readonly client: pg.Client; leading: boolean } | undefined;
  let resigned = false;
  let asking: Promise<boolean> | undefined;

  async function ask(): Promise<boolean> {
    try {
      held ??= { client: await connected(), leading: false };
      if (held.leading) {
        await held.client.query('SELECT 1');
        return true;
      }
      const { rows } = await held.client.query<{ got: boolean }>('SELECT pg_try_advisory_lock($1) AS "got"', [
        advisoryLocks.leadership,
      ]);
      held.leading = rows[0]?.got === true;
      return held.leading;
    } catch {
      await letGo();
      return false;
    }
  }

  async function connected(): Promise<pg.Client> {
    const client = new pg.Client({
      connectionString,
      connectionTimeoutMillis: answersWithinMs,
      query_timeout: answersWithinMs,
    });
    // A lost connection: the next question finds out.
    client.on('error', () => undefined);
    await client.connect();
    try {
      await client.query(noticedSoon);
    } catch (fault) {
      // Nobody else knows of it yet: it would stay open for as long as the process lives.
      await client.end().catch(() => undefined);
      throw fault;
    }
    return client;
  }

  async function letGo(): Promise<void> {
    const gone = held;
    held = undefined;
    await gone?.client.end().catch(() => undefined);
  }

  return {
    leads() {
      if (resigned) return Promise.resolve(false);
      asking ??= ask().finally(() => {
        asking = undefined;
      });
      return asking;
    },
    async resign() {
      resigned = true;
      await asking;
      await letGo();
    },
  };
}
