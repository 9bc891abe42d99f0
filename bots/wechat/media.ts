/**
 * Files that people sent, by their MediaId (kept three days), and pictures of ours.
 * https://developers.weixin.qq.com/doc/offiaccount/Asset_Management/Get_temporary_materials.html
 * https://developers.weixin.qq.com/doc/offiaccount/Asset_Management/New_temporary_materials.html
 */
import { z } from 'zod';
import type { Answer, Api } from './api.ts';
import { imageTypes, largestImage, largestMedia } from './limits.ts';

export interface Media {
  readonly type: string;
  readonly bytes: Buffer;
}

export type MediaOutcome<T> =
  | { readonly kind: 'done'; readonly value: T }
  | { readonly kind: 'too-large' }
  | { readonly kind: 'wrong-type' }
  /** The platform's error code, or no answer. */
  | { readonly kind: 'failed'; readonly code?: number; readonly reason: string };

const mediaTypes =
  /^(image\/(jpeg|png|gif|webp|bmp)|audio\/[\w.+-]+|video\/[\w.+-]+|application\/octet-stream)$/;
const bytesSchema = z.instanceof(Uint8Array);
const uploaded = z.object({ media_id: z.string().min(1) });

export async function downloadMedia(
  api: Pick<Api, 'get'>,
  mediaId: string,
  atMost = largestMedia,
): Promise<MediaOutcome<Media>> {
  const answer = await api.get('/cgi-bin/media/get', { media_id: mediaId });
  if (answer.kind !== 'done') return failure(answer);
  const response = answer.answer;
  const [type = ''] = (response.headers.get('content-type') ?? '').split(';');
  if (!mediaTypes.test(type)) {
    await response.body?.cancel();
    return { kind: 'wrong-type' };
  }
  try {
    const bytes = await upTo(response, atMost);
    return bytes ? { kind: 'done', value: { type, bytes } } : { kind: 'too-large' };
  } catch {
    return { kind: 'failed', reason: 'WeChat broke off the file.' };
  }
}

/** The id under which the picture can be sent for three days. */
export async function uploadImage(
  api: Pick<Api, 'upload'>,
  { type, bytes }: Media,
): Promise<MediaOutcome<string>> {
  const known = imageTypes.find((one) => one === type);
  if (!known) return { kind: 'wrong-type' };
  if (bytes.length > largestImage) return { kind: 'too-large' };
  const file = new File([new Uint8Array(bytes)], `picture.${known.slice('image/'.length)}`, { type });
  const answer = await api.upload('/cgi-bin/media/upload?type=image', file, uploaded);
  return answer.kind === 'done' ? { kind: 'done', value: answer.answer.media_id } : failure(answer);
}

/** undefined: there is more. Nothing beyond is read. */
async function upTo(response: Response, atMost: number): Promise<Buffer | undefined> {
  const announced = Number.parseInt(response.headers.get('content-length') ?? '0', 10);
  const chunks: Uint8Array[] = [];
  let length = 0;
  if (announced <= atMost && response.body) {
    for await (const read of response.body) {
      const chunk = bytesSchema.parse(read);
      length += chunk.length;
      if (length > atMost) return undefined;
      chunks.push(chunk);
    }
    return Buffer.concat(chunks);
  }
  await response.body?.cancel();
  return announced > atMost ? undefined : Buffer.alloc(0);
}

function failure(answer: Exclude<Answer<unknown>, { kind: 'done' }>): MediaOutcome<never> {
  return answer.kind === 'error'
    ? { kind: 'failed', code: answer.code, reason: `WeChat ${String(answer.code)}` }
    : { kind: 'failed', reason: answer.reason };
}
