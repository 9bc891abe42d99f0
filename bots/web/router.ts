/** /try: a phone-sized page to talk to the sample scheme, a channel like any other. Works without scripts too. */
import { createHash, randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { Eta } from 'eta';
import express, { type Request, type Response, type Router } from 'express';
import { z } from 'zod';
import type { ConversationKey } from '../../src/delivery/delivery.ts';
import type { Desk } from '../../src/delivery/desk.ts';
import type { Reply } from '../../src/kernel/message.ts';
import { asking, beginning, largestBody, longestText, saying } from './limits.ts';
import { greeting, openingLines, shownLines } from './lines.ts';
import { fromOwnPages } from './own-pages.ts';
import { people, personName } from './people.ts';
import { createVisitors, type Visitor } from './visitor.ts';

export interface WebChannelParts {
  readonly desk: Desk<unknown>;
  /** Signs the visitors' cookies. */
  readonly secret: string;
  /** What everybody is greeted with: as the desk answers the greeting. */
  readonly opening: Reply;
}

/** Lines of a page, of an answer to the script, and of the page 看以前的. */
const linesAtOnce = { page: 100, fragment: 40, all: 2_000 } as const;

const words = {
  empty: '还没写字，请写好再发。',
  long: (length: number) => `一次最多发5000个字，这段有${String(length)}个。请分成几次发。`,
  fast: '发得太快了，请歇一分钟再发。',
  elsewhere: '您在别的窗口换了人，这里已经换成那边的对话。要发的话，请再按一次“发送”。',
  begunAnew: '对话已经重新开始，以前的看不到了。要发的话，请再按一次“发送”。',
  crowded: '来的人太多，请过一分钟再打开。',
} as const;

const messageSchema = z.object({
  text: z.string(),
  messageId: z.string().regex(/^[\w-]{8,64}$/),
  /** The conversation the page shows; another tab may have begun a new one meanwhile. */
  talk: z.string(),
});
type Said = z.infer<typeof messageSchema>;

export function createWebChannel({ desk, secret, opening }: WebChannelParts): Router {
  const router = express.Router();
  const views = new Eta({ views: fileURLToPath(new URL('views/', import.meta.url)), cache: true });
  const visitors = createVisitors(secret);
  const visitorOf = (request: Request) => visitors.of(request)?.id ?? '';

  /** What is wrong with a message before the desk sees it; undefined: nothing. */
  function objection(visitor: Visitor | undefined, { text, talk }: Said) {
    if (!visitor) return { status: 401, sentence: words.begunAnew };
    if (talk !== visitor.talk) return { status: 409, sentence: words.elsewhere };
    if (text.trim() === '') return { status: 400, sentence: words.empty };
    if (text.trim().length > longestText) return { status: 400, sentence: words.long(text.trim().length) };
    return undefined;
  }

  async function say({ id }: Visitor, { text, messageId }: Pick<Said, 'text' | 'messageId'>): Promise<void> {
    const key = keyOf(id);
    // A text column takes neither a zero character nor half a pair.
    const storable = text.replaceAll('\0', '').toWellFormed();
    // Only now there is a conversation: whoever says nothing, and be it a thousand of them, leaves no row behind.
    // The greeting is answered first, as the page shows it.
    if (await desk.receive({ ...key, ...greeting })) await desk.work(key);
    await desk.receive({ ...key, messageId, text: storable });
    await desk.work(key);
  }

  const unspoken = { lines: openingLines(opening), complete: true };

  async function lines({ id }: Visitor, atMost: number) {
    const key = keyOf(id);
    await desk.collect(key);
    const past = await desk.history(key, atMost + 1);
    if (past.length === 0) return unspoken;
    const complete = past.length <= atMost;
    return { lines: shownLines(past.slice(-atMost), complete), complete };
  }

  interface PageGiven {
    readonly text?: string;
    readonly notice?: string;
    readonly all?: boolean;
    /** The visitor came just now: there is nothing to look up. */
    readonly fresh?: boolean;
  }

  async function page(visitor: Visitor, given: PageGiven) {
    const shown = given.fresh
      ? unspoken
      : await lines(visitor, given.all ? linesAtOnce.all : linesAtOnce.page);
    return views.render('try', {
      ...shown,
      people,
      person: visitor.person,
      talk: visitor.talk,
      // One id a page: a form sent twice from the same page is one message.
      pageId: randomBytes(12).toString('hex'),
      text: given.text ?? '',
      notice: given.notice ?? '',
    });
  }

  async function fragment(visitor: Visitor): Promise<string> {
    return views.render('lines', await lines(visitor, linesAtOnce.fragment));
  }

  async function keptPage(request: Request, response: Response, status: number, notice: string) {
    const known = visitors.of(request);
    const visitor = known ?? visitors.begin(request, response, 'head');
    const { text } = readForm(request);
    response.status(status).send(await page(visitor, { text, notice, fresh: !known }));
  }

  router.use('/public', express.static(fileURLToPath(new URL('public/', import.meta.url))));
  router.use(fromOwnPages);
  router.use((_request, response, next) => {
    // With no-referrer a form's Origin is "null"; within our own pages it may be told.
    response.set({ 'cache-control': 'no-store', 'referrer-policy': 'same-origin' });
    next();
  });

  const begins = beginning(
    (request) => request.method === 'GET' && visitors.of(request) !== undefined,
    (_request, response) => {
      response.status(429).type('text/plain; charset=utf-8').send(`${words.crowded}
`);
    },
  );

  // One count for both ways of sending.
  const says = saying(visitorOf, async (request, response) => {
    if (request.path === '/messages') response.status(429).type('text/plain; charset=utf-8').send(words.fast);
    else await keptPage(request, response, 429, words.fast);
  });

  router.get('/', begins, async (request, response) => {
    const known = visitors.of(request);
    if (!known && request.get('sec-fetch-site') === 'cross-site') {
      // A link on another site brings no SameSite=Strict cookie; asked once more from here, it comes.
      response.send(views.render('again', {}));
      return;
    }
    const visitor = known ?? visitors.begin(request, response, 'head');
    response.send(await page(visitor, { all: request.query.all !== undefined, fresh: !known }));
  });

  router.post(
    '/person',
    begins,
    express.urlencoded({ extended: false, limit: '1kb' }),
    (request, response) => {
      const { person } = z.object({ person: z.string().optional() }).parse(request.body ?? {});
      visitors.begin(request, response, personName(person));
      response.redirect(303, '/try');
    },
  );

  router.post('/messages', says, express.json({ limit: largestBody }), async (request, response) => {
    const visitor = visitors.of(request);
    const said = messageSchema.safeParse(request.body);
    const wrong = said.success ? objection(visitor, said.data) : { status: 400, sentence: words.empty };
    if (wrong || !visitor || !said.success) {
      response
        .status(wrong?.status ?? 400)
        .type('text/plain; charset=utf-8')
        .send(wrong?.sentence);
      return;
    }
    await say(visitor, said.data);
    response.send(await fragment(visitor));
  });

  // What has come since: news, another tab's lines, or the answer that a broken connection did not bring.
  router.get(
    '/lines',
    asking(visitorOf, (_request, response) => {
      response.status(429).end();
    }),
    async (request, response) => {
      const visitor = visitors.of(request);
      if (visitor?.talk !== request.get('heyi-talk') || !visitor) {
        response.status(409).type('text/plain; charset=utf-8').send(words.elsewhere);
        return;
      }
      response.send(await fragment(visitor));
    },
  );

  // The same page without scripts.
  router.post(
    '/',
    express.urlencoded({ extended: false, limit: largestBody }),
    says,
    async (request, response) => {
      const visitor = visitors.of(request);
      const said = readForm(request);
      const wrong = objection(visitor, said);
      if (wrong || !visitor) {
        await keptPage(request, response, wrong?.status ?? 401, wrong?.sentence ?? words.begunAnew);
        return;
      }
      await say(visitor, said);
      response.redirect(303, '/try#last');
    },
  );
  return router;
}

function keyOf(id: string): ConversationKey {
  return { channel: 'web', from: id };
}

const formSchema = z.object({
  text: z.string().catch(''),
  page: z.string().catch(''),
  talk: z.string().catch(''),
});

/** The same words from the same page are one message, however often the button was pressed. */
function readForm(request: Request): Said {
  const { text, page, talk } = formSchema.catch({ text: '', page: '', talk: '' }).parse(request.body);
  const messageId = createHash('sha256').update(`${page}:${text}`).digest('hex').slice(0, 32);
  return { text, talk, messageId };
}
