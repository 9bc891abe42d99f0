/** The files of a complaint as its page lists them. */
import { isMediaType, mediaTypes } from '../../complaint/attachments/attachment.ts';
import type { AttachmentMeta } from '../../complaint/desk/detail.ts';
import { limitsTold } from '../uploads.ts';
import type { Visit } from '../visit.ts';
import { hasWords } from '../words/words.ts';

export interface ListedFile {
  readonly id: number;
  readonly number: number;
  readonly kind: string;
  readonly at: Date;
  readonly fromOffice: boolean;
  readonly name?: string;
  /** "120 KB" */
  readonly size?: string;
  readonly shown: 'picture' | 'sound' | 'film' | 'saved' | 'waiting' | 'failed';
  /** Why it is not here, or why it is not shown here. */
  readonly why?: string;
}

export interface FileList {
  readonly files: readonly ListedFile[];
  /** What may be added, in words. */
  readonly mayAdd: string;
}

export function fileList({ say }: Pick<Visit, 'say'>, attachments: readonly AttachmentMeta[]): FileList {
  const files = attachments.map((one, index): ListedFile => {
    const { id, kind, at, fromOffice, name, size, state, mediaType = '', failure } = one;
    const kindKey = `files.kind.${kind}`;
    const shown =
      state === 'kept' ? (isMediaType(mediaType) ? mediaTypes[mediaType].shown : 'failed') : state;
    const why = whyNot(shown, mediaType, failure);
    return {
      ...{ id, at, fromOffice, shown, number: index + 1 },
      kind: say(hasWords(kindKey) ? kindKey : 'files.kind.document'),
      ...(name !== undefined && { name }),
      ...(state === 'kept' && size !== undefined && { size: sizeText(size) }),
      ...(why !== undefined && { why: say(why) }),
    };
  });
  return { files, mayAdd: say('files.add-told', limitsTold) };
}

function whyNot(shown: ListedFile['shown'], mediaType: string, failure: string | undefined) {
  if (shown === 'waiting') return 'files.waiting-told';
  if (mediaType === 'audio/amr') return 'files.save-amr';
  if (mediaType === 'image/heic') return 'files.save-heic';
  if (shown !== 'failed') return undefined;
  const key = `files.loss.${failure ?? ''}`;
  return hasWords(key) ? key : 'files.loss.other';
}

function sizeText(bytes: number): string {
  const kibibytes = Math.max(1, Math.round(bytes / 1024));
  return kibibytes < 1024 ? `${String(kibibytes)} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}
