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

/** What somebody wrote, and whose it is, may stand in a fault's own words (a database quotes the value it refuses). */
const frames = /^ +at .+$/gm;

/** A fault in words fit for the log: what kind it is, its code, where it came from. Never its message. */
export function faultTold(fault: unknown): string {
  if (!(fault instanceof Error)) return 'something thrown that is no error';
  const code = codeOf(fault) ?? codeOf(fault.cause);
  const kind = code === undefined ? fault.name : `${fault.name} ${code}`;
  return [kind, ...(fault.stack?.match(frames) ?? [])].join('\n');
}

function codeOf(fault: unknown): string | undefined {
  return fault instanceof Error && 'code' in fault && typeof fault.code === 'string' ? fault.code : undefined;
}
