/** Writes a sum in the styles people write and dictate: an oracle of its own, which knows nothing of the reader. */
import fc from 'fast-check';

const digits = [...'零一二三四五六七八九'];
const d = (value: number): string => digits[value] ?? '';

/** 1 to 99,999 as it is spoken: 一万零二百, 两千零五. */
export function spoken(value: number, two = '两'): string {
  if (value >= 10_000) {
    const rest = value % 10_000;
    const head = `${spoken(Math.floor(value / 10_000), two)}万`;
    return rest === 0 ? head : `${head}${rest < 1_000 ? '零' : ''}${spoken(rest, two)}`;
  }
  let written = '';
  let gap = false;
  for (const [unit, size] of [
    ['千', 1_000],
    ['百', 100],
    ['十', 10],
    ['', 1],
  ] as const) {
    const digit = Math.floor(value / size) % 10;
    if (digit === 0) {
      gap ||= written !== '';
      continue;
    }
    const glyph = digit === 2 && size >= 100 ? two : d(digit);
    const bareTen = size === 10 && digit === 1 && written === '' ? '' : glyph;
    written += `${gap ? '零' : ''}${bareTen}${unit}`;
    gap = false;
  }
  return written;
}

/** 三千二 for 3,200 and 一万五 for 15,000: the last unit is left unsaid. */
const clipped = fc
  .record({
    first: fc.integer({ min: 1, max: 9 }),
    second: fc.integer({ min: 1, max: 9 }),
    power: fc.constantFrom(100, 1_000, 10_000),
  })
  .map(({ first, second, power }) => {
    const unit = { 100: '百', 1_000: '千', 10_000: '万' }[power];
    return {
      yuan: first * power + (second * power) / 10,
      text: `${first === 2 ? '两' : d(first)}${unit}${d(second)}`,
    };
  });

const whole = fc.integer({ min: 101, max: 99_999 });
const grouped = (yuan: number): string => String(yuan).replace(/\B(?=(\d{3})+$)/gu, ',');
const fullWidth = (text: string): string =>
  text.replace(/\d/gu, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
const formal: Readonly<Record<string, string>> = Object.fromEntries(
  [...'一二三四五六七八九十百千'].map((glyph, at) => [glyph, [...'壹贰叁肆伍陆柒捌玖拾佰仟'][at] ?? '']),
);
const asFormal = (text: string): string =>
  text.replace(/[一二三四五六七八九十百千]/gu, (glyph) => formal[glyph] ?? glyph);

export interface Said {
  readonly yuan: number;
  readonly text: string;
}

/** All of them exact. */
export const exactSum: fc.Arbitrary<Said> = fc.oneof(
  whole.map((yuan) => ({ yuan, text: String(yuan) })),
  whole.map((yuan) => ({ yuan, text: `${String(yuan)}块` })),
  whole.map((yuan) => ({ yuan, text: `${grouped(yuan)}元` })),
  whole.map((yuan) => ({ yuan, text: `¥${grouped(yuan)}` })),
  whole.map((yuan) => ({ yuan, text: `${fullWidth(String(yuan))}块钱` })),
  whole.map((yuan) => ({ yuan, text: `${spoken(yuan)}块` })),
  whole.map((yuan) => ({ yuan, text: `${spoken(yuan, '二')}块钱` })),
  whole.map((yuan) => ({ yuan, text: `${asFormal(spoken(yuan, '二'))}元整` })),
  whole.map((yuan) => ({ yuan, text: `${[...spoken(yuan)].join(' ')}块` })),
  fc.integer({ min: 1_000, max: 9_999 }).map((yuan) => ({ yuan, text: [...String(yuan)].join(' ') })),
  fc
    .integer({ min: 11, max: 99 })
    .map((hundreds) => ({ yuan: hundreds * 100, text: `${String(hundreds / 10)}k` })),
  fc
    .integer({ min: 11, max: 99 })
    .map((thousands) => ({ yuan: thousands * 1_000, text: `${String(thousands / 10)}万` })),
  fc
    .integer({ min: 11, max: 99 })
    .map((thousands) => ({ yuan: thousands * 1_000, text: `${String(thousands / 10)}w` })),
  fc
    .tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 }), fc.constantFrom('千', '万', '百'))
    .map(([one, next, unit]) => {
      const size = { 千: 1_000, 万: 10_000, 百: 100 }[unit];
      return { yuan: one * size + (next * size) / 10, text: `${String(one)}${unit}${String(next)}` };
    }),
  clipped,
  fc
    .tuple(fc.integer({ min: 101, max: 9_999 }), fc.integer({ min: 1, max: 9 }))
    .map(([yuan, jiao]) => ({ yuan: yuan + jiao / 10, text: `${spoken(yuan)}块${d(jiao)}` })),
  fc.tuple(fc.integer({ min: 101, max: 9_999 }), fc.integer({ min: 1, max: 99 })).map(([yuan, fen]) => ({
    yuan: yuan + fen / 100,
    text: `${String(yuan)}.${String(fen).padStart(2, '0')}元`,
  })),
  fc
    .tuple(fc.integer({ min: 101, max: 9_999 }), fc.integer({ min: 1, max: 9 }))
    .map(([yuan, jiao]) => ({ yuan: yuan + jiao / 10, text: `${String(yuan)}元${String(jiao)}角` })),
);

