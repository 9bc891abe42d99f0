/** What every sending loop does: looks for work, begins it, settles what is done, sleeps until nudged or the next look. */
import { setTimeout as pause } from 'node:timers/promises';

export interface Loop {
  /** Something was queued in this process: no need to wait for the next look. */
  nudge(): void;
  /** Begins nothing more, and resolves when what was under way has been settled. */
  stop(): Promise<void>;
}

/** What a look may do with the loop it belongs to. */
export interface Progress<Settled> {
  /** Sends under way. */
  readonly underWay: number;
  begin(work: Promise<Settled>): void;
  /** Settled without being sent. */
  done(settled: readonly Settled[]): void;
  /** The next look should not come later than this. */
  nudgeIn(ms: number): void;
}

export interface LoopParts<Settled> {
  /** Begins what may be sent now; for how many milliseconds to sleep then. Not called once the loop is stopping. */
  readonly look: (progress: Progress<Settled>) => Promise<number>;
  /** In one transaction: all of these, or none and a fault. */
  readonly settle: (settled: readonly Settled[]) => Promise<void>;
  readonly onFault: (fault: unknown) => void;
  /**
   * Each send is settled at once, whatever is being looked for meanwhile: what a dying process has sent and not settled
   * is sent again. Not where a look depends on what was settled.
   */
  readonly settlesAtOnce?: boolean;
}

/** Between two looks for what other processes have queued, or left. */
export const lookEveryMs = 1_000;

export function startLoop<Settled>(parts: LoopParts<Settled>): Loop {
  const { look, settle, onFault, settlesAtOnce = false } = parts;
  const settled: Settled[] = [];
  const underWay = new Set<Promise<void>>();
  let stopping = false;
  let wake: () => void = () => undefined;
  let nudged = false;
  const nudge = () => {
    nudged = true;
    wake();
  };

  const progress: Progress<Settled> = {
    get underWay() {
      return underWay.size;
    },
    begin(work) {
      const watched: Promise<void> = work
        .then((one) => {
          settled.push(one);
          // Should it fail, the loop's own turn tries again and says so.
          if (settlesAtOnce) flush().catch(() => undefined);
        })
        // The lease runs out, and it is tried again.
        .catch(onFault)
        .finally(() => {
          underWay.delete(watched);
          nudge();
        });
      underWay.add(watched);
    },
    done(all) {
      for (const one of all) settled.push(one);
      if (all.length > 0) nudge();
    },
    nudgeIn(ms) {
      if (ms > 0 && ms <= lookEveryMs) setTimeout(nudge, ms).unref();
    },
  };

  async function sleep(ms: number): Promise<void> {
    if (nudged || stopping || ms <= 0) return;
    const timer = new AbortController();
    const woken = new Promise<void>((resolve) => {
      wake = resolve;
    });
    await Promise.race([woken, pause(ms, undefined, { signal: timer.signal }).catch(() => undefined)]);
    timer.abort();
  }

  let last: Promise<unknown> = Promise.resolve();
  let next: Promise<void> | undefined;
  /** One statement after the other; who asks while one is under way shares the next. */
  function flush(): Promise<void> {
    next ??= last.then(() => {
      next = undefined;
      const written = write();
      last = written.catch(() => undefined);
      return written;
    });
    return next;
  }

  async function write(): Promise<void> {
    const done = settled.splice(0);
    if (done.length === 0) return;
    try {
      await settle(done);
    } catch (fault) {
      for (const one of done) settled.push(one);
      throw fault;
    }
  }

  async function turnOver(): Promise<void> {
    nudged = false;
    if (!settlesAtOnce) await flush();
    const [flushed, looked] = await Promise.allSettled([flush(), stopping ? 0 : look(progress)]);
    if (flushed.status === 'rejected') throw flushed.reason;
    if (looked.status === 'rejected') throw looked.reason;
    await sleep(looked.value);
  }

  async function run(): Promise<void> {
    while (!stopping || underWay.size > 0 || settled.length > 0) {
      try {
        if (stopping && underWay.size > 0 && settled.length === 0) await Promise.race(underWay);
        await turnOver();
      } catch (fault) {
        onFault(fault);
        // Without the database nothing can be settled; the leases run out by themselves.
        if (stopping && underWay.size === 0) return;
        await pause(lookEveryMs);
      }
    }
    await flush().catch(onFault);
  }

  const running = run();
  return {
    nudge,
    async stop() {
      stopping = true;
      nudge();
      await running;
    },
  };
}

/** Several loops as one. */
export function together(loops: readonly Loop[]): Loop {
  return {
    nudge: () => {
      for (const loop of loops) loop.nudge();
    },
    stop: async () => {
      await Promise.all(loops.map((loop) => loop.stop()));
    },
  };
}
