/** The bytes of files: nothing else reads or writes that column, so that it can be sealed under a key here. */
import { createHash } from 'node:crypto';
import type { MediaType } from '../complaint/attachments/attachment.ts';
import type { AttachmentFile } from '../complaint/desk/detail.ts';
import type { OfficeFile } from '../complaint/desk/repository.ts';
import type { Tx } from './open.ts';

/** The columns of a file that is here. */
export function keptColumns(mediaType: MediaType, bytes: Uint8Array) {
  return {
    state: 'kept',
    mediaType,
    size: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    bytes: new Uint8Array(bytes),
    ...{ reference: null, nextAttemptAt: null, failure: null },
  } as const;
}

/** Files that are here already. */
export async function addKept(
  tx: Tx,
  complaintId: number,
  files: readonly OfficeFile[],
  by: { readonly actor: string; readonly at: Date },
): Promise<void> {
  for (const { kind, mediaType, bytes, name } of files)
    await tx.attachment.create({
      data: {
        ...keptColumns(mediaType, bytes),
        ...{ complaintId, kind, name: name ?? null, at: by.at, addedBy: by.actor },
      },
      select: { id: true },
    });
}

/** Only with the complaint it belongs to: an id alone opens nothing. */
export async function attachmentOf(
  tx: Tx,
  complaintId: number,
  id: number,
): Promise<AttachmentFile | undefined> {
  const row = await tx.attachment.findFirst({
    where: { id, complaintId, state: 'kept' },
    select: { mediaType: true, bytes: true },
  });
  return row?.bytes && row.mediaType !== null ? { mediaType: row.mediaType, bytes: row.bytes } : undefined;
}
