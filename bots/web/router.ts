/** /try: a phone-sized page to talk to the sample scheme, a channel like any other. Works without scripts too. */
import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { Eta } from 'eta';
import express, { type Request, type Response, type Router } from 'express';
import { rateLimit } from 'express-rate-limit';
import { z } from 'zod';
import type { ConversationKey, PastLine } from '../../src/delivery/delivery.ts';
import type { Desk } from '../../src/delivery/desk.ts';
import { people, personName } from './people.ts';
import { createVisitors, type Visitor } from './visitor.ts';

export interface WebChannelParts {
  readonly desk: Desk<unknown>;
  /** Signs the visitors' cookies. */
  readonly secret: string;
}

/** Longer texts are cut by the conversation; the door itself takes no more than this. */
const longestText = 5_000;
const historyLines = 60;
const messagesAMinute = 60;

const messageSchema = z.object({
  messageId: z.string().regex(/^[\w-]{8,64}$/),
  text: z.string().trim().min(1).max(longestText),
});
const formSchema = z.object({ text: z.string().trim().min(1).max(longestText) });

export function createWebChannel({ desk, secret }: WebChannelParts): Router {
  const router = express.Router();
  const views = new Eta({ views: fileURLToPath(new URL('views/', import.meta.url)), cache: true });
  const visitors = createVisitors(secret);
  const limit = rateLimit({
    windowMs: 60_000,
    limit: messagesAMinute,
    standardHeaders: true,
    legacyHeaders: false,
    message: { error: '说得太快了，请歇一分钟再发。' },
  });

  router.use('/public', express.static(fileURLToPath(new URL('public/', import.meta.url)), { maxAge: '1h' }));

  router.get('/', async (request, response) => {
    const visitor = visitors.of(request) ?? visitors.begin(response, 'head');
    await greetOnce(desk, visitor);
    response
      .set('cache-control', 'no-store')
      .send(views.render('try', { lines: await linesOf(desk, visitor), people, person: visitor.person }));
  });

  router.post(
    '/person',
    express.urlencoded({ extended: false, limit: '1kb' }),
    (request: Request, response: Response) => {
      const { person } = z.object({ person: z.string().optional() }).parse(request.body ?? {});
      visitors.begin(response, personName(person));
      response.redirect(303, '/try');
    },
  );

  router.post('/messages', limit, express.json({ limit: '32kb' }), async (request, response) => {
    const visitor = visitors.of(request);
    const message = messageSchema.safeParse(request.body);
    if (!visitor || !message.success) {
      response
        .status(visitor ? 400 : 401)
        .json({ error: visitor ? '这句话太长或者是空的。' : '请刷新页面再说。' });
      return;
    }
    const key = keyOf(visitor);
    await desk.receive({ ...key, ...message.data });
    await desk.work(key);
    response.json({ replies: await repliesOf(desk, key) });
  });

  // What has come since: news, or the answer that a broken connection did not bring.
  router.get('/replies', async (request, response) => {
    const visitor = visitors.of(request);
    response
      .set('cache-control', 'no-store')
      .json({ replies: visitor ? await repliesOf(desk, keyOf(visitor)) : [] });
  });

  // The same page without scripts.
  router.post(
    '/',
    limit,
    express.urlencoded({ extended: false, limit: '32kb' }),
    async (request, response) => {
      const visitor = visitors.of(request);
      const form = formSchema.safeParse(request.body);
      if (visitor && form.success) {
        const key = keyOf(visitor);
        await desk.receive({ ...key, messageId: randomUUID(), text: form.data.text });
        await desk.work(key);
        await desk.collect(key);
      }
      response.redirect(303, '/try#last');
    },
  );
  return router;
}

function keyOf({ id }: Visitor): ConversationKey {
  return { channel: 'web', from: id };
}

/** A new visitor is greeted as if they had said 你好. */
async function greetOnce(desk: Desk<unknown>, visitor: Visitor): Promise<void> {
  const key = keyOf(visitor);
  if (await desk.receive({ ...key, messageId: 'hello', text: '你好' })) await desk.work(key);
  await desk.collect(key);
}

async function linesOf(desk: Desk<unknown>, visitor: Visitor): Promise<readonly PastLine[]> {
  return desk.history(keyOf(visitor), historyLines);
}

async function repliesOf(desk: Desk<unknown>, key: ConversationKey) {
  const replies = await desk.collect(key);
  return replies.map(({ id, text, choices }) => ({ id: String(id), text, choices }));
}
