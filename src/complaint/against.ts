/**
 * Which workplaces the words of a complaint name, and so whom it is against. Pure. Wrong readings lean to the safe
 * side: rather once too often to the supervision committee (III.5.1) than once into the hands of the accused.
 */
import type { ComplaintTarget } from './complaint.ts';

/** The joint management office however it is called or misspelt; 合管委 and 合管会 are the committee above it. */
const office =
  '(?:[合和何][管馆官](?!委|会)(?:办(?:公室)?)?|[合农]医办|[新合]?农合(?:管理)?(?:办|中心)|合作医疗(?:管理|工作|经办)*(?:办公室|办(?!法|理|证)|中心|机构)|医管办|heguanban)';

/** The leading body of the plan (III.1.1), and the bureau the banner office sits in (III.1.2). */
const above =
  /[合和何][管馆官]的?(?:委|会)|管理?委员会|管委会?|卫生局|卫[健计](?:局|委)|卫生(?:和|健康|计生|计划生育)+[局委]|医保局|医疗保障局|managementcommittee|health(?:bureau|commission)|bureauofhealth/u;

const lowerPlace = '苏木|乡|镇|街道|卫生院|医院|村|嘎查';
const bannerOffice = new RegExp(
  [
    `(?:旗|县|总|上[级面头边])(?:(?!${lowerPlace}).){0,10}${office}`,
    // 旗和苏木两级合管办, 旗、镇合管办: both are named.
    `(?:旗|县)[里上级的]*(?:和|跟|与|及|同|还有)?(?:苏木|乡镇?|镇)(?:两级|都|的|里)*${office}`,
    `${office}[^苏乡镇]{0,2}[是在](?:旗|县)`,
    `${office}(?:旗|县)[里上级]`,
    `(?:旗|县)(?:(?!${lowerPlace}).){0,4}(?:管|办|搞)理?(?:合作医疗|报销|合医|新农合)`,
    '(?:banner|county|qi)(?:(?!hospital|sumu|town|village|gacha|healthcent).){0,30}(?:office|heguanban)',
  ].join('|'),
  'u',
);
/** 苏木合管办; read with the punctuation left in, so that 我在苏木，合管办… stays unclear. */
const sumuOffice = new RegExp(
  `(?:苏木|乡镇?|镇|街道|卫生院)(?:里|上|政府)?的?(?:那个)?${office}|(?:sumu|town)(?:'s)?(?:scheme)?office`,
  'gu',
);
const someOffice = new RegExp(office, 'u');
/** 合管办主任, 合医办 without a sumu before them: the office with a head, not the two clerks of a health centre. */
const officeHead = new RegExp(`合医办|${office}的?\\p{sc=Han}{0,2}(?:主任|领导|头头|头儿|一把手)`, 'u');
/** Somebody of the banner, of which workplace is not said; the head of the banner heads the committee (III.1.1). */
const bannerPeople =
  /旗长|旗委|旗(?:人民)?政府|旗财政|旗民政|(?:旗|县|上[级面头边])[里上级]*(?:下?来|派)?的?(?:人(?!民)|那帮|(?:(?!医|苏木|乡|镇|村|院).){0,2}(?:领导|干部|[科局股处]长|主任|书记|工作人员))/u;
const supervision = /监督委|监委会|supervisioncommittee/u;

/** Not of the banner: a drugstore, or the government of a sumu. */
const outside =
  /药店|药房|诊所|(?:苏木|乡|镇)(?:人民)?政府|(?:苏木|乡|镇)[里上]?的?(?:领导|干部|书记)|[乡镇]长|苏木达|(?:sumu|town)government|pharmacy/u;

const places: readonly (readonly [ComplaintTarget, RegExp])[] = [
  ['health-centre', /卫生院|healthcent(?:re|er)|(?:sumu|township|town)hospital/u],
  ['hospital', /(?<!卫生|上)医院|(?<!sumu|township|town)hospital/u],
  ['village', /嘎查|村(?:里|上|委|长|支书|干部|医|会计|书记|卫生室|主任)|卫生室|gacha|village/u],
];
const otherBodies = /民政|政府|government/u;

