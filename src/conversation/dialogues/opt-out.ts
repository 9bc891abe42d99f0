/** 退订: no more reminders, on any channel. 不用告诉我了: no more news. Answers are not touched by either. */
import { z } from 'zod';
import type { Contact } from '../../identity/identity.ts';
import { type Dialogue, done, type Step } from '../dialogue.ts';
import { refusesNews } from '../understand/news.ts';
import type { Effect } from '../effects.ts';
import { goTo } from './go-to.ts';

const schema = z.object({});
type State = z.infer<typeof schema>;

const wantsBack =
  /恢复|重新|再订|接着发|继续|订阅提醒|(开始|打开|要|想|还).{0,6}提醒|提醒(我|俺|打开)|resume|\bsubscribe\b/i;
/** 别忘了提醒我 wants them. */
const wantsNone = /退|取消|停|关|别(?!忘)|不(?!要忘)|甭|勿|拒|屏蔽|老|总|又|咋|谁|烦|够|少|stop|unsubscribe/i;

function audited(action: string, { id }: Contact): Effect {
  return { kind: 'audited', action, subject: `contact:${String(id)}` };
}

/** 不用告诉我了: of claims and complaints nothing more is told unasked. */
function endNews(contact: Contact): Step<State> {
  const { newsRefusedAt, optedOutAt } = contact;
  const lines = [
    { id: newsRefusedAt ? 'news-ended-before' : 'news-ended' },
    { id: 'news-ended-still' },
    ...(optedOutAt ? [] : [{ id: 'news-ended-reminders' }]),
  ];
  return done(
    [{ lines, choices: [{ id: 'news-back' }] }],
    [{ kind: 'news-ended' }, audited('news-ended', contact)],
  );
}

export const optOutDialogue: Dialogue<State> = {
  name: 'opt-out',
  intent: 'opt-out',
  version: 1,
  schema,
  needs: () => ({}),
  step(_state, event, { contact, bindings, bindingsBefore = [] }): Step<State> {
    if (event.choice === 'opt-in' || (wantsBack.test(event.text) && !wantsNone.test(event.text)))
      return done(
        [{ lines: [{ id: 'opted-in' }], choices: [{ id: 'intent-menu' }] }],
        [{ kind: 'opted-in' }, audited('opted-in', contact)],
      );
    if (event.choice === 'news-back') return goTo('claim');
    if (event.choice === undefined && refusesNews(event.text)) return endNews(contact);
    const lines = [
      { id: contact.optedOutAt ? 'opted-out-before' : 'opted-out' },
      // Nobody is known here: what holds elsewhere is theirs to say there.
      { id: bindings.length + bindingsBefore.length > 0 ? 'opted-out-everywhere' : 'opted-out-here' },
      { id: 'opted-out-still' },
      // News of one's own affairs is no broadcast: it has its own word.
      ...(contact.newsRefusedAt
        ? []
        : [{ id: 'opted-out-news', args: { claims: contact.newsAgreedAt ? 'yes' : 'no' } }]),
    ];
    return done(
      [{ lines: [...lines, { id: 'opted-out-back' }], choices: [{ id: 'opt-in' }] }],
      [{ kind: 'opted-out' }, audited('opted-out', contact)],
    );
  },
  ask: () => ({ lines: [{ id: 'opted-out-still' }] }),
};
