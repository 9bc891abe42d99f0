/** What has been begun and is not over: whoever closes the door waits for it. */
export interface UnderWay {
  watch<T>(work: Promise<T>): Promise<T>;
  /** Resolves when nothing is under way. */
  settled(): Promise<void>;
}

export function createUnderWay(): UnderWay {
  const all = new Set<Promise<unknown>>();
  return {
    watch(work) {
      const watched: Promise<unknown> = work
        .catch(() => undefined)
        .finally(() => {
          all.delete(watched);
        });
      all.add(watched);
      return work;
    },
    async settled() {
      while (all.size > 0) await Promise.all(all);
    },
  };
}
