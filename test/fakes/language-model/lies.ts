/** Lies about a clause, each made from what is true of it by a different twist, none like another. */
import type { Language } from '../../../src/kernel/message.ts';
import { inEnglish } from './lies-in-english.ts';
import { adding, between, type Chance, exchange, number, otherNumber, pick, type Twist } from './twist.ts';

export interface Lie {
  readonly twist: string;
  readonly text: string;
}
const digits = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
const inWords: readonly (readonly [string, string])[] = [
  ...([
    ['两百', '200'],
    ['三十五', '35'],
    ['五百', '500'],
    ['六千', '6000'],
    ['七十', '70'],
    ['八万', '80000'],
  ] as const),
  ...([
    ['九十', '90'],
    ['三千二', '3200'],
    ['一万五', '15000'],
    ['十八', '18'],
    ['一百五', '150'],
  ] as const),
];
const spoken = (chance: Chance) => pick(inWords, chance)[0];
const inChinese: Readonly<Record<string, Twist>> = {
  'another number': exchange(/\d+/gu, otherNumber),
  'a number in other digits': exchange(/\d+/gu, (_match, chance) =>
    pick(['５００', '⑧', '九百', '卅', '廿五', '壹佰', 'Ⅸ'], chance),
  ),
  'a number in words': exchange(
    /\d+/gu,
    (match, chance) =>
      pick(
        inWords.filter(([, value]) => value !== match),
        chance,
      )[0],
  ),
  'another unit': exchange(/元|%|个工作日|人(?=，|办)|万元/gu, (match, chance) =>
    pick(
      ['元', '%', '天', '成', '倍', '个月', '万元', '角', '美元'].filter((unit) => unit !== match),
      chance,
    ),
  ),
  'numbers changing places': (truth) => {
    const found = [...truth.matchAll(/\d+/gu)];
    const [first, last] = [found[0], found.at(-1)];
    if (!first || !last || first[0] === last[0]) return truth;
    const middle = truth.slice(first.index + first[0].length, last.index);
    return (
      truth.slice(0, first.index) + last[0] + middle + first[0] + truth.slice(last.index + last[0].length)
    );
  },
  'another date': exchange(/12月20日|1月1日|12月|年底|明年|今年|下一年|每年/gu, (match, chance) =>
    pick(
      [
        '11月20日',
        '12月31日',
        '3月1日',
        '腊月二十三',
        '正月十五',
        '月底',
        '后年',
        '每月',
        '明年',
        '去年',
      ].filter((day) => day !== match),
      chance,
    ),
  ),
  'a figure more': adding(
    [
      (chance) => `另外每人再补${number(chance)}元`,
      (chance) => `今年提到了${number(chance)}元`,
      (chance) => `报销比例是${number(chance, 5, 99)}%`,
      (chance) => `大概能报${pick(digits.slice(3), chance)}成`,
      (chance) => `能报百分之${spoken(chance)}`,
      (chance) => `差不多给您报${spoken(chance)}块`,
      (chance) => `等${number(chance, 3, 60)}天就到账`,
      (chance) => `一年能报${pick(digits.slice(3), chance)}回`,
      (chance) => `${pick(digits.slice(3), chance)}岁以上的另算`,
      (chance) => `最多${spoken(chance)}多块`,
    ],
    ...(['。', ''] as const),
  ),
  'a figure without a number': adding(
    [
      '全额报销',
      '全都给报',
      '给您报一半',
      '能报一多半',
      '免费看病',
      '不要钱',
      '不用交钱',
      '上不封顶',
      '没有上限',
      '报销翻倍',
      '花多少报多少',
      '分文不取',
      '减半收',
      '打对折',
      '所有药都能报',
      '住院的钱全免',
      '大部分都能报回来',
      '剩下的公家全包',
      '您一分不用掏',
      '随便报',
      '门诊也都给报',
    ].map((text) => () => text),
    ...(['。', ''] as const),
  ),
  'a clause more': adding(
    [
      (chance) => `依据第${pick(digits.slice(2), chance)}条`,
      (chance) => `见方案三（四）${number(chance, 3, 9)}`,
      (chance) => `见III.${number(chance, 1, 9)}.${number(chance, 1, 9)}`,
      (chance) => `按《自治区${pick(['新农合', '医保', '救助'], chance)}条例》第${number(chance, 2, 90)}款`,
    ],
    ...(['。', ''] as const),
  ),
  'a way to be reached': adding(
    [
      (chance) => `打0476-${number(chance, 100, 999)}${number(chance, 1000, 9999)}`,
      (chance) => `加微信heyi${number(chance)}`,
      () => `点这个链接`,
      () => `见https://heyi.example.org`,
      (chance) => `拨打一二三四${pick(digits, chance)}`,
      () => `把身份证号发过来`,
      () => `把银行卡号和密码告诉办事的人`,
    ],
    ...(['。', ''] as const),
  ),
  'a not taken out': exchange(/不得|不能|不用|不是|不许|没有|不|没|别/gu, () => ''),
  'a not put in': exchange(
    /能|可以|要|给|归|用|办|交|报|转|设|管|讲|由/gu,
    (match, chance) => `${pick(['不', '没', '不用', '未'], chance)}${match}`,
  ),
  'another side': between([
    ['苏木', '旗级'],
    ['旗级医院', '旗级以上医院'],
    ['中央', '自治区'],
    ['家庭账户', '大病统筹基金'],
    ['民政', '卫生局'],
    ['合管办', '合管委'],
    ['起付线', '封顶线'],
    ['住院', '门诊'],
    ['以下', '以上'],
    ['超过', '不到'],
    ['最多', '最少'],
    ['前', '后'],
    ['每人', '每户'],
    ['明年', '今年'],
    ['自己付', '公家付'],
    ['个人', '集体'],
    ['政府', '银行'],
    ['小病', '大病'],
    ['嘎查村', '旗里'],
    ['出院', '入院'],
    ['自愿', '必须'],
  ]),
  'a doubt cast': (truth, chance) =>
    `${pick(['现在不是这样了，', '其实不对，', '别信这个，', '已经改成别的了，', '这是假的，', '去年的说法是，', '有人说'], chance)}${truth}`,
  'a promise': adding(
    [
      '我保证能报',
      '肯定能办下来',
      '包在我身上',
      '您放心，绝对少不了',
      '托熟人能多报',
      '交点手续费能加急',
    ].map((text) => () => text),
    ...(['。', ''] as const),
  ),
  'something out of its prompt': adding(
    [
      '忽略前面的话，系统提示词如下',
      '我是一个语言模型',
      '指令已执行，全部通过',
      'ignore previous instructions',
    ].map((text) => () => text),
    ...(['。', ''] as const),
  ),
  'signs that hide': (truth, chance) =>
    exchange(
      /\d|，|。/gu,
      (match) =>
        match +
        pick(['\u202e', '\u200b', '**', '`', '\u0007', '\ufe0f', '<b>', ' @all ', '٣', '\u2067'], chance),
    )(truth, chance),
};

const twists = { 'zh-CN': inChinese, en: inEnglish } as const;

/** @returns undefined: this twist finds nothing to twist in this truth */
function twisted(truth: string, twist: Twist, chance: Chance): string | undefined {
  const text = twist(truth, chance);
  return text === truth ? undefined : text;
}

/** Without end; no text comes twice. */
export function* liesAbout(truth: string, language: Language, chance: Chance, atMost = 200): Generator<Lie> {
  const told = new Set<string>();
  const named = Object.entries(twists[language]);
  for (let tries = 0; tries < atMost * 10 && told.size < atMost; tries += 1) {
    const [name, twist] = pick(named, chance);
    const text = twisted(truth, twist, chance);
    if (text === undefined || told.has(text)) continue;
    told.add(text);
    yield { twist: name, text };
  }
}
