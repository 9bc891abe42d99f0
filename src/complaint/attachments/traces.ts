/** What a photo tells of whoever took it: where, when, with which telephone. Pure. */

const startOfScan = 0xda;
/** EXIF and XMP, IPTC, and the comment. */
const telling: ReadonlySet<number> = new Set([0xe1, 0xed, 0xfe]);

/** The same JPEG without them, turned as it was; anything else as it is. */
export function withoutTraces(bytes: Uint8Array): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 4 || view.getUint16(0) !== 0xffd8) return bytes;
  const kept: Uint8Array[] = [bytes.subarray(0, 2)];
  let at = 2;
  while (at + 4 <= bytes.length && bytes[at] === 0xff) {
    const marker = view.getUint8(at + 1);
    if (marker === startOfScan) break;
    const end = at + 2 + view.getUint16(at + 2);
    if (end > bytes.length) break;
    const turned = marker === 0xe1 ? orientationIn(bytes.subarray(at + 4, end)) : undefined;
    if (turned !== undefined) kept.push(onlyTurned(turned));
    if (!telling.has(marker)) kept.push(bytes.subarray(at, end));
    at = end;
  }
  return Buffer.concat([...kept, bytes.subarray(at)]);
}

const exif = [0x45, 0x78, 0x69, 0x66, 0, 0];
const orientationTag = 0x0112;

/** 1 to 8: how the picture has to be turned (CIPA DC-008, tag 0112). */
function orientationIn(segment: Uint8Array): number | undefined {
  if (!exif.every((byte, place) => segment[place] === byte)) return undefined;
  const tiff = new DataView(segment.buffer, segment.byteOffset + exif.length, segment.length - exif.length);
  if (tiff.byteLength < 10) return undefined;
  const little = tiff.getUint16(0) === 0x4949;
  const directory = tiff.getUint32(4, little);
  if (directory + 2 > tiff.byteLength) return undefined;
  const entries = tiff.getUint16(directory, little);
  for (let entry = 0; entry < entries; entry += 1) {
    const place = directory + 2 + entry * 12;
    if (place + 12 > tiff.byteLength) return undefined;
    if (tiff.getUint16(place, little) !== orientationTag) continue;
    const turned = tiff.getUint16(place + 8, little);
    return turned >= 1 && turned <= 8 ? turned : undefined;
  }
  return undefined;
}

/** An EXIF segment that says nothing else. */
function onlyTurned(orientation: number): Uint8Array {
  const directory = [0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0];
  return Uint8Array.from([0xff, 0xe1, 0, 0x22, ...exif, 0x4d, 0x4d, 0, 0x2a, 0, 0, 0, 8, ...directory]);
}