export interface Named {
  /** The banner office, the committee above it or the bureau it sits in. */
  readonly banner: boolean;
  /** 合管办 of which it is not said whether it is a sumu's or the banner's. */
  readonly officeUnclear: boolean;
  /** People of the banner who may be of any of its workplaces. */
  readonly bannerPeople: boolean;
  readonly supervision: boolean;
  /** A body that has nothing to do with the banner's offices. */
  readonly outside: boolean;
  /** Every target named, the banner office apart. */
  readonly targets: ReadonlySet<ComplaintTarget>;
}

const simplified: Readonly<Record<string, string>> = {
  辦: '办',
  衛: '卫',
  衞: '卫',
  醫: '医',
  會: '会',
  鎮: '镇',
  鄉: '乡',
  蘇: '苏',
  療: '疗',
  農: '农',
  級: '级',
  裡: '里',
  裏: '里',
  縣: '县',
  監: '监',
  館: '馆',
};

/** 旗 合-管 辦 is 旗合管办. */
function folded(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{Cf}\p{Cc}\p{M}]/gu, '')
    .replace(/[辦衛衞醫會鎮鄉蘇療農級裡裏縣監館]/gu, (sign) => simplified[sign] ?? sign);
}

/** What all these words name together: the whole story, and whom it is about. */
export function namedIn(...words: readonly (string | undefined)[]): Named {
  const told = words.map((one) => folded(one ?? ''));
  const bare = told.map((one) => one.replace(/[\p{P}\p{S}]/gu, ''));
  // A sumu's office is taken out; what then still says 合管办 may be either.
  const rest = told.map((one) => one.replace(sumuOffice, ' ').replace(/[\p{P}\p{S}]/gu, ''));
  const someSay = (texts: readonly string[], ...what: readonly RegExp[]) =>
    texts.some((text) => what.some((one) => one.test(text)));
  const sumuNamed = told.some((text) => text.search(sumuOffice) !== -1);
  const targets = places.filter(([, place]) => someSay(rest, place)).map(([target]) => target);
  const isOutside = someSay(bare, outside);
  return {
    banner: someSay(bare, bannerOffice, above) || someSay(rest, officeHead),
    officeUnclear: someSay(rest, someOffice),
    bannerPeople: someSay(bare, bannerPeople),
    supervision: someSay(bare, supervision),
    outside: isOutside,
    targets: new Set([
      ...(sumuNamed ? (['sumu-office'] as const) : []),
      ...targets,
      ...(isOutside || someSay(bare, otherBodies) ? (['other'] as const) : []),
    ]),
  };
}

/** What is known of whom a complaint is against. */
export interface Accusation {
  readonly text?: string | undefined;
  /** Whom it is about, in the complainant's words. */
  readonly about?: string | undefined;
  /** What the complainant answered when asked. */
  readonly chosen?: ComplaintTarget | undefined;
  /** What the directory of institutions says of a name in the text. */
  readonly listed?: ComplaintTarget | undefined;
  /** It has been asked which 合管办 is meant. */
  readonly officeAsked?: boolean | undefined;
}

/** Has it still to be asked whether 合管办 is the sumu's or the banner's? */
export function asksWhichOffice({ text, about, chosen, officeAsked = false }: Accusation): boolean {
  const { banner, officeUnclear } = namedIn(text, about);
  const answered = chosen === 'sumu-office' || chosen === 'banner-office' || chosen === 'unclear';
  return officeUnclear && !banner && !officeAsked && !answered;
}

/**
 * Whom it is against, over everything that was said; undefined: to be asked. Words that name the banner office weigh
 * more than any answer.
 */
export function decideTarget(accusation: Accusation): ComplaintTarget | undefined {
  const { text, about, chosen, listed } = accusation;
  const { banner, targets } = namedIn(text, about);
  if (banner) return 'banner-office';
  if (asksWhichOffice(accusation)) return undefined;
  if (chosen !== undefined) return chosen;
  const [only, another] = targets;
  return another === undefined ? (only ?? listed) : undefined;
}

/** The one sumu that the words name: it says where it happened, not who tells it. Of two, neither. */
export function sumuIn(words: string, sumus: readonly string[]): string | undefined {
  const [only, another] = sumus.filter((sumu) => words.includes(sumu));
  return another === undefined ? only : undefined;
}
