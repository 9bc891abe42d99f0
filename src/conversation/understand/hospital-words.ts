/** Words for a hospital, and the tier they speak of, where the directory does not know it. */
import type { HospitalNames } from './hospital-names.ts';
import type { Tier } from './understood.ts';

/** A place alone is where somebody was treated when it stands as a clause of its own, or before what was done there. */
const begins = '(?<=^|[\\s,，。.;；、!！?？:：(（]|[在到去上从搁是都就送住跟于往回看院天的们转拉咱本俺])';
const ends = '(?=$|[\\s,，。.;；、!！?？:：)）]|吧|呢|啊|呀|哈|的吧|报(?!销?(?:窗口|点))|返)';
const done =
  '(?=[^合政管办公干中村副户号人,，。]{0,3}(?:住|花|治|看|做|开刀|动|手术|打(?![电听来工车官])|输液|检查|大夫|医生|接|生的|抢救|待了|去了|躺|出来|出院|\\d|[一二两三四五六七八九]))';
/** 阑尾炎林东做的: written without a pause. */
const doneHere = '(?=[住做治看拉割]的|开的刀|做[^,，。]{0,6}?手术|动的?手术|住的?院|手术)';
const placed = (place: string): string =>
  `${begins}(?:${place})(?:的|那边?|那头|这边|的那家?)?(?:${ends}|${done})`;

const aboveWords = (city: string, elsewhere: string): readonly string[] => [
  `(?:${city})[^,，。去来旗县镇乡苏]{0,6}?(?:医院|附院|妇幼(?:保健院?|院)?|保健院|[一二三四]院)`,
  '(?:赤峰|通辽|呼和浩特|锡林浩特|包头|沈阳|长春|锦州|承德)?(?:市|盟|省)(?:里的?)?(?:妇幼(?:保健院?|院)?|(?:中心|立|第?[一二三四五]|[1235]|人民|中|中蒙|蒙|妇幼|传染病|肿瘤|儿童)?(?:医)?院)',
  '(?:自治区|内蒙古?)(?:级)?(?:人民|中蒙|妇幼|肿瘤)?(?:医院)',
  '附属医院|[一二]?附院|附属第?[一二]|医大[一二]?院?|医学院|大学医院|三甲(?:医院)?|三级(?:医院|医疗机构|甲等)|肿瘤医院|儿童医院|胸科医院|口腔医院|传染病医院|安定医院|精神病医院|军区[^,，。]{0,3}医院|解放军[^,，。]{0,4}医院|部队医院|(?:二二[〇零0]|220|三[〇零]一)(?:医院)?(?=医院|住|花|看|治|$|[,，。\\s])',
  '(?<![去到在从])(?:旗|县)(?:级)?(?:以上|外)(?:的)?(?:医院)?|(?:外(?:地|省|市)|打工(?:的)?(?:地方|那边|那儿|那头))(?:的)?(?:大)?医院|(?:大|省|上级|上头|上边|上面的?|市级|省级)医院|市级|省级|盟级|大城市|外[面头边]的?大?医院|(?<=去)外[头面边](?=看|治|住|花)|(?<=转到?|去)上[面头边](?=去|了|看|花|住|治)',
  `(?:${elsewhere})[^,，。]{0,4}?(?:住|医院|看病|治|手术|打工|花)`,
  placed('市'),
  `${city}|盟里|市里|市上|省里|外地|外省|外面大|旗外|区外`,
  '\\b(?:city|provincial|regional|municipal|university|affiliated|big(?:ger)?|tertiary|third-level|military) hospital|hospital (?:in|of) (?:a |the )?(?:chifeng|beijing|tongliao|shenyang|hohhot|tianjin|city|province)|\\b(?:chifeng|beijing|tongliao|shenyang|hohhot|tianjin|shanghai|changchun|harbin|dalian|jinzhou|chengde)\\b|(?:above|outside) the (?:banner|county)|\\b(?:in|at) the (?:big )?city\\b',
];

