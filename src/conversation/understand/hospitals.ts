/** Hospital words → tier: the scheme's own directory first (the longest alias wins), then generic words. */
import type { KnownInstitution, Slots, Tier } from './understood.ts';

type HospitalSlots = Pick<Slots, 'tier' | 'tierText' | 'institution' | 'designated'>;

interface Mention extends HospitalSlots {
  readonly tier: Tier;
  readonly tierText: string;
  readonly at: number;
}

/**
 * 方案 三（四）2 knows three tiers: 苏木乡镇卫生院, 旗级, 旗级以上. Offices (苏木合管办, 镇政府) are no hospitals.
 */
const generic: readonly (readonly [Tier, RegExp])[] = [
  [
    'above',
    /北京[^,，。去来]{0,6}?(医院|协和|天坛|301)|协和(医院)?|(赤峰|通辽|呼和浩特|锡林浩特|包头|沈阳|长春|锦州|承德)?(市|盟|省)(中心|第?[一二三四]|[123]|人民|中|蒙|妇幼|传染病|肿瘤)?(医)?院|赤峰[^,，。去来]{0,6}?医院|自治区(级)?(医院|人民医院)?|附属医院|附院|三甲(医院)?|(旗|县)(级)?(以上|外)(的)?(医院)?|外(地|省|市)(的)?(大)?医院|(大|省|上级|上头|上边|上面的?)医院|内?蒙(大|古大学|医大?|古医科?大学?)附院|内蒙古医院|国际蒙医|北京|上海|天津|沈阳|长春|哈尔滨|大连|锦州|呼市|呼和浩特|通辽|赤峰|承德|包头|盟里|市里|省里|外地|外省|旗外|区外|(city|provincial|regional|municipal|university|affiliated|big(ger)?) hospital|hospital (in|of) (a |the )?(chifeng|beijing|tongliao|shenyang|hohhot|city|province)|\b(chifeng|beijing|tongliao|shenyang|hohhot|tianjin)\b|(above|outside) the (banner|county)/gu,
  ],
  [
    'banner',
    /巴?林?左?旗(蒙医中医|蒙中医|蒙|中|中蒙|人民|妇幼|第[一二]|总)?(医)?院|旗(级|里|上|县)?(的)?(定点)?(大)?医院|旗级|(?<=换(?:成|到)?)旗(?![外以])|旗蒙中?医?院?|旗中医院|旗妇幼|县(人民|中|级|里|上)?(的)?医院|县级|林东(的|镇)?(大)?医院|(旗|县)(里|上|级)(的)?(?=住|看|$|吧|呢|医)|(旗|县)里(?=[^合政管办]{0,3}(住|花|治|做|看|报|\d|[一二三四五六七八九两]))|^旗的$|^在?(旗|县)(里|上|的)?$|(banner|county)( people's| mongolian( medicine)?| level)? hospital|^(the )?(banner|county)( level)?$/gu,
  ],
  [
    'sumu',
    /(苏木|乡|镇|公社|林东镇|街道)[^,，。合管办政府]{0,4}?(中心)?(卫生院|医院|卫生所|医)|((苏木|乡镇|[^在去到于从搁是住给诉告报,，。: ]{1,3}(苏木|镇|乡))的?)?(中心)?卫生院|卫生所|(苏木|镇上|镇里|乡里|乡上)(?=[^合政管办公]{0,2}(住|看|花|治|做|报|和|跟|\d|[一二三四五六七八九两]))|(苏木|乡|镇)(级|里|上)(的)?(?=住|看|$|吧|呢|医)|^(苏木|乡镇|乡|镇)(的|里|上|级)?(的)?$|苏木级|乡镇级|(?<=换(?:成|到)?)(苏木|乡镇|镇|乡)|(sumu|town(ship)?)( level)? (hospital|health (centre|center))|health (centre|center)|^(the )?(sumu|town(ship)?)( level)?$/gu,
  ],
];

export type HospitalReader = (plain: string) => HospitalSlots;

export function createHospitalReader(institutions: readonly KnownInstitution[]): HospitalReader {
  const aliases = institutions
    .flatMap((institution) =>
      [institution.name, ...institution.aliases].map((alias) => ({
        alias: alias.toLowerCase(),
        institution,
      })),
    )
    .filter(({ alias }) => alias.length > 0)
    .sort((a, b) => b.alias.length - a.alias.length);
  return (plain) => {
    const mention = lastOf(plain, [...known(plain, aliases), ...unknown(plain)]);
    const designated = designation(plain) ?? mention?.designated;
    return {
      ...(mention && { tier: mention.tier, tierText: mention.tierText }),
      ...(mention?.institution !== undefined && { institution: mention.institution }),
      ...(designated !== undefined && { designated }),
    };
  };
}

/** "从苏木转到旗医院": the bill is the place gone to, the last one named; of overlapping words the longest. */
function lastOf(plain: string, mentions: readonly Mention[]): Mention | undefined {
  const standing = mentions.filter(
    (one) => !mentions.some((other) => other !== one && covers(other, one)) && !leftBehind(plain, one),
  );
  return (standing.length > 0 ? standing : mentions).reduce<Mention | undefined>(
    (last, one) => (last === undefined || one.at > last.at ? one : last),
    undefined,
  );
}

function covers(other: Mention, one: Mention): boolean {
  const end = one.at + one.tierText.length;
  const inside = other.at <= one.at && other.at + other.tierText.length >= end;
  if (!inside) return false;
  if (other.tierText.length > one.tierText.length) return true;
  return other.institution !== undefined && one.institution === undefined;
}

/** "不是旗医院，是苏木的" names the banner hospital only to rule it out. */
function leftBehind(plain: string, { at }: Mention): boolean {
  return /(不是|没在|没去|不在)(在|去)?$/u.test(plain.slice(0, at));
}

interface Alias {
  readonly alias: string;
  readonly institution: KnownInstitution;
}

function known(plain: string, aliases: readonly Alias[]): Mention[] {
  return aliases.flatMap(({ alias, institution }) => {
    const at = plain.lastIndexOf(alias);
    if (at < 0) return [];
    const { name, tier, designated } = institution;
    return [{ tier, tierText: alias, institution: name, designated, at }];
  });
}

function unknown(plain: string): Mention[] {
  return generic.flatMap(([tier, pattern]) =>
    [...plain.matchAll(pattern)]
      .filter(({ 0: tierText, index }) => tierText !== '' && !isOffice(plain, index + tierText.length))
      .map(({ 0: tierText, index }) => ({ tier, tierText, at: index })),
  );
}

function isOffice(plain: string, end: number): boolean {
  return /^(的)?(合管办|政府|办事处|民政|公示|户口)/u.test(plain.slice(end));
}

function designation(plain: string): boolean | 'unknown' | undefined {
  if (
    /(不知道|不清楚|不晓得|说不准|不确定|忘了)[^,，。]{0,5}定点|定点[^,，。]{0,4}(不知道|不清楚)/u.test(plain)
  )
    return 'unknown';
  if (/(不是|非|没在|不在|不算)定点/u.test(plain)) return false;
  if (/(?<!(哪|几|什么|有)[^,，。]{0,5})(是|在|属于)定点(?!(吗|么|不|的吗|医院吗|医院有))/u.test(plain))
    return true;
  return undefined;
}
