/** 我的数据: see, export, correct, delete, withdraw consent (PIPL art. 15, 44–50). Works unverified. */
import { z } from 'zod';
import { type Dialogue, type DialogueEvent, done, pass, type Step, waiting } from '../dialogue.ts';
import type { Facts, Situation } from '../facts.ts';
import { pressesElsewhere, speaksOfElse } from './aside.ts';
import { officeTakesOver } from './human-words.ts';
import {
  boundAtAll,
  deleteQuestion,
  exported,
  introduction,
  overview,
  requestQuestion,
} from './privacy-words.ts';

const privacyStateSchema = z.object({
  at: z.enum(['menu', 'correct', 'confirm-delete']),
  misses: z.number().int(),
});
type PrivacyState = z.infer<typeof privacyStateSchema>;

type Request =
  | 'introduce'
  | 'see'
  | 'export'
  | 'ask-correction'
  | 'correct'
  | 'ask-deletion'
  | 'delete'
  | 'keep'
  | 'withdraw'
  | 'elsewhere'
  | 'unreadable';

const longestText = 2_000;
const missesBeforeHuman = 2;

const pressed: Readonly<Record<string, Request>> = {
  'privacy-see': 'see',
  'privacy-export': 'export',
  'privacy-correct': 'ask-correction',
  'privacy-delete': 'ask-deletion',
  'privacy-delete-confirm': 'delete',
  'privacy-keep': 'keep',
  'privacy-withdraw': 'withdraw',
};

/** The first that fits wins: 撤回 and 删除 before 看, since 我想看看怎么删除 wants deletion. */
const saidWords: readonly (readonly [Request, RegExp])[] = [
  ['withdraw', /撤回|收回|不再?同意|取消(同意|授权)|withdraw/iu],
  ['ask-deletion', /删|注销|清(除|空|掉)|抹掉|忘(了|掉)我|delete|erase|remove/iu],
  ['ask-correction', /改正|更正|修改|改一?[改下]|登记?错|写错|不对|有误|correct|wrong/iu],
  ['export', /导出|拷贝|复制|抄一?份|发我一份|export|copy/iu],
  ['see', /看|查|存|记了|有(什么|啥|哪些)|哪些|\bsee\b|show|what .*(store|keep|hold)/iu],
];

export const privacyDialogue: Dialogue<PrivacyState> = {
  name: 'privacy',
  intent: 'privacy',
  version: 1,
  schema: privacyStateSchema,
  needs(state, event) {
    const request = readRequest(state, event);
    if (request === 'correct') return { newNumber: { kind: 'enquiry' } };
    if (request === 'export') return { complaints: {}, files: {}, enquiries: {} };
    return request === 'see' || request === 'ask-deletion' ? { complaints: {} } : {};
  },
  step(state, event, situation, facts) {
    const request = readRequest(state, event);
    const own = { action: `privacy-${request}`, subject: `contact:${String(situation.contact.id)}` };
    const audited = { kind: 'audited' as const, ...own };
    switch (request) {
      case 'introduce':
        return waiting<PrivacyState>(menuState, [introduction(situation)]);
      case 'see':
        return resting([overview(facts.complaints ?? [], situation)]);
      case 'export':
        return {
          ...resting([exported(facts.complaints ?? [], facts.enquiries ?? [], facts.files ?? {}, situation)]),
          effects: [audited],
        };
      case 'ask-correction':
        return waiting<PrivacyState>({ at: 'correct', misses: 0 }, [
          { lines: [{ id: 'privacy-correct-ask' }] },
        ]);
      case 'correct':
        return openCorrection(event, situation, facts);
      case 'ask-deletion':
        return waiting<PrivacyState>({ at: 'confirm-delete', misses: 0 }, [deleteQuestion(facts.complaints)]);
      case 'delete':
        return done(
          [{ lines: [{ id: 'privacy-deleted' }], choices: [{ id: 'intent-menu' }] }],
          [audited, { kind: 'contact-erased' }],
        );
      case 'keep':
        return done([{ lines: [{ id: 'privacy-kept' }], choices: [{ id: 'intent-menu' }] }]);
      case 'withdraw': {
        if (!situation.contact.consent && boundAtAll(situation).length === 0) {
          return resting([
            { lines: [{ id: 'privacy-nothing-to-withdraw' }, { id: 'privacy-withdraw-complaint' }] },
          ]);
        }
        return done(
          [
            {
              lines: [{ id: 'privacy-withdrawn' }, { id: 'identity-rest-open' }],
              choices: [{ id: 'intent-menu' }],
            },
          ],
          [{ kind: 'consent-withdrawn' }, { kind: 'bindings-ended' }, audited],
        );
      }
      case 'elsewhere':
        return pass();
      case 'unreadable': {
        const before = state ?? menuState;
        const next: PrivacyState = { ...before, misses: before.misses + 1 };
        const asked = question(next);
        const human = next.misses >= missesBeforeHuman ? [{ id: 'intent-human' }] : [];
        return waiting(next, [{ ...asked, choices: [...(asked.choices ?? []), ...human] }]);
      }
    }
  },
  ask: question,
};

