/**
 * Reads certificate number, name and last four of the ID card from one message, in any order and any of them.
 * A whole ID number is never kept: its last four are all that is taken.
 */
import type { Slots } from '../understand/understood.ts';

export type Wanted = 'certificate' | 'name' | 'idLast4';

export interface Given {
  readonly certificate?: string;
  readonly name?: string;
  readonly idLast4?: string;
  /** A whole ID number was typed though four digits were asked for. */
  readonly wholeId: boolean;
}

/** No certificate, name or ID needs more; a longer message is read from its beginning. */
const readLength = 200;

const wholeIdNumber = /(?<![\dA-Z])\d{6}[ -]?\d{8}[ -]?\d{3}[\dX](?![\dA-Z])/;
const certificateRun = /(?<![\dA-Z])\d{8,14}(?![\dA-Z])/;
/** "1504 2200 0001": a number typed in groups. */
const groupedDigits = /(?<![\dA-Z])\d{2,6}(?:[ -]\d{2,6})+(?![\dA-Z])/;
const mobile = /^1[3-9]\d{9}$/;
const certificateNamed = /证号|证件号|合作医疗证|医疗证|编号|CERTIFICATE/;
const fourCharacters = /(?<![\dA-Z])\d{3}[\dX](?![\dA-Z])/;
const spacedFour = /(?<![\dA-Z])\d(?:[ ,.、-]?\d){2}[ ,.、-]?[\dX](?![\dA-Z])/;

/** Words around the three things; taken away wherever they stand, since no name contains them. */
const labels =
  /(?:新型)?(?:农村牧区)?合作医疗(?:证)?|医疗证|身份证号?|证件号?|证号码?|号码|编号|户主|本人|姓名|名字|最后|[后末](?:面的?)?[四4]位?|四位数?|尾号|分别是|我叫|叫做|我是|[他她]叫|[您你]好|同意|可以|谢谢|帮我|核对/g;
/** Single characters that may be part of a name (哈斯, 李和平): taken away only at the ends of a word. */
const leadingParticles = /^[是为叫就]+(?=.{2})/u;
const trailingParticles = /(?<=.{2})[是为的了吧啊呀呢]+$/u;
const nameAlone = /^\p{Script=Han}[\p{Script=Han}·•]{0,13}\p{Script=Han}$/u;
const latinName = /^[A-Z][A-Z .'·-]{1,40}$/;
const notAName =
  /什么|怎么|为啥|为什么|干啥|干嘛|凭什么|哪|谁|吗|多少|不知|不记|忘|没有|没带|丢|找不|不想|不给|不是|没办|等|账户|余额|报销|参合|医院|卫生|投诉|政策|人工|菜单|取消|返回|孩子|老伴|家里|全家|一家|[我俺咱](?:家|老?[妈爸爹娘公婆爷奶儿女])|一个|一下|身份|户口|钱|不对|不行|算了|好的/;

export function readCredentials(text: string, slots: Slots, wanted: Wanted | undefined): Given {
  let rest = fold(text);
  const take = (pattern: RegExp): string | undefined => {
    const found = pattern.exec(rest)?.[0];
    if (found !== undefined) rest = rest.replace(found, ' | ');
    return found;
  };
  const whole = take(wholeIdNumber);
  const certificate = takeCertificate(take, rest, wanted) ?? slots.certificate;
  const ending =
    whole?.slice(-4) ??
    take(fourCharacters) ??
    (wanted === 'idLast4' ? take(spacedFour) : undefined) ??
    slots.idLast4;
  const others = certificate !== undefined || ending !== undefined;
  const said = slots.personName !== undefined && plausible(slots.personName) ? slots.personName : undefined;
  const name = said ?? readName(rest, wanted === 'name', others);
  return {
    ...(certificate !== undefined && { certificate }),
    ...(name !== undefined && { name }),
    ...(ending !== undefined && { idLast4: ending.replace(/[^\dxX]/g, '').toUpperCase() }),
    wholeId: whole !== undefined,
  };
}

/**
 * Must these words be forgotten once they have been read? While the three things are asked for, whatever may be one of
 * them; in a question that only led here, a certificate or a whole ID number.
 */
export function holdsCredentials(
  text: string,
  slots: Slots,
  asked: { readonly wanted: Wanted | undefined } | undefined,
): boolean {
  const { certificate, name, idLast4, wholeId } = readCredentials(text, slots, asked?.wanted);
  if (certificate !== undefined || wholeId) return true;
  return asked !== undefined && (name !== undefined || idLast4 !== undefined || /\d{4}/u.test(fold(text)));
}

/** Full-width to ordinary, × and 叉 to X, capitals; so that every pattern above sees one shape. */
function fold(text: string): string {
  return text
    .slice(0, readLength)
    .normalize('NFKC')
    .replace(/(?<=\d{3}) ?[×✕✖叉]/gu, 'X')
    .toUpperCase();
}

/** A mobile number is no certificate, unless the person says that it is one. */
function takeCertificate(
  take: (pattern: RegExp) => string | undefined,
  text: string,
  wanted: Wanted | undefined,
): string | undefined {
  const run = certificateRun.exec(text)?.[0];
  if (run !== undefined) {
    return mobile.test(run) && wanted !== 'certificate' && !certificateNamed.test(text)
      ? undefined
      : take(certificateRun);
  }
  const digits = groupedDigits.exec(text)?.[0].replace(/\D/g, '');
  if (digits === undefined || digits.length < 8 || digits.length > 14) return undefined;
  take(groupedDigits);
  return digits;
}

/**
 * A name beside other credentials may stand in a sentence of labels; alone it is taken only when it was asked for,
 * and only when the message is nothing else.
 */
function readName(rest: string, asked: boolean, besideOthers: boolean): string | undefined {
  if (!asked && !besideOthers) return undefined;
  const words = rest
    .replace(labels, ' ')
    .split(/[^\p{L}·•]+/u)
    .map((word) => word.replace(leadingParticles, '').replace(trailingParticles, ''))
    .filter((word) => word.length > 0);
  if (asked && !besideOthers && words.length > 1) return latinNameOf(rest);
  return (
    words.find((word) => nameAlone.test(word) && plausible(word)) ?? (asked ? latinNameOf(rest) : undefined)
  );
}

function latinNameOf(rest: string): string | undefined {
  const bare = rest.replace(/[|\s]+/g, ' ').trim();
  return latinName.test(bare) ? bare : undefined;
}

function plausible(name: string): boolean {
  return name.length <= 15 && !notAName.test(name);
}
