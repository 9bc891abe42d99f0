/** One spelling for the many shapes of a digit, character for character, so that places in the text stay put. */

const spellings: Readonly<Record<string, string>> = {
  壹: '一',
  弌: '一',
  贰: '二',
  貳: '二',
  貮: '二',
  兩: '两',
  叁: '三',
  參: '三',
  叄: '三',
  肆: '四',
  伍: '五',
  陆: '六',
  陸: '六',
  柒: '七',
  捌: '八',
  玖: '九',
  〇: '零',
  '○': '零',
  拾: '十',
  佰: '百',
  陌: '百',
  仟: '千',
  萬: '万',
  億: '亿',
  點: '点',
  負: '负',
  錢: '钱',
  塊: '块',
  圓: '元',
  圆: '元',
  餘: '余',
  幾: '几',
  個: '个',
  '￥': '¥',
  '，': '，',
  '：': '：',
  '–': '-',
  '—': '-',
  '−': '-',
  '‐': '-',
  '－': '-',
  '～': '~',
  '〜': '~',
  '\u3000': ' ',
  '\u00a0': ' ',
};

/** 一吊五 is a thousand and a half of it; 三吊瓶 are three drips. */
const stringOfCoins = /(?<=[\d一二三四五六七八九两几半])吊(?![瓶针水着完了打])/g;

/** Dictation writes 八白 and 三前五. */
const whiteForHundred = /(?<=[一二三四五六七八九两几])白(?=[块元多来左上零一二三四五六七八九，。,\s]|$)/g;
const beforeForThousand = /(?<=[一二三四五六七八九两几])前(?=[一二三四五六七八九]?[百白]|[块多]|来块)/g;
/** Who can hardly write writes 三干 for 三千. */
const dryForThousand = /(?<=[一二三四五六七八九两几])干(?=[块元多零一二三四五六七八九，。,\s]|$)/g;
/** Dictation writes another word of the same sound: 三签二, 三千而, 五千溜. */
const likeThousand = /(?<=[一二三四五六七八九两几])[签迁](?=[一二三四五六七八九块元多百，。,\s]|$)/g;
const digitsBySound: Readonly<Record<string, string>> = {
  而: '二',
  吴: '五',
  溜: '六',
  期: '七',
  久: '九',
  散: '三',
};
const likeDigit = /(?<=[一二三四五六七八九两][百千万])[而吴溜期久散](?=[块元百，。,\s]|$)/g;
const slips = /[吊白前干签迁而吴溜期久散]/;

/** The same text in plain digits and simplified signs; every character keeps its index. */
export function plainGlyphs(text: string): string {
  let plain = '';
  for (let at = 0; at < text.length; at += 1) {
    const glyph = text.charAt(at);
    const code = glyph.charCodeAt(0);
    const known = spellings[glyph];
    if (known !== undefined) plain += known;
    else if (code >= 0xff01 && code <= 0xff5e) plain += String.fromCharCode(code - 0xfee0);
    else plain += glyph;
  }
  return slips.test(plain)
    ? plain
        .replace(stringOfCoins, '千')
        .replace(whiteForHundred, '百')
        .replace(beforeForThousand, '千')
        .replace(dryForThousand, '千')
        .replace(likeThousand, '千')
        .replace(likeDigit, (glyph) => digitsBySound[glyph] ?? glyph)
    : plain;
}

const digits = '零一二三四五六七八九';

/** 0–9 for a Chinese digit (两 and 俩 are two, 仨 three); -1 for anything else. */
export function chineseDigit(glyph: string): number {
  if (glyph === '两' || glyph === '俩') return 2;
  if (glyph === '仨') return 3;
  return glyph === '' ? -1 : digits.indexOf(glyph);
}

/** The power of ten of a small unit (within a group of four digits), k for 千; undefined for other signs. */
export function smallUnit(glyph: string): number | undefined {
  if (glyph === '十') return 1;
  if (glyph === '百') return 2;
  return glyph === '千' || glyph === 'k' || glyph === 'K' ? 3 : undefined;
}

/** The power of ten of 万, 亿 and the typed w. */
export function bigUnit(glyph: string): number | undefined {
  if (glyph === '亿') return 8;
  return glyph === '万' || glyph === 'w' || glyph === 'W' ? 4 : undefined;
}
