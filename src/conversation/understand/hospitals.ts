/** Hospital words → tier: the scheme's own directory first, then hospitals known by name, then generic words; the longest wins. */
import { type HospitalNames, readHospitalNames } from './hospital-names.ts';
import { hospitalWords, isOffice } from './hospital-words.ts';
import type { KnownInstitution, Slots, Tier } from './understood.ts';

type HospitalSlots = Pick<Slots, 'tier' | 'tierText' | 'institution' | 'designated'>;

interface Mention extends HospitalSlots {
  readonly tier: Tier;
  readonly tierText: string;
  readonly at: number;
}

export type HospitalReader = (plain: string) => HospitalSlots;

export function createHospitalReader(
  institutions: readonly KnownInstitution[],
  names: HospitalNames = readHospitalNames(),
): HospitalReader {
  const aliases = institutions
    .flatMap((institution) =>
      [institution.name, ...institution.aliases].map((alias) => ({
        alias: alias.toLowerCase(),
        institution,
      })),
    )
    .filter(({ alias }) => alias.length > 0)
    .sort((a, b) => b.alias.length - a.alias.length);
  const ofSumu = sumuReader(institutions);
  const byName = namedReader(names);
  const byWords = wordReader(names);
  return (plain) => {
    const mention = lastOf(plain, [
      ...known(plain, aliases),
      ...byName(plain),
      ...byWords(plain),
      ...ofSumu(plain),
    ]);
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
    (one) =>
      !mentions.some((other) => other !== one && covers(other, one)) &&
      !leftBehind(plain, one) &&
      !isWhereHandedIn(plain, one),
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
function leftBehind(plain: string, { at, tierText }: Mention): boolean {
  const before = plain.slice(Math.max(0, at - 6), at);
  if (/(不是|没在|没去|不在|不去|不上|离|距|之前|原先|原来)(在|去|到)?过?$/u.test(before)) return true;
  return /[从由]$/u.test(before) && /^(?:的)?(?:转|来|过来|出)/u.test(plain.slice(at + tierText.length));
}

/** 赤峰住的院，回旗里报: where it is handed in, not where the bill is from. */
function isWhereHandedIn(plain: string, { at, tierText }: Mention): boolean {
  return (
    /(?:回|回到|拿回|拿到|送到)$/u.test(plain.slice(0, at)) &&
    /^(?:的)?(?:来|去|上)?(?:给)?报/u.test(plain.slice(at + tierText.length))
  );
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

/** Where the banner's own hospitals stand; its 卫生院 is said in full. */
const bannerTown = '林东';

/** 富河医院, 在富河住的院: the health centre of a sumu by the name of the sumu. */
function sumuReader(institutions: readonly KnownInstitution[]): (plain: string) => Mention[] {
  const places = new Map<string, KnownInstitution>();
  for (const institution of institutions) {
    const [, place] = /^(.{2,}?)(?:镇|苏木|乡)(?:中心)?卫生院$/u.exec(institution.name) ?? [];
    if (place !== undefined && place !== bannerTown) places.set(place, institution);
  }
  if (places.size === 0) return () => [];
  const any = [...places.keys()].join('|');
  const pattern = new RegExp(
    `(?:(${any})(?:镇|苏木|乡)?的?医院|(?<=^|[\\s,，。在到去搁于])(${any})(?:镇|苏木|乡)?(?=的?[^,，。]{0,2}(?:住院|住的|住了|看病|花了|治)))`,
    'gu',
  );
  return (plain) =>
    [...plain.matchAll(pattern)].flatMap(({ 0: tierText, 1: called, 2: stayedAt, index: at }) => {
      const institution = places.get(called ?? stayedAt ?? '');
      if (institution === undefined) return [];
      const { name, tier, designated } = institution;
      return [{ tier, tierText, institution: name, designated, at }];
    });
}

/** 协和, 吉大一院: known by name, but whether it is designated only the office can say. */
function namedReader({ above, banner }: HospitalNames): (plain: string) => Mention[] {
  const tiers = new Map<string, Tier>([
    ...above.map((name) => [name, 'above'] as const),
    ...banner.map((name) => [name, 'banner'] as const),
  ]);
  const longestFirst = [...tiers.keys()].sort((a, b) => b.length - a.length);
  // 301 is a hospital, 3010 and 301元 are none.
  const words = longestFirst.map((name) => (/\d$/u.test(name) ? `(?<![\\d¥.])${name}(?![\\d.元块])` : name));
  const pattern = new RegExp(words.join('|'), 'gu');
  return (plain) =>
    [...plain.matchAll(pattern)].flatMap(({ 0: tierText, index: at }) => {
      const tier = tiers.get(tierText);
      return tier === undefined ? [] : [{ tier, tierText, designated: 'unknown' as const, at }];
    });
}

function wordReader(names: HospitalNames): (plain: string) => Mention[] {
  const words = hospitalWords(names);
  return (plain) =>
    words.flatMap(([tier, pattern]) =>
      [...plain.matchAll(pattern)]
        .filter(({ 0: tierText, index }) => tierText !== '' && !isOffice(plain, index + tierText.length))
        .map(({ 0: tierText, index }) => ({ tier, tierText, at: index })),
    );
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
