/**
 * The shapes of a dialogue: a pure machine. `needs` says which facts it wants for a state and an event,
 * `step` turns state, event and facts into the next state, what to say and what to do. No await, no clock,
 * no wording: messages are named by their Fluent id and worded in render.ts.
 */
import type { ZodType } from 'zod';
import type { Intent } from '../kernel/intent.ts';
import type { Effect } from './effects.ts';
import type { Facts, Needs, Situation } from './facts.ts';
import type { Understood } from './understand/understood.ts';

/** One line to be worded by render.ts: a Fluent message id and its arguments. */
export interface Line {
  readonly id: string;
  readonly args?: Readonly<Record<string, string | number>>;
  /** Of a clause's own plain sentences: the lines that plainer words may stand for (Utterance.plainer). */
  readonly plain?: true;
}

/**
 * A thing to press; its label is the Fluent message `choice-<id up to a colon>` (with args), which is also what
 * pressing it says. What stands behind a colon travels with it ("claim-shown:B26-0123-4"). Pressed while its
 * dialogue no longer runs, it opens that dialogue again with `kind: 'began'` and `choice`.
 */
export interface Option {
  readonly id: string;
  readonly args?: Readonly<Record<string, string | number>>;
}

/** One answer before wording. */
export interface Utterance {
  readonly lines: readonly Line[];
  readonly choices?: readonly Option[];
  /** Clause ids the lines rest on; render.ts adds the line 依据. */
  readonly citations?: readonly string[];
  /** Its plain lines may be said in plainer words for whoever asked: second-thoughts.ts. */
  readonly plainer?: { readonly clauses: readonly string[]; readonly question: string };
}

/** What a person's message means to a dialogue. */
export interface DialogueEvent {
  /** 'began' when the dialogue is being opened by this message, 'said' when it was under way. */
  readonly kind: 'began' | 'said';
  /** The message, normalised: for reading numbers and names. */
  readonly text: string;
  /** The message as the person wrote it (control characters apart): for keeping their words. */
  readonly written: string;
  readonly understood: Understood;
  /** The id of the pressed option (by its number, label or button), when the message was one of the last menu's. */
  readonly choice?: string;
  /** Said before an identity check, which it led to; the check is over now. */
  readonly resumed?: true;
}

export type Outcome<State> =
  /** Goes on: waits for the person's next message in this state. */
  | { readonly kind: 'waiting'; readonly state: State }
  /**
   * Has answered, and keeps what was talked of for follow-ups ("没有自费", "看每一笔"): not asked again after an
   * interruption, and given up as soon as another dialogue waits for something.
   */
  | { readonly kind: 'resting'; readonly state: State }
  /** Has come to its end. */
  | { readonly kind: 'done' }
  /** This message is not for it (the person talks of something else): the router may open another dialogue. */
  | { readonly kind: 'pass' }
  /** Another dialogue must come first (identity); afterwards `resume` is opened again with the same event. */
  | { readonly kind: 'verify-first' }
  /** Goes over into another dialogue at once, in the same turn. */
  | { readonly kind: 'open'; readonly dialogue: DialogueName };

export interface Step<State> {
  readonly outcome: Outcome<State>;
  readonly utterances: readonly Utterance[];
  readonly effects: readonly Effect[];
  /** For a policy question: the clauses found, best first, and whether the plan answers it at all. */
  readonly found?: { readonly clauses: readonly string[]; readonly answered: boolean };
}

export const dialogueNames = [
  'identity',
  'enrolment',
  'account',
  'claim',
  'estimate',
  'complaint',
  'complaint-status',
  'policy',
  'human',
  'language',
  'privacy',
  'opt-out',
] as const;
export type DialogueName = (typeof dialogueNames)[number];

export interface Dialogue<State> {
  readonly name: DialogueName;
  readonly intent: Intent;
  /** Raised whenever a stored state of the former shape can no longer be read. */
  readonly version: number;
  readonly schema: ZodType<State>;
  needs(state: State | undefined, event: DialogueEvent, situation: Situation): Needs;
  step(state: State | undefined, event: DialogueEvent, situation: Situation, facts: Facts): Step<State>;
  /** Has this state answered, and waits for nothing? After 返回 it must not be asked again. Absent: it waits. */
  rests?(state: State): boolean;
  /** What of a state may be kept for 返回; absent: all of it. */
  remembered?(state: State): State;
  /** What 算了 leaves as it was, where that has to be said; absent: nothing has been done anyway. */
  letGo?(state: State): Utterance | undefined;
  /** The question that is open in this state, asked again after an interruption. */
  ask(state: State, situation: Situation): Utterance;
}

export function waiting<State>(
  state: State,
  utterances: readonly Utterance[],
  effects: readonly Effect[] = [],
): Step<State> {
  return { outcome: { kind: 'waiting', state }, utterances, effects };
}

export function resting<State>(
  state: State,
  utterances: readonly Utterance[],
  effects: readonly Effect[] = [],
): Step<State> {
  return { outcome: { kind: 'resting', state }, utterances, effects };
}

export function done<State>(utterances: readonly Utterance[], effects: readonly Effect[] = []): Step<State> {
  return { outcome: { kind: 'done' }, utterances, effects };
}

export function pass<State>(): Step<State> {
  return { outcome: { kind: 'pass' }, utterances: [], effects: [] };
}

export function verifyFirst<State>(): Step<State> {
  return { outcome: { kind: 'verify-first' }, utterances: [], effects: [] };
}
