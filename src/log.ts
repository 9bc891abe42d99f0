import { AsyncLocalStorage } from 'node:async_hooks';
import { pino } from 'pino';

export type Log = ReturnType<typeof createLog>;

const requests = new AsyncLocalStorage<{ readonly requestId: string }>();

/** Every line that the work leads to bears the id, however many calls deep. */
export function underRequest(requestId: string, work: () => void): void {
  requests.run({ requestId }, work);
}

/** Structured logs on stderr. What people write, and who they are, is never logged: ids and counts only. */
export function createLog(level: string) {
  return pino(
    {
      level,
      base: null,
      mixin: () => requests.getStore() ?? {},
      redact: {
        paths: [
          'text',
          '*.text',
          'from',
          '*.from',
          'name',
          '*.name',
          'externalId',
          '*.externalId',
          'telephone',
          '*.telephone',
        ],
        censor: '[…]',
      },
    },
    pino.destination({ dest: 2, sync: false }),
  );
}
