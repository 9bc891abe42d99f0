/** Photos of anonymous complaints: nothing of place, time and telephone goes along with the picture. */
import { describe, expect, it } from 'vitest';
import { withoutTraces } from '../../../src/complaint/attachments/traces.ts';

const segment = (marker: number, body: Buffer) => {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([head, body]);
};
const picture = Buffer.concat([segment(0xda, Buffer.from('scan')), Buffer.from('pixels\xff\xd9', 'latin1')]);
const jfif = segment(0xe0, Buffer.from('JFIF\0'));
const begin = Buffer.from([0xff, 0xd8]);
const jpeg = (...segments: readonly Buffer[]) => Buffer.concat([begin, ...segments, picture]);

function exif(little: boolean, orientation: number): Buffer {
  const tiff = Buffer.alloc(38);
  tiff.write(little ? 'II' : 'MM');
  const short = (value: number, at: number) =>
    little ? tiff.writeUInt16LE(value, at) : tiff.writeUInt16BE(value, at);
  const long = (value: number, at: number) =>
    little ? tiff.writeUInt32LE(value, at) : tiff.writeUInt32BE(value, at);
  short(42, 2);
  long(8, 4);
  short(2, 8);
  short(0x010f, 10);
  short(0x0112, 22);
  short(3, 24);
  long(1, 26);
  short(orientation, 30);
  return segment(0xe1, Buffer.concat([Buffer.from('Exif\0\0'), tiff, Buffer.from('GPS 43.97N')]));
}

describe('a photo', () => {
  it.each([true, false])('is turned as it was, and tells nothing else', (little) => {
    const xmp = segment(0xe1, Buffer.from('http://ns.adobe.com/xap/1.0/\0王小明'));
    const traces = [xmp, segment(0xed, Buffer.from('IPTC')), segment(0xfe, Buffer.from('note'))];

    const clean = Buffer.from(withoutTraces(jpeg(jfif, exif(little, 6), ...traces)));

    const only = Buffer.from('4578696600004d4d002a000000080001011200030000000100060000' + '00000000', 'hex');
    expect(clean).toEqual(jpeg(jfif, segment(0xe1, only)));
    expect(Buffer.from(withoutTraces(clean))).toEqual(clean);
  });

  it('that says nothing, or nonsense, of how it is turned is given as it stands in the file', () => {
    expect(Buffer.from(withoutTraces(jpeg(jfif, exif(true, 99))))).toEqual(jpeg(jfif));
    const bad = segment(0xe1, Buffer.from('Exif\0\0MM\0*\xff\xff\xff\xff\xff\xff', 'latin1'));
    expect(Buffer.from(withoutTraces(jpeg(bad)))).toEqual(jpeg());
    expect(Buffer.from(withoutTraces(jpeg(segment(0xe1, Buffer.from('Exif\0\0')))))).toEqual(jpeg());
  });

  it.each([
    Buffer.from('%PDF-1.4'),
    Buffer.alloc(0),
    begin,
    Buffer.concat([begin, Buffer.from([0xff, 0xe1, 0xff, 0xff, 1])]),
  ])('that is none, or is cut off, stays', (bytes) => {
    expect(Buffer.from(withoutTraces(bytes))).toEqual(bytes);
  });
});
