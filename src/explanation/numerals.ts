// Only what a figure in a clause or a model's sentence can look like; amounts as people write them are kernel/numerals.
const signs = new Map(Array.from('零一二三四五六七八九', (sign, value) => [sign, value]));
signs.set('〇', 0).set('两', 2);
const places = new Map([
  ['十', 10],
  ['百', 100],
  ['千', 1000],
]);

/** Reads Chinese numerals up to 万亿 written out in full; `undefined` for what is not one. */
export function chineseNumber(written: string): number | undefined {
  let whole = 0;
  let section = 0;
  let digit: number | undefined;
  for (const sign of written) {
    const value = signs.get(sign);
    const place = places.get(sign);
    if (value !== undefined) digit = value;
    else if (place !== undefined) {
      section += (digit ?? 1) * place;
      digit = undefined;
    } else if (sign === '万') {
      whole += (section + (digit ?? 0)) * 10_000;
      section = 0;
      digit = undefined;
    } else return undefined;
  }
  return whole + section + (digit ?? 0);
}
