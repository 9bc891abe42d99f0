/** /try, as its page talks to it. */
import { randomUUID } from 'node:crypto';
import type { ChannelUnderTest } from './cases.ts';
import { type Told, toldBy } from './told.ts';

interface Line extends Told {
  readonly key: string;
  readonly side: string;
  /** What each button sends, by its label. */
  readonly sends: ReadonlyMap<string, string>;
}

export const tryPage: ChannelUnderTest = {
  name: '/try',
  means: [],
  onlyLastChoices: true,
  async begin({ address }) {
    const page = await fetch(`${address}/try`);
    const html = await page.text();
    const cookie = page.headers.get('set-cookie')?.split(';')[0] ?? '';
    const talk = /data-talk="(\w+)"/.exec(html)?.[1] ?? '';
    const seen = new Set(linesOf(html).map(({ key }) => key));
    let last = linesOf(html).at(-1);
    const freshIn = (fragment: string): readonly Told[] => {
      const fresh = linesOf(fragment).filter(({ key }) => !seen.has(key));
      for (const { key } of fresh) seen.add(key);
      last = fresh.at(-1);
      return fresh.filter(({ side }) => side === 'heyi').map(({ text, choices }) => ({ text, choices }));
    };
    return {
      async does(step) {
        if ('office' in step)
          return freshIn(await (await fetch(`${address}/try`, { headers: { cookie } })).text());
        const text = 'say' in step ? step.say : 'press' in step ? last?.sends.get(step.press) : undefined;
        if (text === undefined) throw new Error(`the page has nothing for ${JSON.stringify(step)}`);
        const answer = await fetch(`${address}/try/messages`, {
          method: 'POST',
          headers: { cookie, 'content-type': 'application/json' },
          body: JSON.stringify({ talk, text, messageId: randomUUID() }),
        });
        const fragment = await answer.text();
        if (!answer.ok) throw new Error(`${String(answer.status)}: ${fragment}`);
        return freshIn(fragment);
      },
    };
  },
};

function linesOf(html: string): readonly Line[] {
  return html
    .split('<article ')
    .slice(1)
    .map((article) => {
      const texts = [...article.matchAll(/<p(?: class="basis")?>([\s\S]*?)<\/p>/g)].map(([, text = '']) =>
        plain(text),
      );
      const buttons = [
        ...article.matchAll(/<button name="text" value="([^"]*)">.*?<span class="label">(.*?)<\/span>/g),
      ].map(([, send = '', label = '']) => [plain(label), plain(send)] as const);
      return {
        key: /data-key="([^"]+)"/.exec(article)?.[1] ?? '',
        side: /class="(\w+)"/.exec(article)?.[1] ?? '',
        ...toldBy(
          texts.join('\n'),
          buttons.map(([label]) => label),
        ),
        sends: new Map(buttons),
      };
    });
}

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', '#39': "'", amp: '&' };

function plain(escaped: string): string {
  return escaped.replaceAll(/&(lt|gt|quot|#39|amp);/g, (_whole, name: string) => entities[name] ?? '');
}
