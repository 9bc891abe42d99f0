/** How the Bot API answers: https://core.telegram.org/bots/api#making-requests */
export interface ApiAnswer {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

export const ok = (result: unknown): ApiAnswer => ({ status: 200, body: { ok: true, result } });

export function refused(status: number, description: string, parameters?: object): ApiAnswer {
  return { status, body: { ok: false, error_code: status, description, ...(parameters && { parameters }) } };
}

export const tooMany = (seconds: number) =>
  refused(429, `Too Many Requests: retry after ${String(seconds)}`, { retry_after: seconds });

/** Called on every change; somebody who waits for one looks again. */
export interface Watch {
  changed(): void;
  /** Resolves when it is met; rejects when it is not within the time. */
  until(met: () => boolean, what: string, ms?: number): Promise<void>;
}

export function createWatch(): Watch {
  const looks = new Set<() => void>();
  return {
    changed: () => {
      for (const look of looks) look();
    },
    until: (met, what, ms = 45_000) =>
      new Promise((resolve, reject) => {
        const timer = setTimeout(() => {
          looks.delete(look);
          reject(new Error(`waited in vain: ${what}`));
        }, ms);
        const look = () => {
          if (!met()) return;
          clearTimeout(timer);
          looks.delete(look);
          resolve();
        };
        looks.add(look);
        look();
      }),
  };
}
