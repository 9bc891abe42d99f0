/** 退订: no more reminders. 不用告诉我了: no more news. Answers are not touched by either. */
import { z } from 'zod';
import type { Contact } from '../../identity/identity.ts';
import { type Dialogue, done, type Step } from '../dialogue.ts';
import { refusesNews } from '../understand/news.ts';
import { goTo } from './go-to.ts';

const schema = z.object({});
type State = z.infer<typeof schema>;

const wantsBack = /恢复|重新订|再订|接着发|订阅提醒|resume|subscribe again/i;

/** 不用告诉我了: of claims and complaints nothing more is told unasked. */
function endNews({ id, newsRefusedAt, optedOutAt }: Contact): Step<State> {
  const lines = [
    { id: newsRefusedAt ? 'news-ended-before' : 'news-ended' },
    { id: 'news-ended-still' },
    ...(optedOutAt ? [] : [{ id: 'news-ended-reminders' }]),
  ];
  return done(
    [{ lines, choices: [{ id: 'news-back' }] }],
    [{ kind: 'news-ended' }, { kind: 'audited', action: 'news-ended', subject: `contact:${String(id)}` }],
  );
}

export const optOutDialogue: Dialogue<State> = {
  name: 'opt-out',
  intent: 'opt-out',
  version: 1,
  schema,
  needs: () => ({}),
  step(_state, event, { contact }): Step<State> {
    if (event.choice === 'opt-in' || wantsBack.test(event.text))
      return done(
        [{ lines: [{ id: 'opted-in' }], choices: [{ id: 'intent-menu' }] }],
        [{ kind: 'opted-in' }],
      );
    if (event.choice === 'news-back') return goTo('claim');
    if (event.choice === undefined && refusesNews(event.text)) return endNews(contact);
    const lines = [
      { id: contact.optedOutAt ? 'opted-out-before' : 'opted-out' },
      { id: 'opted-out-still' },
      // News of one's own affairs is no broadcast: it has its own word.
      ...(contact.newsRefusedAt
        ? []
        : [{ id: 'opted-out-news', args: { claims: contact.newsAgreedAt ? 'yes' : 'no' } }]),
    ];
    return done([{ lines, choices: [{ id: 'opt-in' }] }], [{ kind: 'opted-out' }]);
  },
  ask: () => ({ lines: [{ id: 'opted-out-still' }] }),
};
