/** What the filing of a complaint says; named lines only. */
import { complaintCategories } from '../../complaint/complaint.ts';
import { sumuIn } from '../../complaint/against.ts';
import { clausesOf } from '../../complaint/clauses.ts';
import { maskName } from '../../kernel/masking.ts';
import { yearOf } from '../../kernel/day.ts';
import type { Line, Option, Utterance } from '../dialogue.ts';
import type { Situation } from '../facts.ts';
import { dayText } from '../wording.ts';
import { countedWeekends, skippedHolidays } from './complaint-days.ts';
import { fearsExposure } from './complaint-reading.ts';
import { opensByCode, queueOf, type Receipt } from '../../complaint/decide.ts';
import {
  type ComplaintDraft,
  type ComplaintState,
  type ComplaintStep,
  complaintTargets,
  officeIsUnclear,
  targetOf,
} from './complaint-state.ts';

const missesBeforeHuman = 2;
/** Read back, a long text is shown from its beginning; what is filed is the whole. */
const shownText = 300;

/** Whoever is verified is named by the binding, where household data may be told at all. */
export function namedMember(situation: Situation) {
  return situation.householdDataAllowed ? situation.bindings[0] : undefined;
}

/** The first answer: heard, what the plan says of it, the promise. */
export function opening(draft: ComplaintDraft, situation: Situation): readonly Line[] {
  const { category, text } = draft;
  const args = promiseArgs(situation);
  return [
    { id: text === undefined ? 'complaint-willing' : 'complaint-heard' },
    ...(category === undefined || category === 'other' ? [] : [{ id: `complaint-rule-${category}` }]),
    { id: 'complaint-promise', args },
    ...(situation.householdDataAllowed ? [] : [{ id: 'complaint-anonymous-here', args }]),
    ...(text !== undefined && fearsExposure(text) ? [{ id: 'complaint-confidential' }] : []),
  ];
}

export function openingClauses(draft: ComplaintDraft): readonly string[] {
  return clausesOf(draft.category);
}

function promiseArgs(situation: Situation) {
  const { profile, ruleSet } = situation.scheme;
  return { telephone: profile.telephones.complaint, days: ruleSet.tariff.complaintWorkingDays };
}

/** The question that is open. */
export function question(state: ComplaintState, situation: Situation): Utterance {
  switch (state.at) {
    case 'text':
      return { lines: [{ id: 'complaint-ask-text' }] };
    case 'adding':
      return { lines: [{ id: 'complaint-ask-more' }], choices: [{ id: 'complaint-finished' }] };
    case 'category':
      return {
        lines: [{ id: 'complaint-ask-category' }],
        choices: complaintCategories.map((category) => ({
          id: `complaint-category:${category}`,
          args: { category },
        })),
      };
    case 'target':
      return {
        lines: [{ id: officeIsUnclear(state.draft) ? 'complaint-ask-office' : 'complaint-ask-target' }],
        choices: complaintTargets.map((target) => ({ id: `complaint-target:${target}`, args: { target } })),
      };
    case 'naming':
      return {
        lines: [{ id: 'complaint-ask-naming' }, { id: 'complaint-naming-kept-secret' }],
        choices: [{ id: 'complaint-named' }, { id: 'complaint-anonymous' }, { id: 'complaint-drop' }],
      };
    case 'name':
      return { lines: [{ id: 'complaint-ask-name' }] };
    case 'confirm':
      return { lines: readBack(state.draft, situation), choices: confirmChoices };
    case 'change':
      return {
        lines: [{ id: 'complaint-ask-change' }],
        choices: changeChoices.filter(
          ({ id }) => situation.householdDataAllowed || id !== 'complaint-change-naming',
        ),
      };
  }
}

const confirmChoices: readonly Option[] = [
  { id: 'complaint-confirm' },
  { id: 'complaint-change' },
  { id: 'complaint-drop' },
];

/** Where it happened as the words say, else where whoever is known lives. */
export function sumuOf({ text = '', about = '', anonymous }: ComplaintDraft, situation: Situation) {
  const sumus = situation.scheme.profile.sumuOffices.map(({ sumu }) => sumu);
  const home = anonymous === false ? namedMember(situation)?.sumu : undefined;
  return sumuIn(`${about} ${text}`, sumus) ?? home;
}

