/** A segment in one spelling: figures by their value, units and hospitals by one name, without words that say nothing. */
import type { Language } from '../../kernel/message.ts';
import { plainGlyphs } from '../../kernel/numerals/glyphs.ts';
import { readNumber } from '../../kernel/numerals/number.ts';

export function spelled(segment: string, language: Language): string {
  return language === 'en' ? inEnglish(segment) : inChinese(segment);
}

const chineseNames: readonly (readonly [RegExp, string])[] = [
  [/旗级?以上的?(?:医疗机构|医院)?/gu, '［上］'],
  [/旗级?里?的?(?:医疗机构|医院)|旗级/gu, '［旗］'],
  [/苏木(?:或|、)?(?:乡镇)?的?卫生院|乡镇卫生院/gu, '［苏木］'],
  [/百分之(〔[\d.]+〕)/gu, '$1%'],
  [/〔(\d+)〕成(?![立员为功])/gu, '〔$10〕%'],
  [/(?<=〕)(?:块钱|元钱|块|元)/gu, '元'],
  [/(?<=月〔\d+〕)[号日]/gu, '日'],
  [/(?<=[〕%元])\s*(?:—|–|-|到|至)+\s*(?=〔)/gu, '-'],
];
const empty = /[的了就也啊呢吧嘛呗您是有里这那\s“”（）《》、]/gu;

function inChinese(segment: string): string {
  const named = chineseNames.reduce((text, [found, name]) => text.replace(found, name), valued(segment));
  return named.replace(empty, '');
}

/** 两万, 2万 and 20000 alike. What is no number stays as it is. */
function valued(segment: string): string {
  const plain = plainGlyphs(segment);
  let text = '';
  for (let at = 0; at < plain.length;) {
    const number = readNumber(plain, at);
    if (!number || 'malformed' in number || number.vague || number.low !== number.high) {
      text += plain.charAt(at);
      at += 1;
    } else {
      text += `〔${String(number.low / 100)}〕`;
      at = number.end;
    }
  }
  return text;
}

const englishNumbers: Readonly<Record<string, string>> = {
  ...{ one: '1', two: '2', three: '3', four: '4', five: '5', six: '6', seven: '7', eight: '8', nine: '9' },
  ...{ ten: '10', fifteen: '15', twenty: '20' },
};

/** A number of more than one word stays in its words: it equals only itself. */
function inEnglish(segment: string): string {
  return segment
    .toLowerCase()
    .replaceAll(/(?<=\d),(?=\d{3}\b)/g, '')
    .replaceAll(
      /\b(?:[a-z]+)(?![\s-](?:hundred|thousand|million|one|two|three|four|five|six|seven|eight|nine))\b/g,
      (word) => (Object.hasOwn(englishNumbers, word) ? (englishNumbers[word] ?? word) : word),
    )
    .replaceAll(/\s*(?:percent|per cent|%)/g, '%')
    .replaceAll(/\s*[–—-]\s*(?=\d)/g, '-')
    .replaceAll(/[“”"'’]/g, '')
    .replaceAll(/\b(?:it is|it's|the|a|an|then|so|and)\b/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
}
