/**
 * A message without whose it is: figures, names and addresses below the sumu taken out. What was not understood is
 * kept in this form only, and only this form leaves the process. In doubt a word too many is taken out.
 */
import { normalizeText } from '../kernel/text.ts';
import { mongolSigns, surnames } from './understand/people.ts';

/** Longer texts are cut: what is to be learnt from stands at their beginning. */
export const longestKept = 200;
/** Stands for a figure of any length, and for addresses of the net. */
const figure = '#';
/** Stands for a name. */
const somebody = '某';

const netAddress = /(?:https?:\/\/|www\.)\S+|[\w.+-]+@[\w-]+(?:\.[\w-]+)*|@[\w.]{3,}|\bwxid_\w+/giu;
/** With whatever is written around it: T26-0418-7, 138-0000-0000, 8,650.5. */
const digits = /[a-z]{0,3}[-_]?\p{Nd}(?:[\p{Nd}a-z,.:/_-]*[\p{Nd}a-z])?/giu;
/** Sums and numbers in words; 三次 and 两个 say nothing of anybody. */
const spoken = /[零〇一二三四五六七八九十百千万亿两幺壹贰叁肆伍陆柒捌玖拾佰仟萬]{3,}/gu;
/** The same sign by sign, told slowly: 一 五 〇 四, yao san ba ling, one five oh four. */
const spelledOut =
  /[零〇一二三四五六七八九十幺洞拐壹贰叁肆伍陆柒捌玖〡-〩](?:[\s,.，、:：;|/_·-]*[零〇一二三四五六七八九十幺洞拐壹贰叁肆伍陆柒捌玖〡-〩]){2,}|\b(?:zero|oh|one|two|three|four|five|six|seven|eight|nine)(?:[\s,-]+(?:zero|oh|one|two|three|four|five|six|seven|eight|nine)){2,}\b|\b(?:ling|yao|yi|er|liang|san|si|wu|liu|qi|ba|jiu)(?:[\s,-]+(?:ling|yao|yi|er|liang|san|si|wu|liu|qi|ba|jiu)){2,}\b/giu;
const manyFigures = /#(?:[\s,.，、:：/_-]*#)+/gu;

const titles =
  '大夫|医生|主任|书记|院长|护士长?|老师|所长|局长|站长|会计|村长|乡长|镇长|旗长|科长|嘎查达|队长|组长|老板|师傅|经理|女士|先生|小姐|同志|大爷|大妈|大娘|大叔|大婶|大姐|大哥|老太太?|老爷子|老头|奶奶|爷爷|叔叔?|婶子?|姨|嫂子?|哥|姐';
