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

/** "幺二三四" said digit by digit → "1234"; 一千二 is untouched, because it has a unit in it. */
export function digitsFromSpeech(plain: string): string {
  return plain.replace(spokenDigits, (run) => [...run].map((one) => digitsOfHan[one] ?? one).join(''));
}

export function readNumbers(plain: string): NumberSlots {
  const spoken = digitsFromSpeech(plain);
  const complaintNumber = complaint.exec(spoken)?.[0];
  const rest = complaintNumber === undefined ? spoken : spoken.replace(complaintNumber, ' ');
  const card = identityCard.exec(rest)?.[0];
  const certificateNumber = rest.match(certificate)?.find((one) => !mobile.test(one));
  const ending = lastFour.exec(rest)?.[1] ?? card?.slice(-4) ?? looseEnding(rest, certificateNumber);
  const code = queryCode.exec(rest)?.[1] ?? (bareCode.test(rest) ? rest : undefined);
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
