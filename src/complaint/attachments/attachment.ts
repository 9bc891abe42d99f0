/** The files of a complaint: what came by chat and is fetched after its message was answered, and what the office added. */

export const fileKinds = ['photo', 'voice', 'video', 'document'] as const;
export type FileKind = (typeof fileKinds)[number];

/** What is kept, by what its first bytes say; everything else is refused. How a page shows it stands beside it. */
export const mediaTypes = {
  'image/jpeg': { ending: 'jpg', shown: 'picture' },
  'image/png': { ending: 'png', shown: 'picture' },
  'image/webp': { ending: 'webp', shown: 'picture' },
  // Most browsers cannot show it, but it is what some phones make.
  'image/heic': { ending: 'heic', shown: 'saved' },
  'audio/mpeg': { ending: 'mp3', shown: 'sound' },
  'audio/ogg': { ending: 'ogg', shown: 'sound' },
  'audio/mp4': { ending: 'm4a', shown: 'sound' },
  // What WeChat records; no browser plays it.
  'audio/amr': { ending: 'amr', shown: 'saved' },
  'video/mp4': { ending: 'mp4', shown: 'film' },
  'application/pdf': { ending: 'pdf', shown: 'saved' },
} as const satisfies Readonly<
  Record<string, { readonly ending: string; readonly shown: 'picture' | 'sound' | 'film' | 'saved' }>
>;
export type MediaType = keyof typeof mediaTypes;

export function isMediaType(text: string): text is MediaType {
  return Object.hasOwn(mediaTypes, text);
}

export function kindOf(mediaType: MediaType): FileKind {
  if (mediaType.startsWith('image/')) return 'photo';
  if (mediaType.startsWith('audio/')) return 'voice';
  return mediaType.startsWith('video/') ? 'video' : 'document';
}

/** Why a file is not there and will not come any more. */
export const losses = [
  /** The platform has it no more (WeChat keeps three days). */
  'gone',
  'too-large',
  'wrong-type',
  /** All files of the complaint together have become too large. */
  'no-room',
  /** The platform could not be brought to hand it over. */
  'unreachable',
  /** Its sender had everything erased before it was fetched. */
  'erased',
] as const;
export type Loss = (typeof losses)[number];

/** To what a file belongs. */
export type FileOwner =
  /** The complaint that its sender is telling and has not filed yet. */
  { readonly kind: 'draft' } | { readonly kind: 'complaint'; readonly number: string };

const mebibyte = 1024 * 1024;

export const fileLimits = {
  /** "maximum file size to download is 20 MB": https://core.telegram.org/bots/api#getfile. WeChat's are smaller. */
  bytes: 20 * mebibyte,
  /** At the counter, a file; and so many at once. */
  uploadBytes: 10 * mebibyte,
  uploads: 4,
  /** Of one complaint. */
  files: 20,
  allBytes: 60 * mebibyte,
  /** From one sender in a day, whatever becomes of it. */
  filesADay: 40,
} as const;
