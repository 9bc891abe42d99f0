/** What a message answers to the question that is open in the filing of a complaint. */
import { decideTarget } from '../../complaint/against.ts';
import { complaintCategories } from '../../complaint/complaint.ts';
import type { DialogueEvent } from '../dialogue.ts';
import { asksSomething, pressesElsewhere, speaksOfElse } from './aside.ts';
import { besidesNumber, readComplaintWish } from '../understand/complaint-wishes.ts';
import { asksAboutNaming, readComplainantName, readNaming, saidName } from './complaint-naming.ts';
import { drops, hasFinished, saysWhatHappened } from './complaint-reading.ts';
import {
  type ComplaintDraft,
  type ComplaintState,
  complaintTargets,
  officeIsUnclear,
  withText,
} from './complaint-state.ts';

export type Answered =
  | { readonly kind: 'draft'; readonly draft: ComplaintDraft; readonly added?: boolean }
  | { readonly kind: 'change' }
  | { readonly kind: 'dropped' }
  | { readonly kind: 'elsewhere' }
  | { readonly kind: 'unreadable' };

const own = ['complaint'] as const;
/** A complaint is told in words of bills and claims: only what is certain, or is asked, leads away from it. */
const certainFrom = 1;
/** While the story is being told, a question leads away only when it is short and its topic all but certain. */
const longestQuestion = 20;
const questionFrom = 0.9;
/** As long as people name an institution or a person. */
const longestAbout = 100;

const leastBesideNumber = 4;

/** 补充：…, 不满意, 跟 T26-0418-7 是一件事, said while a complaint is being told, belong to this one. */
function saysMore({ choice, understood, text, written }: DialogueEvent): boolean {
  if (choice !== undefined) return false;
  const wish = readComplaintWish(written, false);
  if (understood.slots.complaintNumber === undefined) return wish !== undefined;
  const beside = [...besidesNumber(text)].length;
  return wish === undefined && beside >= leastBesideNumber && !asksSomething(text);
}

/** 查投诉, 起付线是多少; not 在哪交的钱没给收据, which tells a wrong. */
function leadsAway(event: DialogueEvent, from?: number): boolean {
  if (saysMore(event)) return false;
  if (speaksOfElse(event, own, certainFrom)) return true;
  const tellsWrong = event.understood.slots.category !== undefined;
  return !tellsWrong && asksSomething(event.text) && speaksOfElse(event, own, from);
}

export function answer(state: ComplaintState, event: DialogueEvent): Answered {
  if (pressesElsewhere(event, 'complaint-')) return { kind: 'elsewhere' };
  if (drops(event)) return { kind: 'dropped' };
  const { draft } = state;
  switch (state.at) {
    case 'text':
      return tellsText(draft, event);
    case 'adding':
      if (hasFinished(event)) return { kind: 'draft', draft: { ...draft, adding: false } };
      return tellsText(draft, event);
    case 'category':
      return tellsCategory(draft, event);
    case 'target':
      return tellsTarget(draft, event);
    case 'naming': {
      const naming = readNaming(event);
      if (naming === 'dropped') return { kind: 'dropped' };
      if (naming === 'anonymous') return { kind: 'draft', draft: anonymously(draft) };
      if (naming === undefined) {
        return asksAboutNaming(event) ? { kind: 'unreadable' } : addsOrElse(draft, event);
      }
      const name = saidName(event);
      return { kind: 'draft', draft: { ...draft, anonymous: false, ...(name !== undefined && { name }) } };
    }
    case 'name': {
      if (readNaming(event) === 'anonymous') return { kind: 'draft', draft: anonymously(draft) };
      const name = readComplainantName(event);
      if (name !== undefined) return { kind: 'draft', draft: { ...draft, name } };
      return speaksOfElse(event, own) ? { kind: 'elsewhere' } : { kind: 'unreadable' };
    }
    case 'confirm':
      if (wantsChange(event)) return { kind: 'change' };
      return addsOrElse(draft, event);
    case 'change':
      return change(draft, event);
  }
}

/** Whoever turns anonymous leaves no name behind. */
function anonymously(draft: ComplaintDraft): ComplaintDraft {
  return { ...draft, anonymous: true, name: undefined };
}

function tellsText(draft: ComplaintDraft, event: DialogueEvent): Answered {
  const short = [...event.text].length <= longestQuestion;
  if (short ? leadsAway(event, questionFrom) : !saysMore(event) && speaksOfElse(event, own, certainFrom)) {
    return { kind: 'elsewhere' };
  }
  const said = [...event.text.replace(/[\s\p{P}\p{S}]/gu, '')].length;
  if (event.choice !== undefined || said < 2) return { kind: 'unreadable' };
  const { category } = event.understood.slots;
  const told = withText(draft, event.written);
  return {
    kind: 'draft',
    draft: {
      ...told,
      adding: true,
      ...(draft.category === undefined && category !== undefined && { category }),
    },
  };
}

