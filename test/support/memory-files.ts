/** The files of complaints in memory, as the conversation takes them in. */
import type { AttachmentRepository, OfferedFile } from '../../src/complaint/attachments/repository.ts';

export interface MemoryFile extends OfferedFile {
  readonly contactId: number;
  readonly at: Date;
  /** Of the complaint; absent while it is not filed. */
  number?: string;
}

export function memoryAttachments({
  files,
  complaints,
}: {
  readonly files: MemoryFile[];
  readonly complaints: readonly { readonly number: string; readonly contactId: number }[];
}): AttachmentRepository {
  const dayMs = 24 * 3_600_000;
  return {
    soFar(contactId, owner, at) {
      const own = files.filter((one) =>
        owner.kind === 'draft'
          ? one.contactId === contactId && one.number === undefined
          : one.number === owner.number,
      );
      return Promise.resolve({
        files: own.length,
        bytes: own.reduce((sum, { size = 0 }) => sum + size, 0),
        voices: own.filter(({ kind }) => kind === 'voice').length,
        today: files.filter((one) => one.contactId === contactId && at.getTime() - one.at.getTime() < dayMs)
          .length,
      });
    },
    add(contactId, owner, file, at) {
      files.push({ ...file, contactId, at, ...(owner.kind === 'complaint' && { number: owner.number }) });
      return Promise.resolve();
    },
    fileDraft(contactId, number) {
      for (const one of files) if (one.contactId === contactId) one.number ??= number;
      return Promise.resolve();
    },
    dropDraft(contactId) {
      const kept = files.filter((one) => one.contactId !== contactId || one.number !== undefined);
      files.splice(0, files.length, ...kept);
      return Promise.resolve();
    },
    counts(contactId) {
      const numbers = complaints.flatMap((one) => (one.contactId === contactId ? [one.number] : []));
      const counted = numbers.map((number) => [number, files.filter((one) => one.number === number).length]);
      return Promise.resolve(Object.fromEntries(counted) as Record<string, number>);
    },
  };
}
