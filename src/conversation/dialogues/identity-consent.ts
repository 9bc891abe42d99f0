/**
 * Reads the answer to the consent question. PIPL art. 14: consent is given voluntarily and explicitly, so only words
 * that are nothing else count; a question, a doubt or half a refusal is never consent.
 */
import type { DialogueEvent } from '../dialogue.ts';

export type Consent = 'given' | 'refused' | 'doubted' | 'unclear';

const readLength = 200;
const asks = /[?？]|吗|呢$|为什么|为啥|凭什么|什么|啥|怎么|会不会|要是|如果|\b(?:why|what|how|if)\b/iu;
const negates = /不|没|别|未|甭|无|\b(?:no|not|never|cannot)\b|n['’]t\b/iu;
const namesConsent = /同意|授权|愿意|\b(?:agree|consent)/iu;
const refuses =
  /不同意(?!了$)|不愿意|不授权|不给(?:你们?|您|查|看)?$|拒绝|\bdisagree|(?:do not|don['’]t) (?:agree|consent)|\brefuse/iu;
const agrees =
  /^(?:好[的吧啊]?|行[吧啊]?|对|嗯+|那就?|可以|是的?|ok|okay|yes|yep|sure)*(?:(?:我们?|俺|本人|i)?(?:都|也|完全)?(?:同意|愿意|授权|agree|consent)|好[的吧啊嘞]?|行[吧啊]?|中|成|可以[查看]?|嗯+|对的?|是的?|没问题|ok|okay|yes|yep|sure)(?:[您你]们?)?(?:[查看])?(?:吧|了|的|啊|呀|哈|啦)?$/iu;

/** @param withCredentials certificate or ID digits stand in the same message: "同意，150422009999 王小花 5678" */
export function readConsent({ text, choice, understood }: DialogueEvent, withCredentials: boolean): Consent {
  if (choice !== undefined) {
    if (choice === 'identity-agree') return 'given';
    return choice === 'identity-refuse' ? 'refused' : 'unclear';
  }
  const said = text.slice(0, readLength);
  if (asks.test(said)) return namesConsent.test(said) || asksWhy.test(said) ? 'doubted' : 'unclear';
  if (refuses.test(said) || understood.slots.deny === true) return 'refused';
  if (isAgreement(said)) return 'given';
  if (negates.test(said)) return namesConsent.test(said) ? 'doubted' : 'unclear';
  const [first = '', ...others] = said.split(/[\s,，。.;；、:：|]+|(?=\d)/u).filter((part) => part !== '');
  const beforeDigits = said.split(/\d/u, 1)[0] ?? '';
  const parts = [first, others.at(-1) ?? '', beforeDigits];
  return withCredentials && parts.some(isAgreement) ? 'given' : 'unclear';
}

const asksWhy = /为什么|为啥|凭什么|干啥|干嘛|\bwhy\b/iu;

function isAgreement(said: string): boolean {
  return agrees.test(said.replace(/[\s\p{P}\p{S}]/gu, ''));
}
