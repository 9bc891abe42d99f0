/** The office adds what was brought to the counter: a scanned letter, a photo. */
import { kindOf } from '../attachments/attachment.ts';
import { decideUpload, type UploadRefusal } from '../attachments/decide.ts';
import type { DeskRepository } from './repository.ts';

export interface UploadedFile {
  readonly bytes: Uint8Array;
  /** As it was named where it came from: shown, never used. */
  readonly name?: string;
}

export type AttachOutcome =
  | { readonly kind: 'done'; readonly files: number }
  | { readonly kind: 'not-found' }
  | { readonly kind: 'refused'; readonly why: UploadRefusal };

/** Whoever may read the complaint may add to it, in every state: it only adds, so the version stays as well. */
export async function attach(
  records: DeskRepository,
  complaintId: number,
  files: readonly UploadedFile[],
  { actor, at }: { readonly actor: string; readonly at: Date },
): Promise<Exclude<AttachOutcome, { kind: 'not-found' }>> {
  const decided = decideUpload(files, await records.filesSoFar(complaintId));
  if (decided.kind === 'refused') return decided;
  const kept = files.flatMap((file, index) => {
    const mediaType = decided.mediaTypes[index];
    return mediaType === undefined ? [] : [{ ...file, mediaType, kind: kindOf(mediaType) }];
  });
  await records.addFiles(complaintId, kept, actor, at);
  const event = { kind: 'file-added', note: String(kept.length), shown: false };
  await records.record(complaintId, event, actor, at);
  return { kind: 'done', files: kept.length };
}
