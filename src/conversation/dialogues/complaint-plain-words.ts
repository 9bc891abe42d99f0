/** Plain words after the office's question, or while a complaint is added to: are they meant for it? */
import { namedIn } from '../../complaint/against.ts';
import type { Intent } from '../../kernel/intent.ts';
import type { DialogueEvent } from '../dialogue.ts';
import { asksSomething, pressesElsewhere } from './aside.ts';

/** Never an answer to what the office has asked. */
const ofTheService: readonly Intent[] = [
  'greeting',
  'menu',
  'human',
  'language',
  'privacy',
  'opt-out',
  'emergency',
];
const own: readonly Intent[] = ['complaint', 'complaint-status', 'other', 'clarify'];
const trustedFrom = 0.62;
const certainFrom = 0.9;
const ruled = 1;

/** 我要投诉, 还想举报: another one is begun. */
const announces = /^(?:我|俺|我们)?(?:还|再|又)?(?:要|想|得)?(?:再)?(?:投诉|举报|告(?!诉))/u;

/** As every answer in English names it; 查投诉 is a question by its first sign. */
const seesIt = /^(?:see |show |check )?my complaints?[\s.!]*$/iu;

/** 在我儿子那儿呢 tells, though 那我老伴呢 asks: the particle alone is no question to the office. */
export function isQuestion(text: string): boolean {
  return asksSomething(text.replace(/呢[\s\p{P}]*$/u, ''));
}

/** Plainly something else: 菜单, 谢谢, 我要投诉, 住院花了一千五能报多少. */
export function speaksOfOther(event: DialogueEvent): boolean {
  if (event.choice !== undefined) return pressesElsewhere(event, 'complaint-');
  if (seesIt.test(event.text.slice(0, 40))) return true;
  const { intent, confidence, slots } = event.understood;
  if (ofTheService.includes(intent)) return confidence >= certainFrom;
  if (intent === 'complaint') return confidence >= ruled || announces.test(event.text);
  if (intent === 'complaint-status') return isQuestion(event.text) && confidence >= certainFrom;
  if (own.includes(intent)) return false;
  if (isQuestion(event.text)) return confidence >= trustedFrom;
  return confidence >= ruled && slots.totalCost === undefined;
}

/** May be an answer and may not: to be asked. A statement of anything but another matter is none. */
export function isDoubtful({ text, written, understood }: DialogueEvent): boolean {
  const { intent, confidence, slots } = understood;
  if (slots.count !== undefined || /[?？]/u.test(written)) return true;
  if (isQuestion(text)) return true;
  // 是林东镇合管办的小李 names whom it is about; that the plan speaks of offices too makes it no question.
  if (intent === 'policy' && namesWorkplace(text)) return false;
  return !own.includes(intent) && confidence >= certainFrom;
}

function namesWorkplace(text: string): boolean {
  const { banner, officeUnclear, targets } = namedIn(text);
  return banner || officeUnclear || targets.size > 0;
}

/** 好, 知道了, 我找找: heard, and answered later. */
export function onlyNods({ text }: DialogueEvent): boolean {
  const bare = text.slice(0, 40).replace(/[\s\p{P}\p{S}]/gu, '');
  return /^(?:好|好的|行|嗯+|哦+|噢|知道了?|收到|明白了?|晓得了?|ok|等(?:会儿?|一?下|等)?|稍等|我?(?:找找|看看|想想|问问)(?:看)?|回头(?:再说|说|找找)?)(?:吧|了|啊|呀|哈)?$/iu.test(
    bare,
  );
}

/** 对, 是: to a question of ours. */
export function agrees({ choice, understood, text }: DialogueEvent, yes: string): boolean {
  if (choice !== undefined) return choice === yes;
  const bare = text.slice(0, 40).replace(/[\s\p{P}\p{S}]/gu, '');
  return (
    understood.slots.affirm === true ||
    /^(?:对|是|是的|行|好|好的|可以|嗯|确认|转吧?|yes|ok)(?:吧|了|的|啊)?$/iu.test(bare)
  );
}

export function declines({ choice, understood, text }: DialogueEvent, no: string): boolean {
  if (choice !== undefined) return choice === no;
  const bare = text.slice(0, 40).replace(/[\s\p{P}\p{S}]/gu, '');
  return (
    understood.slots.deny === true ||
    /^(?:不|不是|不用|不要|不必|不了|别|不撤|不办|no)(?:了|的|吧|啊)*$/iu.test(bare)
  );
}