const byTitle = new RegExp(
  `(?:[${surnames}][\\p{sc=Han}]{0,2}?|[${mongolSigns}]{2,6})(${titles})(?![\\p{sc=Han}]*姓)`,
  'gu',
);
/** 老王家, 小李: by surname. 老高 and the like may be no name, and go with them. */
const byNickname = new RegExp(
  `([老小大])[${surnames.replace(/[师伍公]/gu, '')}](?=家|头|[^\\p{sc=Han}]|$|[的和跟说他她也就是在把被给家])`,
  'gu',
);
const byWord =
  /((?:我|俺|咱|他|她|名字?|姓名|[爸妈爹娘爷奶姥哥姐弟妹叔姑舅姨孙媳婆子女儿人主伴夫])(?:叫做?|是叫)|(?:姓名|名字|户主|患者|病人|参合人|收款人|联系人)(?:是|叫|为|[:：])?|本人(?:是|叫)?|[我俺咱他她]姓)\s*([\p{sc=Han}·]{1,6}?)(?=$|[\s,，。.;；、!！?？#(（]|身份|证号?|医疗证|[后末尾]|电话|手机|家住|今年|户口|想|要|查|在|的|住|得|花了|交|报)/gu;
/** 张桂兰, #: beside a figure or between commas a surname and two signs are a name. */
const byItself = new RegExp(
  `(?<=^|[\\s,，。;；:：、#给跟和找替帮])(?:[${surnames}][\\p{sc=Han}]{1,2}|[${mongolSigns}]{3,6})(?=$|[\\s,，。;；:：、#]|的(?:证|医疗|账|报|钱|号))|(?<=[我俺]是[\\p{sc=Han}]{1,10}的)[${surnames}][\\p{sc=Han}]{1,2}(?=$|[\\s,，。])|(?<=[给替帮找问])[${surnames}][\\p{sc=Han}]{2}(?=查|问|看|报|交|办)`,
  'gu',
);
/** 俺家王秀英住院, 给我妈李桂芝报销: run together with whose kin it is. */
const byKin = new RegExp(
  `(?<=[我俺咱](?:家|妈|爸|爹|娘|爷爷?|奶奶?|姥姥|老伴|老公|老婆|媳妇|妻子|丈夫|儿子|女儿|闺女|儿媳妇?|[大二三]?[哥姐弟妹]|叔|婶|姨|舅|姑|孙子|孙女|公公|婆婆|家?那口子))(?!苏木|子宫|方向)(?:[${surnames}][\\p{sc=Han}]{2}|[${mongolSigns}]{3,6})(?=住|报|看|查|交|在|得|去|参|生|做|花|的|今|明|昨|前|是|没|有|摔|病|要|想)`,
  'gu',
);
/** No names, though they begin like one. */
const noName =
  /^(?:什么|怎么|多少|医院|卫生|医疗|合作|报销|参合|投诉|住院|门诊|方案|政策|家里|高血|白内|金额|余额|时间|任何|包括|包销|应该|那么|成功|安全|常年|全家|全部|全额|全都|全年|毕竟|相关|明天|明年|温度|水电|路费|车费|车票|钱数|关于|和医|合医|于是|左右|左旗|向上|向谁|巴林|通知|平时|时候|白天|白跑|连续|项目|管用|管不|单子|单据|何时|古人|万一|万元|方便|经常|后来|计算|解释|从哪|从来|充值|强制|牛羊|马上|年底|年初|年纪|严重|关节|包赔|包不|查投|查查|查一|那|的|来|都|能|不|没|有|要|和)/u;

const placeWord = '嘎查(?!达)|村民组|村|屯|营子|艾里|独贵龙|牧业组|牧点|社区|小区|家属院|家属楼';
const byPlace = new RegExp(
  `(?<=^|[\\s,，。;；:：、#]|苏木|镇|乡|旗|县|市|是|住|在|搁|到|去|从|家|有)(?!苏木)([\\p{sc=Han}]{1,6}?)(${placeWord})`,
  'gu',
);
/** Run together with what stands before it: a sign too many goes with it. */
const byGacha = /([\p{sc=Han}]{1,4})(?<!某)(嘎查)(?!达)/gu;
const noPlace =
  /(?:^|.)(?:农|乡|新|山|各|每|全|本|同|邻|外|们|我|俺|咱|你|他|她|这|那|哪|年|月|天|个|的|在|到|上|下|里|苏木|镇|旗|是|住|牧区|嘎查|几|几个|所有|回|进|出|当|找|向|跟|和|与|问|给|由|对|叫)$/u;
const street =
  /(?<=^|[\s,，。;；:：、#]|苏木|镇|乡|旗|县|市|住|在|搁|到|去)(?!苏木)[\p{sc=Han}]{2,4}?(大街|街道|街|路|胡同|巷)(?=\s?(?:#|南|北|东|西|口|旁|对面))/gu;
const english =
  /\b((?:my|his|her) name is|i am called|name\s*[:：]|called|(?:mr|mrs|ms|dr|doctor)\.?)\s+[a-z][\w'-]*(?:\s+[A-Z][\w'-]*){0,2}/giu;
/** 我叫 Bao Yulan. */
const nameInLatin = /([我俺他她]叫|名字是?|姓名[:：]?)\s*[a-z][a-z'-]*(?:\s+[a-z][a-z'-]*){0,2}/giu;
const pinyin = /\b((?:wo|ta) ?jiao|xing ?ming|ming ?zi(?: ?shi| ?jiao)?)\s+[a-z]+(?:\s+[a-z]+){0,2}/giu;
/** Scripts nobody here can look through for names. */
const foreign = /[^\P{L}\p{sc=Han}\p{sc=Latin}]+/gu;

/**
 * @param names that the scheme knows and that stand in the text (UnitOfWork.identity.namesAmong of nameCandidates)
 * @returns at most `longestKept` characters; what was taken out is # (figures, net addresses) or 某 (names, places)
 */
export function withoutIdentity(text: string, names: ReadonlySet<string> = new Set()): string {
  const plain = cut(normalizeText(text));
  const known = [...names].sort((a, b) => b.length - a.length);
  const nameless = known.reduce((rest, name) => rest.replaceAll(name, somebody), plain);
  return withoutFigures(nameless)
    .replace(byWord, (whole, before: string, name: string) => (noName.test(name) ? whole : before + somebody))
    .replace(byTitle, (whole, title: string) => (noName.test(whole) ? whole : somebody + title))
    .replace(byNickname, `$1${somebody}`)
    .replace(byKin, (name) => (noName.test(name) ? name : somebody))
    .replace(byItself, (name) => (noName.test(name) ? name : somebody))
    .replace(byPlace, (whole, place: string, kind: string) => (noPlace.test(place) ? whole : somebody + kind))
    .replace(byGacha, (whole, place: string, kind: string) => (noPlace.test(place) ? whole : somebody + kind))
    .replace(street, `${somebody}$1`)
    .replace(english, `$1 ${somebody}`)
    .replace(nameInLatin, `$1${somebody}`)
    .replace(pinyin, `$1 ${somebody}`)
    .replace(foreign, somebody);
}

/** Cheaper, and enough to compare by: figures only, whoever is named. */
export function withoutFigures(text: string): string {
  return text
    .replace(netAddress, figure)
    .replace(digits, figure)
    .replace(spelledOut, figure)
    .replace(spoken, figure)
    .replace(manyFigures, figure);
}

const longestName = 6;

/** Whatever in the text could be somebody's name, to be looked up among those the scheme knows. */
export function nameCandidates(text: string): string[] {
  const candidates = new Set<string>();
  for (const [run] of cut(normalizeText(text)).matchAll(/[\p{sc=Han}·]{2,}/gu)) {
    const signs = [...run];
    for (let from = 0; from < signs.length - 1; from += 1)
      for (let length = 2; length <= longestName && from + length <= signs.length; length += 1)
        candidates.add(signs.slice(from, from + length).join(''));
  }
  return [...candidates];
}

function cut(text: string): string {
  return [...text].slice(0, longestKept).join('');
}
