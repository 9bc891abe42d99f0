/** Which files are taken in. Pure. */
import { fileLimits, type Loss, type MediaType } from './attachment.ts';
import { recognise } from './recognise.ts';

/** What has been taken in before. */
export interface SoFar {
  /** Of the same complaint, whether fetched already or not; lost ones do not count. */
  readonly files: number;
  readonly bytes: number;
  readonly voices: number;
  /** From the same sender since a day ago, lost ones and those of other complaints too. */
  readonly today: number;
}

export type Offered = 'taken' | 'too-large' | 'too-many' | 'too-many-today' | 'no-room';

/** A file of which the platform has only told. @param size in bytes, as announced; undefined: not told */
export function decideOffered(size: number | undefined, soFar: SoFar): Offered {
  if (size !== undefined && size > fileLimits.bytes) return 'too-large';
  if (soFar.today >= fileLimits.filesADay) return 'too-many-today';
  if (soFar.files >= fileLimits.files) return 'too-many';
  return soFar.bytes + (size ?? 0) > fileLimits.allBytes ? 'no-room' : 'taken';
}

export type Judged =
  | { readonly kind: 'kept'; readonly mediaType: MediaType }
  | { readonly kind: 'lost'; readonly loss: Extract<Loss, 'too-large' | 'wrong-type' | 'no-room'> };

/** A file that is here. @param besides bytes of the complaint's other files */
export function judgeBytes(bytes: Uint8Array, besides: number): Judged {
  if (bytes.length > fileLimits.bytes) return { kind: 'lost', loss: 'too-large' };
  const mediaType = recognise(bytes);
  if (mediaType === undefined) return { kind: 'lost', loss: 'wrong-type' };
  if (besides + bytes.length > fileLimits.allBytes) return { kind: 'lost', loss: 'no-room' };
  return { kind: 'kept', mediaType };
}

export type UploadRefusal = 'nothing-chosen' | 'wrong-type' | 'too-large' | 'too-many' | 'no-room';

/** Files that the office adds, all or none of them. */
export function decideUpload(
  files: readonly { readonly bytes: Uint8Array }[],
  soFar: Pick<SoFar, 'files' | 'bytes'>,
):
  | { readonly kind: 'kept'; readonly mediaTypes: readonly MediaType[] }
  | { readonly kind: 'refused'; readonly why: UploadRefusal } {
  const refused = (why: UploadRefusal) => ({ kind: 'refused', why }) as const;
  if (files.length === 0) return refused('nothing-chosen');
  if (files.some(({ bytes }) => bytes.length > fileLimits.uploadBytes)) return refused('too-large');
  const types = files.flatMap(({ bytes }) => recognise(bytes) ?? []);
  if (types.length < files.length) return refused('wrong-type');
  if (soFar.files + files.length > fileLimits.files) return refused('too-many');
  const bytes = files.reduce((sum, file) => sum + file.bytes.length, soFar.bytes);
  return bytes > fileLimits.allBytes ? refused('no-room') : { kind: 'kept', mediaTypes: types };
}
