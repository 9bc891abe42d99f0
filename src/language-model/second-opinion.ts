/**
 * The model behind the conversation's port. Whatever goes wrong – nothing set up for it, too slow, broken, not true to
 * the clauses – comes to the same: no opinion, and heyi speaks its own words.
 */
import {
  BrokenCircuitError,
  bulkhead,
  BulkheadRejectedError,
  circuitBreaker,
  ConsecutiveBreaker,
  handleAll,
  wrap,
} from 'cockatiel';
import type {
  Opinion,
  PlainerQuestion,
  RoutedIntent,
  SecondOpinion,
} from '../conversation/second-opinion.ts';
import type { Language } from '../kernel/message.ts';
import type { Model } from './model.ts';
import type { Prompt, Prompts } from './prompts.ts';
import { type Found, remembered } from './remembered.ts';
import { mayLeave } from './sendable.ts';

/** What became of one question; `rejected`: its words did not stand the test, `withheld`: it was not sent at all. */
export type OpinionOutcome = 'taken' | 'rejected' | 'too-slow' | 'failed' | 'resting' | 'busy' | 'withheld';

export interface OpinionTold {
  readonly kind: 'plainer' | 'routed';
  readonly outcome: OpinionOutcome;
  /** With its version. */
  readonly prompt: string;
  readonly ms: number;
}

/** A clause as the model is given it. */
export interface ClauseMaterial {
  readonly text: string;
  readonly plain: readonly string[];
}

export interface OpinionParts {
  readonly model: Model;
  readonly modelName: string;
  readonly prompts: Prompts;
  readonly materialOf: (clause: string, language: Language) => ClauseMaterial | undefined;
  /** Does the text say nothing but what the material says? */
  readonly standsIn: (said: string, material: readonly string[], language: Language) => boolean;
  /** What the office has switched on. */
  readonly switches: { readonly plainWords: boolean; readonly routing: boolean };
  readonly limits?: Partial<OpinionLimits>;
  readonly told: (what: OpinionTold) => void;
}

const usualLimits = {
  /** For one question in all. */
  deadlineMs: 4_000,
  /** After so many failures in a row nobody is asked for a while; then one question tries it. */
  failuresInARow: 5,
  restMs: 30_000,
  callsAtOnce: 8,
  answersKept: 2_000,
  keepMs: 24 * 60 * 60 * 1_000,
  /** A failure may be over soon; words that were rejected would be rejected again. */
  keepFailureMs: 15_000,
};
export type OpinionLimits = typeof usualLimits;

const none: Opinion<never> = { kind: 'known', value: undefined };
class TooSlow extends Error {}

export function createSecondOpinion(parts: OpinionParts): SecondOpinion {
  const { model, prompts, switches } = parts;
  const limits = { ...usualLimits, ...parts.limits };
  const breaker = circuitBreaker(handleAll, {
    halfOpenAfter: limits.restMs,
    breaker: new ConsecutiveBreaker(limits.failuresInARow),
  });
  const few = wrap(bulkhead(limits.callsAtOnce), breaker);
  const plainer = remembered<string>(limits.answersKept);
  const routed = remembered<RoutedIntent>(limits.answersKept);

  /** @param judge undefined: the answer is not taken */
  async function find<Answer, Value>(
    kind: OpinionTold['kind'],
    prompt: Prompt,
    ask: (signal: AbortSignal) => Promise<Answer>,
    judge: (answer: Answer) => Value | undefined,
  ): Promise<Found<Value>> {
    const began = performance.now();
    const ended = (outcome: OpinionOutcome, value?: Value): Found<Value> => {
      parts.told({ kind, outcome, prompt: prompt.name, ms: Math.round(performance.now() - began) });
      const lasts = outcome === 'taken' || outcome === 'rejected';
      return { value, keepMs: lasts ? limits.keepMs : limits.keepFailureMs };
    };
    try {
      const answer = await few.execute(() => within(limits.deadlineMs, ask));
      const value = judge(answer);
      return ended(value === undefined ? 'rejected' : 'taken', value);
    } catch (fault) {
      if (fault instanceof BrokenCircuitError) return ended('resting');
      if (fault instanceof BulkheadRejectedError) return ended('busy');
      return ended(fault instanceof TooSlow ? 'too-slow' : 'failed');
    }
  }

  function withheld(kind: OpinionTold['kind'], prompt: Prompt): Opinion<never> {
    parts.told({ kind, outcome: 'withheld', prompt: prompt.name, ms: 0 });
    return none;
  }

  function plainerWords({ clauses, question, language }: PlainerQuestion): Opinion<string> {
    if (!switches.plainWords) return none;
    const prompt = prompts.plainer[language];
    if (!mayLeave(question)) return withheld('plainer', prompt);
    const found = clauses.flatMap((id) => parts.materialOf(id, language) ?? []);
    if (found.length === 0) return none;
    const material = found.flatMap(({ text, plain }) => [text, ...plain]);
    const asked = prompt.asked({
      clauses: found.map(({ text }) => text).join('\n'),
      plain: found.flatMap(({ plain }) => plain).join('\n'),
      question,
    });
    return plainer(keyOf(prompt, parts.modelName, asked), () =>
      find(
        'plainer',
        prompt,
        (signal) => model.text(prompt.system, asked, signal),
        (said) => (parts.standsIn(said, material, language) ? said : undefined),
      ),
    );
  }

  return {
    plainer: plainerWords,
    routed({ text, language }) {
      if (!switches.routing) return none;
      const prompt = prompts.route[language];
      if (!mayLeave(text)) return withheld('routed', prompt);
      const asked = prompt.asked({ question: text });
      return routed(keyOf(prompt, parts.modelName, asked), () =>
        find(
          'routed',
          prompt,
          (signal) => model.intent(prompt.system, asked, signal),
          (about) => (about === 'other' ? undefined : about),
        ),
      );
    },
  };
}

const keyOf = (prompt: Prompt, model: string, asked: string) => `${prompt.name}\n${model}\n${asked}`;

/** Rejects with TooSlow in time, whatever the other side does. */
async function within<Answer>(ms: number, ask: (signal: AbortSignal) => Promise<Answer>): Promise<Answer> {
  const over = new AbortController();
  const { promise, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => {
    reject(new TooSlow('the model took too long'));
    over.abort();
  }, ms);
  try {
    return await Promise.race([ask(over.signal), promise]);
  } finally {
    clearTimeout(timer);
  }
}
