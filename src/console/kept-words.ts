/**
 * Words that somebody sent with a session that had run out, or with the token of an older one. They are not acted on,
 * and not lost either: they stand on the log-in page, unseen, and after it in a form that wants another press.
 */
import type { Request, RequestHandler, Response } from 'express';
import { z } from 'zod';
import type { StaffAccount } from '../staff/staff.ts';
import { ownPath } from './forged.ts';
import { visitorLimit } from './limits.ts';
import type { ConsoleParts } from './parts.ts';
import type { Reply } from './reply.ts';
import { endSession, languageOf, whoIsThere } from './session.ts';
import { hasWords, speaker } from './words/words.ts';

/** A form with words in it; passwords and the like travel in others, and are never kept. */
const wordsForm = z
  .object({ text: z.string().min(1).max(20_000) })
  .catchall(z.string().max(20_000))
  .transform(({ _csrf, ...fields }) => fields);
const kept = z.object({ path: z.string().transform(ownPath), fields: wordsForm });
export type KeptWords = z.infer<typeof kept>;

/** The words of a form that was posted; undefined: it had none. */
export function wordsOf(request: Request): KeptWords | undefined {
  const fields = wordsForm.safeParse(request.body);
  return fields.success ? { path: ownPath(request.path), fields: fields.data } : undefined;
}

/** As the log-in page carried them. */
export function readKept(text: string | undefined): KeptWords | undefined {
  if (text === undefined) return undefined;
  try {
    return kept.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

export interface WordKeeper {
  /** Puts the log-in page, or for somebody who is there the form again, in place of what was asked for. */
  keep(request: Request, response: Response, words: KeptWords): Promise<void>;
  /** The form again. */
  again(request: Request, response: Response, words: KeptWords, staff: StaffAccount): void;
}

type KeeperParts = Pick<ConsoleParts, 'accounts' | 'clock' | 'samples'>;

export function createWordKeeper({ accounts, clock, samples }: KeeperParts, reply: Reply): WordKeeper {
  function logIn(request: Request, response: Response, words: KeptWords): void {
    const say = speaker(languageOf(request));
    const told = { login: '', next: '/', calm: true, said: say('login.kept'), samples };
    const values = { ...told, kept: JSON.stringify(words) };
    reply.page(request, response, { view: 'login', title: say('login.title'), status: 401, values });
  }

  const again: WordKeeper['again'] = (request, response, words, staff) => {
    const say = speaker(languageOf(request));
    const { path, fields } = words;
    const { text, ...others } = fields;
    const deed = path.slice(path.lastIndexOf('/') + 1);
    const draft = deed === 'answer' ? path.replace(/answer$/, 'draft') : undefined;
    const go = `again.${deed}`;
    const values = { path, text, others, draft, go: say(hasWords(go) ? go : 'again.other') };
    reply.page(request, response, { view: 'again', title: say('again.title'), values }, staff);
  };

  // Each such page leaves a session behind, as the log-in page does.
  const limit: RequestHandler = visitorLimit((request, response) => {
    const say = speaker(languageOf(request));
    reply.plainly(request, response, 429, {
      title: say('refused.forged-title'),
      sentence: say('login.too-often'),
    });
  });

  return {
    again,
    async keep(request, response, words) {
      const there = await whoIsThere(request, (id) => accounts.byId(id), clock());
      if (there.kind === 'present') {
        again(request, response, words, there.account);
        return;
      }
      if (there.kind === 'over') await endSession(request);
      await limit(request, response, () => {
        logIn(request, response, words);
      });
    },
  };
}
