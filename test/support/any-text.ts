import fc from 'fast-check';

const surrogates = { from: 0xd800, count: 0x800 };

const anySign = fc
  .integer({ min: 0, max: 0x10ffff - surrogates.count })
  .map((place) => String.fromCodePoint(place < surrogates.from ? place : place + surrogates.count));

/** Whatever Unicode holds. fast-check's unit `binary` draws the same, but takes a second to be put together. */
export function anyText(maxLength: number): fc.Arbitrary<string> {
  return fc.string({ unit: anySign, maxLength });
}
