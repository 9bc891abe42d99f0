/** Timed work: once at the start, and again so long after it has ended. */

export interface Job {
  /** Begins nothing any more; resolves when what was under way has ended. */
  stop(): Promise<void>;
}

/** @param once gets a signal that is aborted when the job is stopped; what it throws is told, and it is done again */
export function repeatedly(
  everyMs: number,
  once: (stopping: AbortSignal) => Promise<void>,
  onFault: (fault: unknown) => void,
): Job {
  const stopping = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();
  const run = async () => {
    try {
      await once(stopping.signal);
    } catch (fault) {
      onFault(fault);
    }
    if (!stopping.signal.aborted)
      timer = setTimeout(() => {
        running = run();
      }, everyMs);
  };
  running = run();
  return {
    async stop() {
      stopping.abort();
      clearTimeout(timer);
      await running;
    },
  };
}
