/** 有进展告诉我: to be told how the own claims go on, without asking; said once, ended by 不用告诉我. */
import { type DialogueEvent, done, resting, type Step, type Utterance, verifyFirst } from '../dialogue.ts';
import type { Effect } from '../effects.ts';
import type { Situation } from '../facts.ts';
import { wantsNews } from '../understand/news.ts';
import { recordsOff } from './enrolment-records.ts';

/** The second is shown where the news has been ended (opt-out.ts). */
const choices: readonly string[] = ['claim-news', 'news-back'];

export function asksForNews({ choice, text }: DialogueEvent): boolean {
  return choice === undefined ? wantsNews(text) : choices.includes(choice);
}

export function withNewsOffered(utterance: Utterance, { contact }: Situation): Utterance {
  if (contact.newsAgreedAt) return utterance;
  return { ...utterance, choices: [...(utterance.choices ?? []), { id: 'claim-news' }] };
}

export function agreeToNews(situation: Situation): Step<{ listedFrom?: number }> {
  const { contact, bindings, householdDataAllowed } = situation;
  // Of complaints everybody is told who has not refused it: for that nobody need be verified.
  const takenBack: readonly Effect[] = contact.newsRefusedAt ? [{ kind: 'news-taken-back' }] : [];
  if (!householdDataAllowed) {
    const off = recordsOff(situation);
    return done([{ ...off, lines: [{ id: 'claim-news-not-here' }, ...off.lines] }], takenBack);
  }
  if (bindings.length === 0)
    return { ...verifyFirst(), utterances: [{ lines: [{ id: 'claim-news-verify' }] }], effects: takenBack };
  const all = [{ id: 'claim-list:0' }];
  if (contact.newsAgreedAt)
    return resting({}, [{ lines: [{ id: 'claim-news-already' }, { id: 'claim-news-end' }], choices: all }]);
  return resting(
    {},
    [
      {
        lines: [{ id: 'claim-news-agreed' }, { id: 'claim-news-later' }, { id: 'claim-news-end' }],
        choices: all,
      },
    ],
    [
      { kind: 'news-agreed' },
      { kind: 'audited', action: 'news-agreed', subject: `contact:${String(contact.id)}` },
    ],
  );
}
