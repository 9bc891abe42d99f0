/** The fetching of files put together: the platforms that are on, the queue in the database, the words for what is lost. */
import { randomInt } from 'node:crypto';
import type { MayDelete } from './clock-guard.ts';
import { lostFilesReply } from './conversation/file-words.ts';
import type { Wording } from './conversation/wording.ts';
import { fetchQueue } from './database/attachment-fetch.ts';
import type { Database } from './database/open.ts';
import { queueReplies } from './database/outbox.ts';
import type { FileSource } from './delivery/files.ts';
import { type FilesParts, startFetching } from './jobs/files.ts';
import type { Job } from './jobs/repeatedly.ts';
import type { Keys } from './kernel/keys.ts';
import type { Clock } from './kernel/clock.ts';
import { faultTold } from './kernel/fault-told.ts';
import type { Log } from './log.ts';

export interface FileWorkParts {
  readonly database: Database;
  readonly wording: Wording;
  readonly clock: Clock;
  readonly mayDelete: MayDelete;
  readonly sealKey: Keys;
}

export function filesParts(
  { database, wording, clock, mayDelete, sealKey }: FileWorkParts,
  sources: readonly FileSource[],
  log: Pick<Log, 'warn' | 'error'>,
  onTold: () => void,
): FilesParts {
  return {
    ...{ sources, clock, mayDelete, onTold },
    chance: () => randomInt(1_000_000) / 1_000_000,
    transaction: (work) =>
      database.transaction((tx) =>
        work({
          queue: fetchQueue(tx, sealKey),
          async tell({ contactId, ...lost }, at) {
            const contact = await tx.contact.findUnique({ where: { id: contactId } });
            if (!contact) return;
            const { channel, externalId: from, language } = contact;
            const reply = lostFilesReply(lost, language === 'en' ? 'en' : 'zh-CN', wording);
            await queueReplies(tx, { channel, from }, [reply], at);
          },
        }),
      ),
    onMissed({ id, channel, attempt }, reason) {
      log.warn({ attachment: id, channel, attempt, reason }, 'a file was not handed over');
    },
    onFault(fault) {
      log.error({ fault: faultTold(fault) }, 'fetching files failed');
    },
  };
}

export function startFileWork(
  parts: FileWorkParts,
  sources: readonly FileSource[],
  log: Pick<Log, 'warn' | 'error'>,
  onTold: () => void,
): Job {
  return startFetching(filesParts(parts, sources, log, onTold));
}
