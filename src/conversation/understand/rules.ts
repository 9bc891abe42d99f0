/** The certain things: commands, greetings, closed phrases. Everything else is the classifier's. */
import type { Intent } from '../../kernel/intent.ts';
import { readNumber } from '../../kernel/identifiers.ts';
import { clauseAsked } from './clause-asked.ts';
import { readComplaintWish } from './complaint-wishes.ts';
import { isEmergency } from './emergency.ts';
import { asksForManner, isGreeting } from './manner.ts';
import { refusesNews, wantsNews } from './news.ts';
import { readPhrases, whole } from './phrases.ts';

const commandTopics = [
  ...(['menu', 'human', 'opt-out', 'opt-in', 'greeting', 'language', 'privacy', 'complaint-status'] as const),
  ...(['complaint', 'enrolment', 'account', 'claim', 'estimate', 'policy'] as const),
] as const;

const { before, after, ...commandWords } = readPhrases(new URL('commands.yaml', import.meta.url), [
  ...commandTopics,
  'before',
  'after',
]);
/** Politeness and particles around a command: "请帮我转人工谢谢" is still 转人工. */
const courtesy = new RegExp(`^(?:${before.source})+|(?:${after.source})+$`, 'gu');
const punctuation = /[\p{P}\p{S}\s]+/gu;
/** Both are decided by the same dialogue. */
const commands: readonly (readonly [Intent, RegExp])[] = commandTopics.map((topic) => [
  topic === 'opt-in' ? 'opt-out' : topic,
  whole(commandWords[topic]),
]);

const told = readPhrases(new URL('rules.yaml', import.meta.url), [
  ...(['otherHousehold', 'lookUp', 'ownRelative', 'wrongdoing', 'complaintRule', 'ownComplaint'] as const),
  ...(['accountRule', 'ownAccount', 'accountRuleInEnglish', 'howMuchOfMine', 'birthBill'] as const),
  ...(['ownPapers', 'outpatientShare', 'ownBill', 'howToPay', 'leftOver', 'payment', 'ownPayment'] as const),
  ...(['unnamed', 'paidOut', 'aPerson', 'stopSending', 'complaining'] as const),
]);

/**
 * Somebody else's household is asked about: nobody is ever told. Complaints about it stay complaints,
 * and a relative's own affairs are left to the identity check.
 */
export function asksAboutOtherHousehold(common: string): boolean {
  return (
    told.otherHousehold.test(common) &&
    told.lookUp.test(common) &&
    !told.wrongdoing.test(common) &&
    !told.ownRelative.test(common)
  );
}

/** The plan is asked, and no record of one's own is to be looked up, reckoned with or complained of. */
export function asksAboutRule(common: string): boolean {
  if (told.leftOver.test(common)) return !told.ownAccount.test(common);
  if (told.payment.test(common)) return !told.ownPayment.test(common) && !told.wrongdoing.test(common);
  if (told.unnamed.test(common)) return true;
  // Without a bill there is no share to reckon with (方案 三（四）1).
  if (told.outpatientShare.test(common) && !told.ownBill.test(common.replace('百分之', '')))
    return !told.wrongdoing.test(common);
  if (told.birthBill.test(common)) return !told.wrongdoing.test(common) && !told.ownPapers.test(common);
  if (told.complaintRule.test(common)) return !told.ownComplaint.test(common);
  if (told.accountRuleInEnglish.test(common)) return !told.howMuchOfMine.test(common);
  return told.accountRule.test(common) && !told.ownAccount.test(common);
}

/** By its number; mistyped, where nothing else was said. */
function namesComplaint(plain: string): boolean {
  const read = readNumber(plain);
  if (read.kind === 'number') return read.of === 'complaint';
  if (read.kind !== 'wrong-check-digit') return namesQueryCode.test(plain) && !told.paidOut.test(plain);
  return /^t[\s\d,，.。、-]+$/u.test(plain) || /(^|[^a-z\d])t\d{2}-\d{4,10}-\d(?!\d)/u.test(plain);
}

/** Whoever complained without a name was given one; nothing else has any. */
const namesQueryCode = /查询码[^\d]{0,6}(?<!\d)\d{6}(?!\d)|(?<!\d)\d{6}(?!\d)[^\d]{0,6}查询码/u;

/** The intent that is certain from a rule, or undefined. */
export function ruledIntent(plain: string, common: string): Intent | undefined {
  if (isEmergency(common)) return 'emergency';
  const bare = common.replace(punctuation, '');
  const core = bare.replace(courtesy, '') || bare;
  for (const [intent, pattern] of commands) {
    if (pattern.test(bare) || pattern.test(core)) return intent;
  }
  if (isGreeting(bare)) return 'greeting';
  if (readComplaintWish(plain, false) || namesComplaint(plain)) return 'complaint-status';
  if (refusesNews(common)) return 'opt-out';
  if (wantsNews(common)) return told.complaining.test(common) ? 'complaint-status' : 'claim';
  if (/^\/(start|menu|help|cancel)\b/u.test(plain)) return 'menu';
  if (clauseAsked(plain)) return 'policy';
  if (told.aPerson.test(common)) return 'human';
  if (told.stopSending.test(common)) return 'opt-out';
  if (asksForManner(common)) return 'language';
  if (told.howToPay.test(bare)) return 'enrolment';
  if (asksAboutOtherHousehold(common) || asksAboutRule(common)) return 'policy';
  return undefined;
}