const menuState: PrivacyState = { at: 'menu', misses: 0 };

function question({ at }: PrivacyState) {
  switch (at) {
    case 'menu':
      return requestQuestion();
    case 'correct':
      return { lines: [{ id: 'privacy-correct-ask' }] };
    case 'confirm-delete':
      return deleteQuestion(undefined);
  }
}

function resting(utterances: Step<PrivacyState>['utterances']): Step<PrivacyState> {
  return { outcome: { kind: 'resting', state: menuState }, utterances, effects: [] };
}

function readRequest(state: PrivacyState | undefined, event: DialogueEvent): Request {
  const byButton = event.choice === undefined ? undefined : pressed[event.choice];
  // Only the question that names what is lost can be answered by deleting.
  if (byButton === 'delete' && state?.at !== 'confirm-delete') return 'ask-deletion';
  if (byButton) return byButton;
  if (state && pressesElsewhere(event, 'privacy-')) return 'elsewhere';
  const said =
    event.choice === undefined
      ? saidWords.find(([, words]) => words.test(event.text.slice(0, 200)))?.[0]
      : undefined;
  switch (state?.at) {
    case undefined:
      return said !== undefined && said !== 'see' ? said : wantsToSee(event) ? 'see' : 'introduce';
    case 'menu':
      return (
        said ??
        (speaksOfElse(event, ['privacy']) || event.understood.intent === 'other' ? 'elsewhere' : 'unreadable')
      );
    case 'correct':
      if (speaksOfElse(event, ['privacy'], 1)) return 'elsewhere';
      return event.choice === undefined && [...event.text.trim()].length >= 2 ? 'correct' : 'unreadable';
    case 'confirm-delete':
      return answerToDeletion(event, said);
  }
}

function wantsToSee({ choice, text }: DialogueEvent): boolean {
  return (
    choice === undefined &&
    /(看|查)看?(一?下)?(我的?|你们?)|存了我?(什么|啥|哪些)|what .*(store|keep|hold)/iu.test(
      text.slice(0, 200),
    )
  );
}

function answerToDeletion(event: DialogueEvent, said: Request | undefined): Request {
  if (event.choice !== undefined) return 'unreadable';
  if (event.understood.slots.deny === true || /不删|别删|留着|keep/iu.test(event.text)) return 'keep';
  if (ordersDeletion(event.text)) return 'delete';
  if (said !== undefined && said !== 'ask-deletion') return said;
  return speaksOfElse(event, ['privacy']) ? 'elsewhere' : 'unreadable';
}

/** What cannot be undone is done on its own words alone: a mere 好 or 嗯, or a question, is none. */
function ordersDeletion(text: string): boolean {
  if (/[?？]/u.test(text)) return false;
  const bare = text.slice(0, 40).replace(/[\s\p{P}\p{S}]/gu, '');
  return /^(?:确认|确定|对|是的?|好的?|行|yes|please)*(?:要|全部|全|都|我)*(?:删除?|删掉|清除|delete)(?:它们?|全部|it|all|everything|吧|了|掉)*$/iu.test(
    bare,
  );
}

/** A wrong record is put right by the office: the chat holds no copy of its own to change. */
function openCorrection(event: DialogueEvent, situation: Situation, facts: Facts): Step<PrivacyState> {
  const number = facts.newNumber?.number;
  if (number === undefined) return done([{ lines: officeTakesOver(situation) }]);
  const text = [...event.written].slice(0, longestText).join('');
  return done(
    [{ lines: [{ id: 'privacy-correction-opened', args: { number } }, ...officeTakesOver(situation)] }],
    [
      { kind: 'enquiry-opened', enquiry: { number, reason: 'correction', text, openedAt: situation.now } },
      { kind: 'audited', action: 'privacy-correct', subject: `enquiry:${number}` },
    ],
  );
}
