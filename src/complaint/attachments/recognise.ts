/** What a file is, by its first bytes and by nothing that its sender says. Pure. */
import type { MediaType } from './attachment.ts';

/** Bytes looked at. */
const looked = 32;

const beginnings: readonly (readonly [string, MediaType])[] = [
  ['\xFF\xD8\xFF', 'image/jpeg'],
  ['\x89PNG\r\n\x1A\n', 'image/png'],
  ['%PDF-', 'application/pdf'],
  ['OggS', 'audio/ogg'],
  ['#!AMR\n', 'audio/amr'],
  ['#!AMR-WB\n', 'audio/amr'],
  ['ID3', 'audio/mpeg'],
  // MPEG-1, -2 and -2.5, layer III.
  ['\xFF\xFB', 'audio/mpeg'],
  ['\xFF\xFA', 'audio/mpeg'],
  ['\xFF\xF3', 'audio/mpeg'],
  ['\xFF\xF2', 'audio/mpeg'],
  ['\xFF\xE3', 'audio/mpeg'],
];

/** The major brands of an ISO file (https://mp4ra.org/registered-types/brands). */
const brands: Readonly<Record<string, MediaType>> = {
  ...{ heic: 'image/heic', heix: 'image/heic', heim: 'image/heic', mif1: 'image/heic' },
  ...{ 'M4A ': 'audio/mp4', 'M4B ': 'audio/mp4' },
  ...{ isom: 'video/mp4', iso2: 'video/mp4', iso4: 'video/mp4', iso5: 'video/mp4', iso6: 'video/mp4' },
  ...{ mp41: 'video/mp4', mp42: 'video/mp4', avc1: 'video/mp4', 'M4V ': 'video/mp4', dash: 'video/mp4' },
  ...{ '3gp4': 'video/mp4', '3gp5': 'video/mp4', '3gp6': 'video/mp4' },
};

/** undefined: nothing that is kept. */
export function recognise(bytes: Uint8Array): MediaType | undefined {
  const head = String.fromCharCode(...bytes.subarray(0, looked));
  if (head.startsWith('RIFF') && head.startsWith('WEBP', 8)) return 'image/webp';
  if (head.startsWith('ftyp', 4)) {
    const brand = head.slice(8, 12);
    return Object.hasOwn(brands, brand) ? brands[brand] : undefined;
  }
  return beginnings.find(([beginning]) => head.startsWith(beginning))?.[1];
}