function tellsCategory(draft: ComplaintDraft, event: DialogueEvent): Answered {
  const pressed = complaintCategories.find((one) => event.choice === `complaint-category:${one}`);
  const category = pressed ?? (event.choice === undefined ? event.understood.slots.category : undefined);
  if (category !== undefined) return { kind: 'draft', draft: { ...draft, category } };
  if (saysUnknown(event)) return { kind: 'draft', draft: { ...draft, category: 'other' } };
  return addsOrElse(draft, event);
}

/** Whoever cannot be placed stays 'unclear', with the words kept: it may be somebody of any workplace. */
function tellsTarget(draft: ComplaintDraft, event: DialogueEvent): Answered {
  const which = officeIsUnclear(draft);
  const again = (taken: Partial<ComplaintDraft>): Answered => ({
    kind: 'draft',
    draft: { ...draft, ...taken, ...(which && { officeAsked: true }) },
  });
  const pressed = complaintTargets.find((one) => event.choice === `complaint-target:${one}`);
  if (pressed) return again({ target: pressed });
  if (saysUnknown(event)) return again({ target: 'unclear' });
  // 说完了, once more: nobody is called so.
  if (event.choice !== undefined || /[?？]/u.test(event.written) || hasFinished(event)) {
    return leadsAway(event) ? { kind: 'elsewhere' } : { kind: 'unreadable' };
  }
  if (leadsAway(event)) return { kind: 'elsewhere' };
  const about = event.written.trim();
  if ([...about.replace(/[\s\p{P}\p{S}\d]/gu, '')].length < 2 || [...about].length > longestAbout) {
    return { kind: 'unreadable' };
  }
  const office = which ? whichOffice(event.text) : undefined;
  if (office) return again({ target: office });
  const told = decideTarget({ about, officeAsked: which });
  // 合管办 said for the first time: which one is asked next, once.
  return again({ about, target: told ?? (officeIsUnclear({ ...draft, about }) ? undefined : 'unclear') });
}

/** 旗里的, 苏木那个: said of the 合管办 that was asked about. */
function whichOffice(text: string): 'banner-office' | 'sumu-office' | undefined {
  const banner = /旗|县|banner/iu.test(text);
  const sumu = /苏木|乡|镇|卫生院|sumu/iu.test(text);
  if (banner) return 'banner-office';
  return sumu ? 'sumu-office' : undefined;
}

function saysUnknown({ choice, text }: DialogueEvent): boolean {
  const bare = text.slice(0, 40).replace(/[\s\p{P}]/gu, '');
  return (
    choice === undefined &&
    /^(?:我|俺|也)*(?:不知道|不清楚|说不(?:好|准|清)|不确定|都不是|别的|其他的?|dontknow|notsure|other)(?:了|啊|呢)?$/iu.test(
      bare,
    )
  );
}

function wantsChange({ choice, text, understood }: DialogueEvent): boolean {
  if (choice !== undefined) return choice === 'complaint-change';
  const bare = text.slice(0, 40).replace(/[\s\p{P}]/gu, '');
  return (
    understood.slots.deny === true ||
    /^(?:要|想|得|我|再)*(?:改|修改|更正|不对|错了|写错|change|edit|wrong)(?:一?改|一下|下|了|吧)*$/iu.test(
      bare,
    )
  );
}

/** While something else is asked, more of the story is taken in as well: nothing said is lost. */
function addsOrElse(draft: ComplaintDraft, event: DialogueEvent): Answered {
  if (event.choice !== undefined) return { kind: 'unreadable' };
  if (leadsAway(event)) return { kind: 'elsewhere' };
  if (!saysWhatHappened(event)) return { kind: 'unreadable' };
  return { kind: 'draft', draft: withText(draft, event.written), added: true };
}

/** What is to be changed is taken out of the draft, and so asked again. */
function change(draft: ComplaintDraft, event: DialogueEvent): Answered {
  const again = (taken: Partial<ComplaintDraft>): Answered => ({
    kind: 'draft',
    draft: { ...draft, ...taken },
  });
  const said = event.choice === undefined ? event.text.slice(0, 40) : '';
  if (event.choice === 'complaint-change-naming' || /姓名|名字|匿名|实名|署名|name/iu.test(said)) {
    return again({ anonymous: undefined, name: undefined });
  }
  if (event.choice === 'complaint-change-category' || /类|category/iu.test(said))
    return again({ category: undefined });
  if (event.choice === 'complaint-change-target' || /对象|谁|单位|target/iu.test(said)) {
    return again({
      target: undefined,
      about: undefined,
      listed: undefined,
      officeAsked: undefined,
      targetAgain: true,
    });
  }
  if (event.choice === 'complaint-change-text' || /内容|经过|文字|text/iu.test(said))
    return again({ text: undefined });
  return addsOrElse(draft, event);
}
