/** How the service runs, as the console shows it; every reading has an end, whatever the database does. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import type { RunningPagesParts } from './console/running/parts.ts';
import { auditRepository } from './database/audit.ts';
import type { KeptCalendar } from './database/calendar.ts';
import { migrationsLook } from './database/migrations-missing.ts';
import type { Database } from './database/open.ts';
import { projectFolder } from './database/paths.ts';
import { readStanding } from './database/standing.ts';
import { readDeadLetters, resend } from './database/undelivered.ts';
import { keptReading } from './kept-reading.ts';
import type { Clock } from './kernel/clock.ts';
import type { ChannelName } from './kernel/message.ts';

export interface RunningPagesOptions {
  readonly database: Database;
  readonly calendar: Pick<KeptCalendar, 'current'>;
  readonly clock: Clock;
  /** Those that are switched on. */
  readonly platforms?: readonly ChannelName[];
}

const withinMs = 2_000;
/** Several may have the page open. */
const keptMs = 1_000;

export function runningPages(options: RunningPagesOptions): RunningPagesParts {
  const { database, calendar, clock, platforms = [] } = options;
  const look = migrationsLook(database.pool);
  const standing = keptReading(() => readStanding(database.pool, withinMs), keptMs, clock);
  const missing = keptReading(() => look(withinMs), keptMs, clock);
  const version = versionOfProgram();
  return {
    running: async () => ({
      standing: await standing(),
      missing: (await missing())?.length,
      loadedUntil: calendar.current().loadedUntil,
      ...{ platforms, version },
    }),
    deadLetters: (atMost) => readDeadLetters(database.pool, atMost, withinMs).catch(() => undefined),
    resend: (which, actor, at) =>
      database.transaction(async (tx) => {
        const queued = await resend(
          tx,
          which === 'all' ? { allIn: 'failed' } : { ids: [BigInt(which.id)] },
          at,
        );
        for (const id of queued)
          await auditRepository(tx).append({
            ...{ at, actor, action: 'outbox-resent' },
            subject: `outbox:${String(id)}`,
          });
        return queued.length;
      }),
  };
}

function versionOfProgram(): string {
  const about = readFileSync(path.join(projectFolder, 'package.json'), 'utf8');
  return z.object({ version: z.string() }).parse(JSON.parse(about)).version;
}
