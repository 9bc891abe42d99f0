/** Numbers that name something: certificate, identity-card ending, complaint, query code, menu choice. */
import { readNumber } from '../../kernel/identifiers.ts';
import type { Slots } from './understood.ts';

type NumberSlots = Pick<Slots, 'certificate' | 'idLast4' | 'complaintNumber' | 'queryCode' | 'count'>;

const identityCard = /(?<![\da-z])\d{17}[\dx](?![\da-z])/u;
const mobile = /(?<!\d)1[3-9]\d{9}(?!\d)/u;
const certificate = /(?<![\da-z-])\d{9,14}(?![\da-z-])/gu;
const complaint = /(?<![a-z\d])[a-z]{1,2}\s?-?\d{2}\s?-?\s?\d{4,6}\s?-?\s?[\da-z](?![\da-z])/u;
const queryCode = /(?:查询码|查询密码|取件码|验证码|密码|code)[^a-z\d,，。;；]{0,8}([a-z\d]{4,10})/u;
const bareCode = /^\d{6}$/u;
const six = '(?<![\\d.])(\\d(?:[ -]?\\d){5})(?![\\d.]|[ -]\\d|\\s*[元块万千百年月])';
/** Few say 查询码 as it is printed: 码是…, 那六个数：…, 给我的暗号…. */
const codeCalled = new RegExp(
  `(?:(?<![号编条邮维价数起夹])码(?![头字])|(?<!\\d)(?:六|6)\\s?(?:个|位)(?:的)?(?:数|码|号|阿拉伯)|查(?:询|件)?号|口令|暗号|凭证号?|那?串(?:数|号)|数字|回执|留的(?:数|号)|(?:发|给)(?:过|了)(?:我|俺)?(?:个|一个|一串)|(?:发|给)(?:我|俺)的(?:那个)?|(?:six|6)[- ]?(?:digits?|figures?|numbers?)|\\bpin\\b)[^\\d。;；!！?？]{0,10}?${six}`,
  'u',
);
const thenCalled = new RegExp(
  `${six}[,，:：]?\\s?(?:[这那就是的我俺给发您你们个当时上回次用]){0,8}(?:查询码|密码|口令|暗号|(?:六|6)(?:个|位)|(?<![号编])码)`,
  'u',
);
/** 207713，我的投诉咋样了: by itself in a message that asks after a complaint. */
const asksAfter = /投诉|举报|反映|告状|告的|查件|答复|回复|回信|complain/u;
const inQuestion = new RegExp(
  `(?<!(?:[花费收交报罚要欠共计款钱¥]|邮编|住院号|证号?|尾号|电话|[票单案账]号)[了我俺是:：\\s]{0,3})${six}`,
  'u',
);
const lastFour = /(?:后四位|末四位|后4位|最后四位|尾号|后四个|身份证后?)\D{0,6}?(\d{3}[\dx])(?!\d)/u;
const looseFour = /(?<![\da-z.,])(\d{3}[\dx])(?![\da-z.]|\s*[元块年号月])/gu;
const menuChoice =
  /^(?:选|第|回复?|我选|(?:我?[要看查]|看看)第)?\s*([1-9]\d?|[一二三四五六七八九十])\s*(?:个|号|项|条|笔|户)?(?:吧|的)?[.。、)）]?$/u;

const digitsOfHan: Readonly<Record<string, string>> = Object.fromEntries(
  [...'零一二三四五六七八九']
    .map((character, digit) => [character, String(digit)] as const)
    .concat([
      ['〇', '0'],
      ['幺', '1'],
      ['两', '2'],
      ['叉', 'x'],
    ]),
);
const spokenDigits = /[零〇一二三四五六七八九幺两]{3,}[零〇一二三四五六七八九幺两叉x]/gu;
/** 二零七 七一三: in threes. */
const spokenInThrees =
  /(?<![零〇一二三四五六七八九幺两])([零〇一二三四五六七八九幺]{3})[\s,，、](?=[零〇一二三四五六七八九幺]{3}(?![零〇一二三四五六七八九幺两十百千万块元]))/gu;

/** "幺二三四" said digit by digit → "1234"; 一千二 is untouched, because it has a unit in it. */
export function digitsFromSpeech(plain: string): string {
  return plain
    .replace(spokenInThrees, '$1')
    .replace(spokenDigits, (run) => [...run].map((one) => digitsOfHan[one] ?? one).join(''));
}

export function readNumbers(plain: string): NumberSlots {
  const spoken = digitsFromSpeech(plain);
  const complaintNumber = complaint.exec(spoken)?.[0];
  const rest = complaintNumber === undefined ? spoken : spoken.replace(complaintNumber, ' ');
  const card = identityCard.exec(rest)?.[0];
  const certificateNumber = rest.match(certificate)?.find((one) => !mobile.test(one));
  const ending = lastFour.exec(rest)?.[1] ?? card?.slice(-4) ?? looseEnding(rest, certificateNumber);
  const code = queryCode.exec(rest)?.[1] ?? (bareCode.test(rest) ? rest : codeIn(rest));
  const choice = menuChoice.exec(rest)?.[1];
  return {
    ...(complaintNumber !== undefined && {
      complaintNumber: asPrinted(complaintNumber),
    }),
    ...(certificateNumber !== undefined && { certificate: certificateNumber }),
    ...(ending !== undefined && { idLast4: ending.toUpperCase() }),
    ...(code !== undefined && { queryCode: code.toUpperCase() }),
    ...(choice !== undefined && { count: countOf(choice) }),
  };
}

function codeIn(text: string): string | undefined {
  const called = codeCalled.exec(text)?.[1] ?? thenCalled.exec(text)?.[1];
  const found = called ?? (asksAfter.test(text) ? inQuestion.exec(text)?.[1] : undefined);
  return found?.replace(/[ -]/gu, '');
}

/** 码是640925 names no sum; 640925 alone may be one. */
export function withoutCode(plain: string, queryCode: string | undefined): string {
  if (queryCode === undefined || bareCode.test(plain)) return plain;
  const written = new RegExp([...queryCode.toLowerCase()].join('[ -]?'), 'u');
  return digitsFromSpeech(plain).replace(written, ' ');
}

/** "t26 0418 7" → "T26-0418-7"; one with a wrong check digit stays as written, for the dialogue to say so. */
function asPrinted(written: string): string {
  const read = readNumber(written);
  return read.kind === 'number' ? read.value : written.replace(/\s/gu, '').toUpperCase();
}

/** Four digits are an ending only beside a certificate or alone; in a sentence they may be money or a year. */
function looseEnding(text: string, certificateNumber: string | undefined): string | undefined {
  if (certificateNumber === undefined) return /^\d{3}[\dx]$/u.test(text) ? text : undefined;
  const rest = text.replace(certificateNumber, ' ');
  return [...rest.matchAll(looseFour)].at(-1)?.[1];
}

function countOf(choice: string): number {
  const spoken = '一二三四五六七八九十'.indexOf(choice) + 1;
  return spoken > 0 ? spoken : Number.parseInt(choice, 10);
}