const bannerWords = (otherBanners: string): readonly string[] => [
  '巴?林?左?旗(?:里的?|上的?)?(?:蒙医中医|蒙中医|中医蒙医|蒙|中|中蒙|人民|妇幼保?健?|第[一二]|总|综合|中心)?(?:医)?院|旗(?:级|里|上|县)?(?:的)?(?:那个?|定点|公立)?(?:大)?医院|旗级|二甲(?:医院)?|二级(?:医疗机构|[甲乙]等)|外旗(?=看|住|花|医院|治)|旗额[莫木么姆][讷尼勒内]?勒?[格嘎]|旗医(?=$|[\\s,，。\\d住花看一二两三四五六七八九])|(?:旗|林东)第?[一二三]院|二级医院|(?<=换(?:成|到)?)旗(?![外以])|旗蒙中?医?院?|旗中医院|旗妇幼(?:保健)?(?:站|所)?',
  '县(?:人民|中|级|里|上|城)?(?:的)?医院|县级|左旗(?:人民|中|蒙)?医院',
  placed(otherBanners),
  `(?:${otherBanners})(?:的|县)?(?:人民|蒙医?|中|中蒙|妇幼保?健?|第?[一二])?(?:医)?院`,
  '林东(?:的|镇|街里)?(?:那个|那家)?(?:人民|蒙|中|第?[一二]|妇幼|大|那个)?(?:的)?医院',
  '(?<!市|峰|省|区|盟|辽|特|古|际|京|学)(?:蒙医院|蒙中医院|蒙医|中蒙医院|蒙古医院|人民医院|中医院|妇幼保健院|妇幼医院|妇幼|妇保院|保健院)(?!生|药)',
  `(?<=住的?)(?:旗里|县里)${ends}`,
  placed('旗里头?|旗上|旗|县里|县上|县城|本旗|左旗|左旗里|林东|林东街里'),
  `(?<![外各])(?:林东|旗里头?|旗上|县里|县城|左旗)${doneHere}`,
  '^旗的$|^在?(?:旗|县)(?:里|上|的)?$|(?:旗|县)(?:里|上|级)(?:的)?(?=住|看|$|吧|呢|医)',
  "(?:banner|county|lindong)(?:'s)?(?: people'?s| mongolian(?: medicine)?| tcm| chinese medicine| maternity)?(?:[ -]level)? hospital|mongolian medicine hospital|hospital (?:in|of) (?:the )?(?:banner|county|lindong)|people'?s hospital|^(?:the )?(?:banner|county)(?:[ -]level)?$|\\b(?:at|in) (?:the )?(?:banner|county|lindong)(?: town| seat| level)?(?=$|[ ,.?])",
];

const sumu = [
  '(?:苏木|乡|镇|公社|林东镇|街道)[^,，。合管办政府里外]{0,4}?(?:中心)?(?:卫生院|医院|卫生所|医(?![保疗生药改务]))|(?:(?:苏木|乡镇|[^在去到于从搁是住给诉告报,，。: ]{1,3}(?:苏木|镇|乡))的?)?(?:中心)?卫生院|(?<!村里?的?|嘎查的?|大队的?|屯)卫生所|一级(?:医院|医疗机构|[甲乙]等)|苏木额[莫木么姆][讷尼勒内]?勒?[格嘎]|社区(?:卫生)?(?:服务)?(?:中心|医院|站)|公社医院|街道(?:卫生院|医院)',
  `(?<=住的?)(?:苏木|镇上|镇里|乡里)${ends}`,
  placed('苏木里?|苏木上|镇上|镇里头?|镇子上|镇子里|乡里头?|乡上|乡下医院|公社|镇|乡'),
  `(?:镇上|镇里|乡里|苏木里|苏木)${doneHere}|(?:苏木|乡|镇)(?:级|里|上)(?:的)?(?=住|看|$|吧|呢|医)|^(?:苏木|乡镇|乡|镇)(?:的|里|上|级)?(?:的)?$|苏木级|乡镇级|乡级|镇级|(?<=换(?:成|到)?)(?:苏木|乡镇|镇|乡)|(?:苏木|乡镇)的(?=[,，。\\s!！?？]|$|住|医)`,
  "(?:sumu|town(?:ship)?)(?:'s)?(?:[ -]level)? (?:hospital|clinic|health (?:centre|center|station))|hospital (?:in|of) (?:the |our )?(?:sumu|town(?:ship)?)|health (?:centre|center)|^(?:the )?(?:sumu|town(?:ship)?)(?:[ -]level)?$|\\b(?:at|in) (?:the |our )?(?:sumu|township)(?:[ -]level)?(?=$|[ ,.?])",
];

const anyOf = (words: readonly string[]): RegExp => new RegExp(words.join('|'), 'gu');

/**
 * 方案 三（四）2 knows three tiers: 苏木乡镇卫生院, 旗级, 旗级以上. Offices (苏木合管办, 镇政府) are no hospitals, and a
 * village clinic has no tier.
 */
export function hospitalWords({
  cities,
  elsewhere,
  otherBanners,
}: HospitalNames): readonly (readonly [Tier, RegExp])[] {
  return [
    ['above', anyOf(aboveWords(cities.join('|'), elsewhere.join('|')))],
    ['banner', anyOf(bannerWords(otherBanners.join('|')))],
    ['sumu', anyOf(sumu)],
  ];
}

export function isOffice(plain: string, end: number): boolean {
  return /^(的)?(合管办|合作医疗办|政府|办事处|民政|公示|户口|干部|书记|财政|邮局|派出所)/u.test(
    plain.slice(end),
  );
}
