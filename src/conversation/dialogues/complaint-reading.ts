/** Reads from a complainant's words whom it is about, whether a name is given, and whether there is anything to file. */
import type { ComplaintTarget } from '../../complaint/complaint.ts';
import type { DialogueEvent } from '../dialogue.ts';

/** To tell whether something happened, and to whom, the beginning of a message is enough. */
const readLength = 400;

/** The words that name each kind of target; the order does not matter, all are looked for. */
const targetWords: readonly (readonly [ComplaintTarget, RegExp])[] = [
  ['banner-office', /旗(里的?|级)?合管办|旗合管|合管委|banner(-level)? (scheme )?office/iu],
  ['sumu-office', /(苏木|乡镇?|镇里?|街道)的?合管办|sumu (scheme )?office/iu],
  ['health-centre', /卫生院|health cent(re|er)/iu],
  ['hospital', /(?<!卫生|上)医院|市里?医院|hospital/iu],
  ['village', /嘎查|村(里|上|委|长|支书|干部|医|会计|书记|卫生室|主任)|卫生室|gacha|village/iu],
  ['other', /(苏木|乡|镇|旗)政府|民政|药店|药房|诊所|government/iu],
];

/**
 * Whom the words are about: exactly one, or undefined. 合管办 alone may be the sumu's or the banner's: it is asked.
 * The sumu office sits in the health centre (III.1.2), so 卫生院的合管办 is the sumu office.
 */
export function readTarget(message: string): ComplaintTarget | undefined {
  const text = message.slice(0, readLength);
  if (/卫生院的?合管办/u.test(text)) return 'sumu-office';
  const named = targetWords.filter(([, words]) => words.test(text)).map(([target]) => target);
  const officeUnclear =
    text.includes('合管办') && !named.some((one) => one === 'banner-office' || one === 'sumu-office');
  return named.length === 1 && !officeUnclear ? named[0] : undefined;
}

const announcing =
  /^(?:[您你]好|那个|我们?|俺们?|咱们?|想要?|要|得|打算|来|请|帮我|给我|能不能|可不可以|可以|怎么|咋|在哪里?|哪里|去哪|找谁|一下|投诉|举报|告状?|反映|反应|登记|你们|他们?|它|个|点|事儿?|情况|问题|[\s\p{P}\p{S}]|(?:i|we|want|would|like|to|make|file|a|please|complain|complaint|report)\b)+/iu;
const trailing =
  /(?:投诉|举报|我?要告|告他们?|反映一下|一下|了|吧|吗|呢|啊|行不行|可以吗|[\s\p{P}\p{S}]|\d)+$/iu;
const bareTarget =
  /^(?:.{0,12}?)(?:卫生院|合管办|合管委|医院|嘎查村?|村里?|村委会?|政府|health cent(?:re|er)|hospital|office|village)(?:的人?|人|大夫|医生)?$/iu;

/** Does the message say what happened? 我要投诉, 投诉卫生院 and "5" do not. */
export function saysWhatHappened(event: DialogueEvent): boolean {
  if (event.choice !== undefined) return false;
  const said = event.text.slice(0, readLength).replace(announcing, '').replace(trailing, '');
  if ([...said].length < 2 || bareTarget.test(said)) return false;
  return event.understood.slots.category !== undefined || [...said].length >= 5;
}

export type Naming = 'named' | 'anonymous' | 'dropped';

export function readNaming(event: DialogueEvent): Naming | undefined {
  const { choice, text } = event;
  if (choice === 'complaint-named') return 'named';
  if (choice === 'complaint-anonymous') return 'anonymous';
  if (choice === 'complaint-drop' || drops(event)) return 'dropped';
  if (choice !== undefined) return undefined;
  if (/匿名|不(想|愿意?|要)?(留|说|写|署)(姓?名)?|别(留|写|说)|anonymous|no name/iu.test(text))
    return 'anonymous';
  if (/实名|署名|留(姓?名|名字)?|(写|用|登)(我的?)?(姓?名|名字)|我叫|\bnamed?\b/iu.test(text)) return 'named';
  return event.understood.slots.personName === undefined ? undefined : 'named';
}

/** "不投诉了" at any step. */
export function drops({ choice, text }: DialogueEvent): boolean {
  if (choice !== undefined) return choice === 'complaint-drop';
  const bare = text.slice(0, readLength).replace(/[\s\p{P}]/gu, '');
  return /^(?:那|还是|就|先|我)*(?:不(?:想|要)?(?:投诉|举报|告|登记)|别(?:投诉|登记|告)|撤了?|dontfile|dropit)(?:了|吧|啊|算了|他们?|it)*$/iu.test(
    bare,
  );
}

/** 说完了: nothing more to add. */
export function hasFinished({ choice, text, understood }: DialogueEvent): boolean {
  if (choice !== undefined) return choice === 'complaint-finished';
  if (understood.slots.deny === true || understood.slots.affirm === true) return true;
  const bare = text.slice(0, readLength).replace(/[\s\p{P}]/gu, '');
  return /^(?:我?(?:说|讲|写)完了?|完了|没(?:有|啥|什么)?(?:别的|要说的|补充|了)+|就(?:这|那)(?:些|样|事|么多)?了?|thatsall|thatsit|done|nomore|nothingelse)$/iu.test(
    bare,
  );
}

/** Fear of being found out; the office keeps informers secret. */
export function fearsExposure(text: string): boolean {
  return /保密|威胁|报复|穿小鞋|别(?:让|叫|告诉)[^，。,.]{0,8}知道|不敢|怕(?:他|被|人)|confidential|afraid|threat|revenge/iu.test(
    text,
  );
}

const nameLabels = /^(?:我叫|我是|叫|名字(?:是|叫)?|姓名(?:是|[:：])?|本人|我姓|my name is|i am)\s*/iu;
const telephone = /1[3-9]\d{9}|0\d{2,3}-?\d{7,8}/u;

/** A name as the complainant gives it, at most 20 characters; a telephone may stand behind it. */
export function readComplainantName(event: DialogueEvent): string | undefined {
  if (event.choice !== undefined) return undefined;
  const said = event.understood.slots.personName ?? event.text.trim().replace(nameLabels, '');
  const name = said
    .replace(telephone, '')
    .replace(/[\s,，。、:：]+$/u, '')
    .trim();
  const whole =
    /^[\p{L}·•. '-]{2,20}$/u.test(name) && !/什么|怎么|为啥|不想|不告诉|匿名|投诉|吗$/u.test(name);
  if (!whole) return undefined;
  const number = telephone.exec(event.text)?.[0];
  return number === undefined ? name : `${name} ${number}`;
}
