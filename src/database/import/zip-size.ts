/** What a workbook says it is when unpacked, from the list at its end (APPNOTE 6.3.10, 4.3.12): read before it is unpacked. */
const listedFile = 0x02014b50;
const headLength = 46;

/** 0: there is no list; the reader of workbooks then says that it is damaged. */
export function inflatedSize(zip: Uint8Array): number {
  const bytes = Buffer.from(zip.buffer, zip.byteOffset, zip.byteLength);
  const mark = Buffer.from([0x50, 0x4b, 0x01, 0x02]);
  let size = 0;
  for (let at = bytes.indexOf(mark); at >= 0; at = bytes.indexOf(mark, at)) {
    if (at + headLength > bytes.length || bytes.readUInt32LE(at) !== listedFile) break;
    size += bytes.readUInt32LE(at + 24);
    at += headLength;
  }
  return size;
}
