/** Any amount, written in each style, is read back exactly; what is vague is marked; nothing else is a sum. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findAmounts } from '../../src/kernel/numerals.ts';

const runs = { numRuns: 2_000 };
const digits = [...'零一二三四五六七八九'];
const formal = [...'零壹贰叁肆伍陆柒捌玖'];
const units = ['千', '百', '十', ''];

/** 1 to 9,999 as people say it: 三千零二十, and 十二 for twelve. */
function spoken(value: number, glyphs = digits, small = units): string {
  const written = String(value)
    .padStart(4, '0')
    .split('')
    .map((digit, place) =>
      digit === '0' ? '零' : `${glyphs[Number.parseInt(digit, 10)] ?? ''}${small[place] ?? ''}`,
    )
    .join('')
    .replace(/零+/gu, '零')
    .replace(/^零|零$/gu, '');
  return glyphs === digits ? written.replace(/^一十/u, '十') : written;
}

const fenText = (value: number): string =>
  `${Math.floor(value / 100)}.${String(value % 100).padStart(2, '0')}`;

/** Each style tells which fen it can say, and how. */
const styles: Readonly<Record<string, readonly [fc.Arbitrary<number>, (fen: number) => string]>> = {
  'figures with 元': [fc.integer({ min: 100, max: 9_999_999 }), (fen) => `${fenText(fen)}元`],
  'figures with 块钱': [
    fc.integer({ min: 1, max: 99_999 }).map((yuan) => yuan * 100),
    (fen) => `${fen / 100}块钱`,
  ],
  'spoken with 块': [
    fc.integer({ min: 1, max: 9_999 }).map((yuan) => yuan * 100),
    (fen) => `${spoken(fen / 100)}块`,
  ],
  'on a bill': [
    fc.integer({ min: 1, max: 9_999 }).map((yuan) => yuan * 100),
    (fen) => `${spoken(fen / 100, formal, ['仟', '佰', '拾', ''])}圆整`,
  ],
  'on a bill, to the fen': [
    fc
      .tuple(
        fc.integer({ min: 1, max: 9_999 }),
        fc.integer({ min: 1, max: 9 }),
        fc.integer({ min: 1, max: 9 }),
      )
      .map(([yuan, jiao, fen]) => yuan * 100 + jiao * 10 + fen),
    (fen) =>
      `${spoken(Math.floor(fen / 100), formal, ['仟', '佰', '拾', ''])}元${formal[Math.floor(fen / 10) % 10] ?? ''}角${formal[fen % 10] ?? ''}分`,
  ],
  'with coins': [
    fc
      .tuple(fc.integer({ min: 1, max: 9_999 }), fc.integer({ min: 1, max: 9 }))
      .map(([yuan, jiao]) => yuan * 100 + jiao * 10),
    (fen) => `${spoken(Math.floor(fen / 100))}块${digits[(fen / 10) % 10] ?? ''}`,
  ],
  'cut short: 三千五': [
    fc
      .tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 }), fc.constantFrom(3, 2))
      .map(([first, second, power]) => (first * 10 + second) * 10 ** (power - 1) * 100),
    (fen) => {
      const [first = '', second = ''] = String(fen / 100);
      return `${digits[Number.parseInt(first, 10)] ?? ''}${fen >= 1000_00 ? '千' : '百'}${digits[Number.parseInt(second, 10)] ?? ''}`;
    },
  ],
  '1万2': [
    fc
      .tuple(fc.integer({ min: 1, max: 99 }), fc.integer({ min: 1, max: 9 }))
      .map(([wan, qian]) => (wan * 10 + qian) * 1000_00),
    (fen) => `${Math.floor(fen / 10_000_00)}万${(fen / 1000_00) % 10}`,
  ],
  '3.5k': [
    fc.integer({ min: 10, max: 999 }).map((hundreds) => hundreds * 100_00),
    (fen) => `${fen / 1000_00}k`,
  ],
  '1.25w': [
    fc.integer({ min: 100, max: 9_999 }).map((hundreds) => hundreds * 100_00),
    (fen) => `${fen / 10_000_00}w`,
  ],
  '4仟5佰': [
    fc
      .tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 }))
      .map(([qian, bai]) => (qian * 10 + bai) * 100_00),
    (fen) => `${Math.floor(fen / 1000_00)}仟${(fen / 100_00) % 10}佰`,
  ],
  'strings of coins': [
    fc
      .tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 }))
      .map(([diao, hundred]) => (diao * 10 + hundred) * 100_00),
    (fen) => `${digits[Math.floor(fen / 1000_00)] ?? ''}吊${digits[(fen / 100_00) % 10] ?? ''}`,
  ],
};

const around = fc.constantFrom<readonly [string, string]>(
  ['', ''],
  ['花了', ''],
  ['住了15天，花了', '，能报多少'],
  ['老伴65岁，5月3号在301医院住院，一共花了', ' 旗医院'],
  ['单子上是', '。'],
);

function read(text: string) {
  return findAmounts(text).map(({ amount }) => amount);
}

