/** Reads from a complainant's words whether anything happened, whether there is more, and whether to file it. */
import type { DialogueEvent } from '../dialogue.ts';

/** To tell whether something happened, and to whom, the beginning of a message is enough. */
const readLength = 400;

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

/** "不投诉了" at any step. */
export function drops({ choice, text }: DialogueEvent): boolean {
  if (choice !== undefined) return choice === 'complaint-drop';
  const bare = text.slice(0, readLength).replace(/[\s\p{P}]/gu, '');
  return /^(?:那|还是|就|先|我)*(?:不(?:想|要)?(?:投诉|举报|告|登记)|别(?:投诉|登记|告)|(?:撤|撤回|撤销|取消)了?(?:这个|我的)?(?:投诉|举报)?|dontfile|dropit)(?:了|吧|啊|算了|他们?|it)*$/iu.test(
    bare,
  );
}

/** A question mark never affirms, and trailing dots hesitate. */
function inDoubt({ written, text }: DialogueEvent): boolean {
  return /[?？⁇⁈]|…|\.\.|。。|、、/u.test(`${written.slice(0, readLength)} ${text.slice(0, readLength)}`);
}

function bareWords(text: string): string {
  return [...text.slice(0, readLength)].length > 60 ? '' : text.replace(/[\s\p{P}\p{S}]/gu, '');
}

const filing =
  /^(?:好的?|行|嗯|那)?(?:(?:對|对)+[的了啊呀]?|是的?|是这样的?|就是这样的?|没错[的了]?|沒錯|没问题|正确|无误)?(?:(?:就|可以|请|帮我|给我)*(?:登记|登記|提交|确认)(?:吧|了|上|登记|提交)*)?$/u;
const filingInEnglish =
  /^(?:yes|yep|right|thatsright|correct|confirm|confirmed)?(?:please)?(?:register|fileit|submit)?(?:it)?(?:please)?$/iu;
/** What those patterns could be made of without a word that says yes. */
const saysNothing = /^(?:好的?|行|嗯|那|please|it|itplease)*$/iu;

/** 对, 没错, 登记吧, as the whole message: it is filed. 好, 嗯 or 留 alone could answer something else. */
export function confirms(event: DialogueEvent): boolean {
  if (event.choice !== undefined) return event.choice === 'complaint-confirm';
  if (inDoubt(event)) return false;
  const bare = bareWords(event.text);
  return !saysNothing.test(bare) && (filing.test(bare) || filingInEnglish.test(bare));
}

/** 说完了: nothing more to add. */
export function hasFinished(event: DialogueEvent): boolean {
  if (event.choice !== undefined) return event.choice === 'complaint-finished';
  if (inDoubt(event)) return false;
  return /^(?:我?(?:说|讲|写)完了?|完了|没(?:有|啥|什么)?(?:别的|要说的|补充|了)*|无|不用了?|不了|不说了|好了?|好的|行了?|可以了?|对|嗯|登记吧?|就?(?:这|那)(?:些|样|事|么多)?(?:了|吧)*|就(?:这|那)(?:些|样|事|么多)?(?:了|吧)*|thatsall|thatsit|done|no|nomore|nothingelse)$/iu.test(
    bareWords(event.text),
  );
}

/** Fear of being found out; the office keeps informers secret. */
export function fearsExposure(text: string): boolean {
  return /保密|威胁|报复|穿小鞋|别(?:让|叫|告诉)[^，。,.]{0,8}知道|不敢|怕(?:他|被|人)|confidential|afraid|threat|revenge/iu.test(
    text,
  );
}
