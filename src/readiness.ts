/** /readyz: may a balancer send work here now? */

export type Readiness =
  | 'ready'
  /** It was told to stop, and finishes what it has begun. */
  | 'stopping'
  | 'database-silent'
  | 'migrations-missing';

export interface ReadinessLook {
  look(): Promise<Readiness>;
  /** From now on no more work is wanted. */
  stop(): void;
}

/** Shorter than a balancer's patience. */
const withinMs = 2_000;

/** @param missing names of the migrations that the database has not had; throws when it does not answer in time */
export function createReadiness(missing: (withinMs: number) => Promise<readonly string[]>): ReadinessLook {
  let stopping = false;
  const isStopping = () => stopping;
  /** Anybody may ask, as often as they like: the database is asked one question at a time. */
  let asking: Promise<readonly string[] | undefined> | undefined;
  const ask = () => {
    asking ??= missing(withinMs)
      .catch(() => undefined)
      .finally(() => {
        asking = undefined;
      });
    return asking;
  };
  return {
    async look() {
      if (isStopping()) return 'stopping';
      const names = await ask();
      // It may have been told meanwhile.
      if (isStopping()) return 'stopping';
      if (!names) return 'database-silent';
      return names.length === 0 ? 'ready' : 'migrations-missing';
    },
    stop() {
      stopping = true;
    },
  };
}
