/** The bytes of files: sealed here when they come, opened here when they are looked at. */
import { createHash, randomBytes } from 'node:crypto';
import type { MediaType } from '../complaint/attachments/attachment.ts';
import type { AttachmentFile } from '../complaint/desk/detail.ts';
import type { OfficeFile } from '../complaint/desk/repository.ts';
import type { Keys } from '../kernel/keys.ts';
import { isSealed, sealedBytes, unsealedBytes } from '../kernel/seal.ts';
import type { Tx } from './open.ts';

/** The columns of a file that is here. */
export function keptColumns(mediaType: MediaType, bytes: Uint8Array, sealKey: Keys) {
  return {
    state: 'kept',
    mediaType,
    size: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    bytes: new Uint8Array(sealedBytes(bytes, sealKey, randomBytes(12))),
    ...{ reference: null, nextAttemptAt: null, failure: null },
  } as const;
}

/** Files that are here already. */
export async function addKept(
  tx: Tx,
  complaintId: number,
  files: readonly OfficeFile[],
  by: { readonly actor: string; readonly at: Date },
  sealKey: Keys,
): Promise<void> {
  for (const { kind, mediaType, bytes, name } of files)
    await tx.attachment.create({
      data: {
        ...keptColumns(mediaType, bytes, sealKey),
        ...{ complaintId, kind, name: name ?? null, at: by.at, addedBy: by.actor },
      },
      select: { id: true },
    });
}

/**
 * Only with the complaint it belongs to: an id alone opens nothing. Files from before they were sealed are as they came,
 * until `heyi rotate-key` seals them.
 */
export async function attachmentOf(
  tx: Tx,
  complaintId: number,
  id: number,
  sealKey: Keys,
): Promise<AttachmentFile | undefined> {
  const row = await tx.attachment.findFirst({
    where: { id, complaintId, state: 'kept' },
    select: { mediaType: true, bytes: true },
  });
  if (!row?.bytes || row.mediaType === null) return undefined;
  const bytes = isSealed(row.bytes) ? unsealedBytes(row.bytes, sealKey) : row.bytes;
  return bytes && { mediaType: row.mediaType, bytes };
}
