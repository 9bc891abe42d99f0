import { pino } from 'pino';

export type Log = ReturnType<typeof createLog>;

/** Structured logs on stderr. What people write, and who they are, is never logged: ids and counts only. */
export function createLog(level: string) {
  return pino(
    {
      level,
      base: null,
      redact: {
        paths: ['text', '*.text', 'from', '*.from', 'name', '*.name', 'externalId', '*.externalId'],
        censor: '[…]',
      },
    },
    pino.destination({ dest: 2, sync: false }),
  );
}