/** Approximate, or between two: never to be reckoned with before it is confirmed. */
export const doubtfulSum: fc.Arbitrary<string> = fc.oneof(
  fc
    .tuple(
      exactSum,
      fc.constantFrom(
        '大概',
        '差不多',
        '也就',
        '不到',
        '小',
        '得有',
        '估摸着',
        '好像',
        '将近',
        '听说',
        '印象里',
        '约',
      ),
    )
    .map(([{ text }, before]) => `${before}${text}`),
  fc
    .tuple(
      clipped,
      fc.constantFrom('左右', '出头', '上下', '多块', '吧大概', '，差不多', '挂零', '往上', '打不住', '刚过'),
    )
    .map(([{ text }, after]) => `${text}${after}`),
  fc
    .tuple(fc.integer({ min: 1, max: 8 }), fc.constantFrom('百块', '千', '千块', '万', '千来块'))
    .map(([one, unit]) => `${d(one)}${d(one + 1)}${unit}`),
  fc
    .tuple(fc.integer({ min: 1, max: 8 }), fc.constantFrom('到', '或者', '还是'))
    .map(([one, or]) => `${d(one)}千${or}${d(one + 1)}千`),
  fc.constantFrom(
    '好几千',
    '几千块',
    '万把块',
    '千八百块',
    '小一万',
    '一万大几',
    '百十块钱',
    '上万块',
    '两千多不到三千',
  ),
);

/** Numbers that stand beside a bill and are none. */
export const besides: fc.Arbitrary<string> = fc.oneof(
  fc.integer({ min: 1, max: 60 }).map((days) => `住了${String(days)}天`),
  fc.integer({ min: 2, max: 30 }).map((days) => `住了${spoken(days)}天`),
  fc.integer({ min: 40, max: 95 }).map((age) => `今年${String(age)}岁`),
  fc.integer({ min: 40, max: 95 }).map((age) => `${spoken(age)}岁了`),
  fc.integer({ min: 1, max: 60 }).map((bed) => `${String(bed)}号床`),
  fc.integer({ min: 2020, max: 2026 }).map((year) => `${String(year)}年的事`),
  fc.integer({ min: 10_000_000, max: 99_999_999 }).map((rest) => `手机150${String(rest)}`),
  fc.integer({ min: 100_000, max: 999_999 }).map((rest) => `证号150422${String(rest)}`),
  fc
    .tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }))
    .map(([month, day]) => `${String(month)}月${String(day)}号住的院`),
  fc
    .tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }))
    .map(([month, day]) => `${spoken(month)}月${spoken(day)}出的院`),
  fc.integer({ min: 1, max: 9 }).map((floor) => `${spoken(floor)}楼`),
  fc.integer({ min: 2, max: 9 }).map((members) => `一家${spoken(members)}口人`),
  fc.integer({ min: 100, max: 900 }).map((yuan) => `前年报过${String(yuan)}`),
  fc.integer({ min: 1_000, max: 5_000 }).map((yuan) => `交了押金${String(yuan)}`),
  fc.integer({ min: 20, max: 300 }).map((yuan) => `路费${String(yuan)}`),
  fc.constantFrom('打120去的', '离家六十公里', '血压180', '发烧39度5', '第二次住院', '报55%吗', '起付线100'),
);