const changeChoices: readonly Option[] = [
  { id: 'complaint-change-text' },
  { id: 'complaint-change-category' },
  { id: 'complaint-change-target' },
  { id: 'complaint-change-naming' },
  { id: 'complaint-drop' },
];

function readBack(draft: ComplaintDraft, situation: Situation): readonly Line[] {
  const text = draft.text ?? '';
  const target = targetOf(draft) ?? 'unclear';
  const sumu = sumuOf(draft, situation);
  const queue = queueOf({
    text,
    target,
    category: draft.category ?? 'other',
    ...(draft.about !== undefined && { about: draft.about }),
    ...(sumu !== undefined && { sumu }),
  });
  const shown = [...text].length > shownText ? `${[...text].slice(0, shownText).join('')}…` : text;
  return [
    { id: 'complaint-read-back' },
    { id: 'complaint-line-category', args: { category: draft.category ?? 'other' } },
    {
      id: 'complaint-line-target',
      args: {
        target,
        about: draft.about ?? '',
        said: draft.about === undefined ? 'no' : 'yes',
      },
    },
    ...(draft.target !== undefined && draft.target !== target ? [{ id: 'complaint-line-safest' }] : []),
    { id: 'complaint-line-worked', args: { queue } },
    draft.anonymous
      ? { id: 'complaint-line-anonymous' }
      : { id: 'complaint-line-name', args: { name: nameShown(draft, situation) } },
    { id: 'complaint-line-text', args: { text: shown } },
    { id: 'complaint-ask-confirm' },
  ];
}

function nameShown(draft: ComplaintDraft, situation: Situation): string {
  const member = namedMember(situation);
  return member ? maskName(member.memberName) : (draft.name ?? '');
}

const unreadable: Readonly<Record<ComplaintStep, string>> = {
  text: 'complaint-unreadable-text',
  adding: 'complaint-unreadable-text',
  category: 'complaint-unreadable-choice',
  target: 'complaint-unreadable-target',
  naming: 'complaint-unreadable-naming',
  name: 'complaint-unreadable-name',
  confirm: 'complaint-unreadable-confirm',
  change: 'complaint-unreadable-choice',
};

/** Said what is wanted once more; after two misses with a way to a person. */
export function askAgain(state: ComplaintState, situation: Situation): Utterance {
  const { choices = [] } = question(state, situation);
  const human = state.misses >= missesBeforeHuman ? [{ id: 'intent-human' }] : [];
  return { lines: [{ id: unreadable[state.at] }], choices: [...choices, ...human] };
}

export function filed({ complaint, clock }: Receipt, situation: Situation): Utterance {
  const { language } = situation.contact;
  const thisYear = yearOf(situation.today);
  const skipped = skippedHolidays(clock.skipped, situation.calendar, language);
  const counted = countedWeekends(clock.countedWeekends, language);
  return {
    lines: [
      { id: 'complaint-filed', args: { number: complaint.number } },
      ...(opensByCode(complaint)
        ? [{ id: 'complaint-query-code', args: { code: complaint.queryCode } }]
        : []),
      {
        id: 'complaint-due',
        args: { due: dayText(clock.dueDay, language, thisYear), days: promiseArgs(situation).days },
      },
      ...(skipped === '' ? [] : [{ id: 'complaint-due-skipped', args: { holidays: skipped } }]),
      ...(counted === '' ? [] : [{ id: 'complaint-due-counted', args: { days: counted } }]),
      ...(clock.provisional ? [{ id: 'complaint-due-provisional' }] : []),
      { id: 'complaint-next', args: { told: situation.contact.newsRefusedAt ? 'no' : 'yes' } },
    ],
    choices: [{ id: 'intent-complaint-status' }, { id: 'intent-menu' }],
    citations: ['III.5.2-20-working-days'],
  };
}

/** 对 said once more after it was registered: it is registered once. */
export function filedAlready(number: string): Utterance {
  return {
    lines: [{ id: 'complaint-filed-already', args: { number } }],
    choices: [{ id: 'intent-complaint-status' }, { id: 'intent-menu' }],
  };
}

export function dropped(situation: Situation): Utterance {
  return {
    lines: [{ id: 'complaint-dropped', args: { telephone: situation.scheme.profile.telephones.complaint } }],
    choices: [{ id: 'intent-complaint' }, { id: 'intent-menu' }],
  };
}
