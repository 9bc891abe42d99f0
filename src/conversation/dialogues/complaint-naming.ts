/** Reads whether a complainant gives a name, and which. */
import type { DialogueEvent } from '../dialogue.ts';
import { asksSomething, speaksOfElse } from './aside.ts';
import { drops } from './complaint-reading.ts';

export type Naming = 'named' | 'anonymous' | 'dropped';

const anonymously =
  /匿名|不(?:想|愿意?|要)?(?:留|说|写|署)(?:姓?名)?|别(?:留|写|说)(?!下)|\banonymous(?:ly)?\b|no name/iu;
const withName =
  /实名|署名|留(?:下|个|我的?)*(?:姓名|名字?|名儿)|^(?:要|想|愿意|可以|就)?留(?:吧|着|的)?$|(?:写|用|登)(?:我的?)?(?:姓名|名字)|我叫|\b(?:named|with my name)\b/iu;

/** A question about names, like 匿名能查到我吗, chooses neither. */
export function asksAboutNaming({ choice, text, written }: DialogueEvent): boolean {
  if (choice !== undefined || [...text].length > 30) return false;
  return (
    /匿名|姓名|名字|实名|署名|保密|anonym|name/iu.test(text) &&
    (/[?？]/u.test(written) ||
      (asksSomething(text) && !text.includes('查')) ||
      /吗|查(?:到|出|得)/u.test(text))
  );
}

export function readNaming(event: DialogueEvent): Naming | undefined {
  const { choice, text } = event;
  if (choice === 'complaint-named') return 'named';
  if (choice === 'complaint-anonymous') return 'anonymous';
  if (choice === 'complaint-drop' || drops(event)) return 'dropped';
  if (choice !== undefined || asksAboutNaming(event)) return undefined;
  if (anonymously.test(text)) return 'anonymous';
  const said = text.replace(/[\p{P}\s]+$/gu, '');
  return withName.test(said) || saidName(event) !== undefined ? 'named' : undefined;
}

/** 我叫王小花, said with the wish. */
export function saidName({ choice, understood }: DialogueEvent): string | undefined {
  const { personName } = understood.slots;
  return choice === undefined && personName !== undefined && isName(personName) ? personName : undefined;
}

const nameLabels = /^(?:我叫|我是|叫|名字(?:是|叫)?|姓名(?:是|[:：])?|本人|我姓|my name is|i am|i'm)\s*/iu;
const telephone = /1[3-9]\d{9}|0\d{2,3}-?\d{7,8}/u;

/** Words of talk, of the scheme and of offices; no name is made of them. 谢, 钱 and 那 are names. */
const talk =
  /[的了吗呢吧啊呀么啥我你您他她它没不请是说要就问什谁怎]|^好|谢谢|多谢|感谢|知道|同意|确认|登记|投诉|举报|匿名|实名|姓名|名字|保密|报销|账户|参合|门诊|住院|起付|封顶|菜单|取消|返回|人工|完成|结束|随便|无所谓|再见|收到|明白|清楚|农民|牧民|百姓|群众|家属|患者|病人|本人|医院|卫生|合管|合作|办公|政府|嘎查|苏木|主任|大夫|医生/u;
const wholeTalk = /^(?:对+|行+|嗯+|恩+|中|成|可以|哈+|哦+|拜拜|算|留|有|无|妥|已经|先生|女士)$/u;
const talkInEnglish =
  /^(?:ok|okay|yes|no|yep|nope|sure|thanks?|thank|you|done|agree|agreed|fine|good|great|please|help|what|why|how|who|when|where|finished|stop|cancel|menu|back|that|this|all|it|is|the|a|not|dont|do|want|name|hi|hello)$/iu;

export function isName(said: string): boolean {
  if (!/^[\p{L}\p{M}·•.' -]{2,40}$/u.test(said)) return false;
  if (/\p{sc=Han}/u.test(said)) {
    const signs = said.replace(/[\s·•.' -]/gu, '');
    return /^\p{sc=Han}{2,10}$/u.test(signs) && !talk.test(signs) && !wholeTalk.test(signs);
  }
  const words = said.split(/\s+/u);
  return words.length <= 4 && !words.some((word) => talkInEnglish.test(word.replace(/[.'-]/gu, '')));
}

/** A name as the complainant gives it, at most 20 characters; a telephone may stand behind it. */
export function readComplainantName(event: DialogueEvent): string | undefined {
  const { choice, text, written, understood } = event;
  if (choice !== undefined || /[?？]/u.test(written)) return undefined;
  const { affirm, deny, personName } = understood.slots;
  if (affirm === true || deny === true || speaksOfElse(event, ['complaint'])) return undefined;
  const said = personName ?? text.trim().replace(nameLabels, '');
  const name = said
    .replace(telephone, '')
    .replace(/[\s,，。、:：!！]+$/u, '')
    .trim();
  if ([...name].length > 20 || !isName(name)) return undefined;
  const number = telephone.exec(text)?.[0];
  return number === undefined ? name : `${name} ${number}`;
}
