/** All slots of a message, each read by its own reader; none looks at the intent. */
import { findDate } from '../../kernel/told-dates.ts';
import { readBill } from './amounts.ts';
import { readCircumstances } from './circumstances.ts';
import { createHospitalReader } from './hospitals.ts';
import { readNumbers, withoutCode } from './numbers.ts';
import type { KnownInstitution, Slots } from './understood.ts';

export function createSlotReader(institutions: readonly KnownInstitution[]): (plain: string) => Slots {
  const readHospital = createHospitalReader(institutions);
  return (plain) => {
    const date = findDate(plain);
    const numbers = readNumbers(plain);
    return {
      ...readBill(withoutCode(plain, numbers.queryCode)),
      ...readHospital(plain),
      ...numbers,
      ...readCircumstances(plain),
      ...(date !== undefined && { date }),
    };
  };
}

const fillers =
  /大概|大约|差不多|左右|将近|接近|快|近|一共|总共|合计|是|在|的|了|吧|啊|呀|呢|哦|就|那个|嗯|应该|可能|我说|说错|不对|错|打错|不是|改成|更正|块|钱|元|整|多|来|几|没有?|无|有|自费|目录外|药|其中|里头|里面|住院|门诊|选|第|个|看|定点|不知道|不清楚|花|点|负|美元|美金|欧元|英镑|日元|港币|卢布|dollars?/gu;

/** No topic, and no yes either: each answers one question only (还有要补充的吗, 留姓名吗, 交了没). */
const answersItsQuestion = /^(嗯+|有|有的|想|提交|交了|留|留姓名)(的|了|啊|呀|吧|呢|哈|嘞|哦|啦)?$/u;

/** 啥呀, 哎呀: astonished, and nothing more. */
const saysNothing = /^(?:哎呀?|唉|啊|哦|噢|呃|咦|(?:你说)?(?:啥|什么))[呀啊吗呢嘛哈吧哟]*$/u;

/**
 * A bare answer ("八千", "旗医院", "没自费", "1", "对") says nothing but slot material: it has no topic
 * of its own, and the dialogue that asked knows what it answers.
 */
export function isBareAnswer(plain: string, slots: Slots): boolean {
  const bare = plain.replace(/[\p{P}\p{S}\s]+/gu, '');
  if (slots.affirm || slots.deny || slots.count !== undefined || answersItsQuestion.test(bare)) return true;
  if (saysNothing.test(bare)) return true;
  const hasAnswer =
    slots.totalCost ??
    slots.ineligible ??
    slots.unfit ??
    slots.tier ??
    slots.certificate ??
    slots.idLast4 ??
    slots.complaintNumber ??
    slots.queryCode ??
    slots.designated ??
    slots.kind ??
    slots.correction;
  if (hasAnswer === undefined) return /^[\d\p{P}\s]+$/u.test(plain);
  if (slots.totalCost && (slots.kind ?? slots.tier)) return false;
  const rest = [slots.tierText, slots.institution, slots.personName]
    .reduce<string>((text, word) => (word ? text.replaceAll(word, '') : text), bare)
    .replace(/[\d零一二三四五六七八九十百千万亿两〇]+[\dxkw]?/gu, '')
    .replace(fillers, '')
    .replace(/[年月日号天]/gu, '');
  return rest.length === 0 || (slots.certificate !== undefined && rest.length <= 8);
}