describe('an amount', () => {
  it.each(Object.entries(styles))('in the style %s is read back exactly', (_name, [amounts, write]) => {
    fc.assert(
      fc.property(amounts, around, (fen, [before, after]) => {
        expect(read(`${before}${write(fen)}${after}`)).toEqual([{ kind: 'exact', value: fen }]);
      }),
      runs,
    );
  });

  const vague = fc.constantFrom<readonly [string, string]>(
    ...([
      ['大概', ''],
      ['差不多', ''],
      ['估摸着', ''],
      ['将近', ''],
      ['不到', ''],
      ['少说', ''],
      ['小', ''],
    ] as const),
    ...([
      ['', '左右'],
      ['', '出头'],
      ['', '上下'],
      ['', '挂零'],
      ['', '还不止'],
      ['', '，大概'],
      ['', '往上'],
    ] as const),
    ...([
      ['大概在旗里花了', ''],
      ['好像是', ''],
      ['也就', '吧'],
    ] as const),
  );

  it('said vaguely is marked, whatever the style', () => {
    const any = fc
      .constantFrom(...Object.entries(styles))
      .chain(([, [amounts, write]]) => amounts.map((fen) => ({ fen, text: write(fen).replace(/整$/u, '') })));
    fc.assert(
      fc.property(any, vague, ({ fen, text }, [before, after]) => {
        expect(read(`花了${before}${text}${after}`)).toEqual([{ kind: 'approximate', value: fen }]);
      }),
      runs,
    );
  });

  it('between two is a range', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 8 }),
        fc.constantFrom('千', '百', '万'),
        fc.constantFrom<(low: string, high: string, unit: string) => string>(
          (low, high, unit) => `${low}${high}${unit}`,
          (low, high, unit) => `${low}到${high}${unit}`,
          (low, high, unit) => `${low}${unit}到${high}${unit}`,
          (low, high, unit) => `${low}${unit}多不到${high}${unit}`,
          (low, high, unit) => `${low}${unit}${high}${unit}的`,
          (low, high, unit) => `${low}、${high}${unit}`,
          (low, high, unit) => `${low}${unit}或者${high}${unit}`,
        ),
        (low, unit, write) => {
          const worth = { 千: 1000_00, 百: 100_00, 万: 10_000_00 }[unit];
          const text = write(digits[low] ?? '', digits[low + 1] ?? '', unit);
          expect(read(`花了${text}`)).toEqual([{ kind: 'range', low: low * worth, high: (low + 1) * worth }]);
        },
      ),
      runs,
    );
  });
});

describe('what is no sum', () => {
  const digit = fc.integer({ min: 0, max: 9 }).map(String);
  const row = (length: number) =>
    fc.array(digit, { minLength: length, maxLength: length }).map((all) => all.join(''));
  const others = fc.oneof(
    fc
      .tuple(fc.constantFrom('13', '15', '18', '19'), fc.oneof(row(8), row(9), row(10)))
      .map(([start, rest]) => `电话${start}${rest}`),
    fc.tuple(fc.constantFrom('138', '159', '186'), row(4), row(4)).map((parts) => parts.join(' ')),
    row(7).map((rest) => `0476-${rest}`),
    row(6).map((rest) => `证号150422${rest}`),
    row(6).map((rest) => `查询码是${rest}`),
    fc.constantFrom('二二〇医院', '301医院', '打120', '打12345', '12345也打了', '叫120急救'),
    fc.integer({ min: 1, max: 200 }).map((days) => `住了${days}天`),
    fc.integer({ min: 1, max: 9 }).map((days) => `住了${digits[days] ?? ''}天`),
    fc.integer({ min: 1, max: 99 }).map((age) => `今年${age}岁`),
    fc
      .tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }))
      .map(([month, day]) => `${month}月${day}号`),
    fc
      .tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 }))
      .map(([month, day]) => `${digits[month] ?? ''}月${digits[day] ?? ''}号`),
    fc.integer({ min: 2000, max: 2030 }).map((year) => `${year}年`),
    fc.integer({ min: 1, max: 99 }).map((share) => `报${share}%`),
    fc.integer({ min: 1, max: 9 }).map((times) => `第${digits[times] ?? ''}次住院`),
    fc
      .integer({ min: 100, max: 999 })
      .map((money) => `${money}`)
      .map((money) => `${money}美元`),
    fc.constantFrom('五百刀', '我俩一块去的', '一块石头', '打了三吊瓶', '挨了两刀', '一共', '差一点'),
  );

  it('is read as none, however many stand together', () => {
    fc.assert(
      fc.property(fc.array(others, { minLength: 1, maxLength: 5 }), (parts) => {
        expect(read(parts.join('，'))).toEqual([]);
      }),
      runs,
    );
  });

  it('does not hide the sum beside it', () => {
    fc.assert(
      fc.property(fc.array(others, { minLength: 1, maxLength: 3 }), (parts) => {
        const yuan = parts.filter((part) => !/美元|刀$/u.test(part)).join('，');
        expect(read(`${yuan}，花了3250元`)).toEqual([{ kind: 'exact', value: 3250_00 }]);
      }),
      runs,
    );
  });
});
