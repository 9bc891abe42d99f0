import { z } from 'zod';

/**
 * https://www.postgresql.org/docs/current/errcodes-appendix.html: connection exceptions, insufficient resources (the disk
 * is full, too many connections), shut down or starting, a system error, read-only (a standby).
 */
const sqlState = z.string().regex(/^(?:08...|53...|57P..|58...|25006)$/);
/** node-postgres gives no code when a connection ends under it. */
const broken = z
  .string()
  .regex(
    /^(?:Connection (?:terminated|ended)|Client has encountered a connection error|Client was closed|timeout exceeded when trying to connect)/,
  );

const ownFault = z.union([
  z.object({ message: broken }),
  z.object({
    code: z.enum(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH']),
  }),
  z.object({ code: sqlState }),
  // Prisma's: not reached, gone in the middle, no connection free, no transaction begun in time.
  z.object({ code: z.enum(['P1001', 'P1002', 'P1008', 'P1017', 'P2024', 'P2028']) }),
  z.object({ cause: z.object({ originalCode: sqlState }) }),
  z.object({
    meta: z.object({ driverAdapterError: z.object({ cause: z.object({ originalCode: sqlState }) }) }),
  }),
]);

/** Did the database itself fail, rather than what it was asked? Then nobody's message is at fault. */
export function isDatabasesOwn(fault: unknown): boolean {
  return ownFault.safeParse(fault).success;
}
