/**
 * One turn: what has been said so far in answer to one message, and the dialogue steps that say it.
 * Runs a dialogue as far as it goes: facts → step → effects → the next state, and whatever must come first.
 */
import type { EnquiryReason } from '../enquiry/enquiry.ts';
import type { Intent } from '../kernel/intent.ts';
import { carryOut, changesIdentity } from './carry-out.ts';
import { actOnComplaint } from './complaint-acts.ts';
import type { DialogueEvent, DialogueName, Outcome, Utterance } from './dialogue.ts';
import type { Effect } from './effects.ts';
import type { Situation } from './facts.ts';
import { type FactSources, loadFacts } from './load-facts.ts';
import type { UnitOfWork } from './ports.ts';
import { dialogues } from './registry.ts';
import type { SecondOpinion } from './second-opinion.ts';
import { finished, interrupted, waits, without } from './stack.ts';
import { type ConversationState, type DialogueState, freshState } from './state.ts';
import type { Understanding } from './understand/understood.ts';
import type { Wording } from './wording.ts';

/** An utterance and the dialogue whose choices it shows. */
export interface Spoken {
  readonly utterance: Utterance;
  readonly dialogue?: DialogueName;
}

export interface TurnParts extends FactSources {
  readonly understanding: Understanding;
  readonly wording: Wording;
  readonly reread: (work: UnitOfWork) => Promise<Situation>;
  readonly secondOpinion?: SecondOpinion | undefined;
}

type AuditedEffect = Extract<Effect, { kind: 'audited' }>;

/** Mutable for the length of one message; afterwards its state is saved and its words rendered. */
export interface Turn {
  readonly work: UnitOfWork;
  readonly parts: TurnParts;
  situation: Situation;
  state: ConversationState;
  intent: Intent;
  /** When unsure: what it may be about, best first. */
  options: readonly Intent[];
  readonly spoken: Spoken[];
  /**
   * Entries of the audit chain, written when all else is done: their appenders wait for each other (database/audit.ts),
   * and nobody is to wait for a turn that is still under way.
   */
  readonly audited: AuditedEffect[];
  /** What the inbox keeps of the message instead of its words. */
  kept?: 'concealed' | 'nothing';
  /** Nothing was said or asked since a broadcast: these words may answer it. */
  answersBroadcast?: true;
  found?: { readonly clauses: readonly string[]; readonly answered: boolean };
  /** May it be put off? */
  readonly patient: boolean;
  /** Something was carried out: the turn cannot be put off any more. */
  acted?: true;
  /** The turn is put off until this is known. */
  waitsFor?: Promise<void>;
  /** A dialogue was opened on a second opinion; what it wanted to do by itself was `withheld`. */
  suggested?: 'opening' | 'withheld';
}

/** Enquiries after which the person of the office has the word. */
const asksForPerson: ReadonlySet<EnquiryReason> = new Set(['asked-for-person', 'mongolian-callback']);
const formerKept = 5;
/** A dialogue may lead to another at most this often in one turn. */
const chainLimit = 5;

export function say(turn: Turn, utterance: Utterance, dialogue?: DialogueName): void {
  turn.spoken.push({ utterance, ...(dialogue && { dialogue }) });
}

/** Runs the dialogue under way. False: the message was not for it. */
export async function goOn(turn: Turn, event: DialogueEvent): Promise<boolean> {
  const { active, resting, suspended } = turn.state;
  if (!active) return false;
  if (await runStep(turn, active.name, event, active, 0)) return true;
  if (!resting || suspended.length === 0) return false;
  turn.state = finished(turn.state);
  return goOn(turn, event);
}

/** Opens a dialogue with this message. False: it would not take it. */
export async function open(
  turn: Turn,
  name: DialogueName,
  event: DialogueEvent,
  chain = 0,
): Promise<boolean> {
  return runStep(turn, name, { ...event, kind: 'began' }, undefined, chain);
}

async function runStep(
  turn: Turn,
  name: DialogueName,
  event: DialogueEvent,
  from: DialogueState | undefined,
  chain: number,
): Promise<boolean> {
  const dialogue = dialogues[name];
  const needs = dialogue.needs(from?.state, event, turn.situation);
  const facts = await loadFacts(needs, turn.situation, turn.work, turn.parts);
  const step = dialogue.step(from?.state, event, turn.situation, facts);
  if (step.outcome.kind === 'pass') return false;
  if (turn.suggested && step.effects.some(({ kind }) => kind !== 'audited')) {
    turn.suggested = 'withheld';
    return false;
  }
  for (const effect of step.effects) {
    if (effect.kind !== 'audited') turn.acted = true;
    if (effect.kind === 'audited') turn.audited.push(effect);
    else if (effect.kind === 'complaint-acted') {
      const instead = await actOnComplaint({ ...turn, wording: turn.parts.wording }, effect);
      if (instead) return refuse(turn, name, event, from, instead, chain);
    } else await carryOut(effect, turn.situation, turn.work);
    if (effect.kind === 'words-concealed') turn.kept ??= 'concealed';
    if (effect.kind === 'enquiry-opened' && asksForPerson.has(effect.enquiry.reason))
      turn.state = { ...turn.state, quiet: true, menu: [] };
    if (effect.kind === 'enquiry-closed') turn.state = { ...turn.state, quiet: false };
    // Erased is erased: nothing that was talked of before is kept or asked again.
    if (effect.kind === 'contact-erased') {
      turn.state = freshState;
      turn.kept = 'nothing';
    }
  }
  if (changesIdentity(step.effects)) turn.situation = await turn.parts.reread(turn.work);
  for (const utterance of step.utterances) say(turn, utterance, name);
  if (step.found) turn.found = step.found;
  await settle(turn, name, event, from, step.outcome, chain);
  if (name === 'identity' && step.outcome.kind === 'done')
    await resume(turn, letsIn(turn, step.effects), chain);
  return true;
}

/** It was decided on what had changed meanwhile: nothing of the step holds. */
async function refuse(
  turn: Turn,
  name: DialogueName,
  event: DialogueEvent,
  from: DialogueState | undefined,
  instead: Utterance,
  chain: number,
): Promise<true> {
  say(turn, instead, name);
  await settle(turn, name, event, from, { kind: 'done' }, chain);
  return true;
}

/** Turns the outcome of a step into the conversation's state, and follows it into the next dialogue. */
async function settle(
  turn: Turn,
  name: DialogueName,
  event: DialogueEvent,
  from: DialogueState | undefined,
  outcome: Exclude<Outcome<unknown>, { kind: 'pass' }>,
  chain: number,
): Promise<void> {
  turn.intent = intentOf(turn, name);
  switch (outcome.kind) {
    case 'waiting':
    case 'resting': {
      const before = from ? dialogues[name].remembered(from.state) : undefined;
      const former = from ? [...from.former, before].slice(-formerKept) : [];
      const next = { name, version: dialogues[name].version, state: outcome.state, former };
      const base = from ? finished(turn.state) : turn.state;
      if (outcome.kind === 'waiting') turn.state = interrupted(base, next);
      else {
        // What was just answered can be followed up, even while another dialogue waits beneath it.
        if (waits(base, name)) giveBack(turn, base);
        turn.state = { ...interrupted(base, next), resting: true };
      }
      return;
    }
    case 'done': {
      const base = from ? finished(turn.state) : turn.state;
      if (waits(base, name) && !turn.state.resume) giveBack(turn, base);
      else turn.state = base;
      return;
    }
    case 'verify-first': {
      const { written: text, choice } = event;
      const base = from ? finished(turn.state) : turn.state;
      turn.state = { ...base, resume: { dialogue: name, text, ...(choice !== undefined && { choice }) } };
      turn.intent = dialogues[name].intent;
      if (chain < chainLimit) await open(turn, 'identity', event, chain + 1);
      return;
    }
    case 'open':
      turn.state = from ? finished(turn.state) : turn.state;
      if (chain < chainLimit) await open(turn, outcome.dialogue, event, chain + 1);
      return;
  }
}

/** An answer in between has been given: the dialogue that waits asks its question again. */
function giveBack(turn: Turn, state: ConversationState): void {
  turn.state = state;
  const { active, quiet } = state;
  if (active && !quiet) say(turn, dialogues[active.name].ask(active.state, turn.situation), active.name);
}

/** Verified just now, or by the consent that bindings from before were waiting for. */
function letsIn({ situation }: Turn, effects: readonly Effect[]): boolean {
  return (
    situation.bindings.length > 0 && effects.some(({ kind }) => kind === 'bound' || kind === 'consent-given')
  );
}

/** After the identity check: what had been asked is answered now; without it, it is given up. */
async function resume(turn: Turn, verified: boolean, chain: number): Promise<void> {
  const { resume: wanted } = turn.state;
  turn.state = without(turn.state, 'resume');
  if (!wanted || !verified || chain >= chainLimit) {
    if (wanted && waits(turn.state, 'identity')) giveBack(turn, turn.state);
    return;
  }
  const { text, choice } = wanted;
  const understood = turn.parts.understanding.understand(text);
  const event = {
    kind: 'began' as const,
    text,
    written: text,
    understood,
    resumed: true as const,
    ...(choice !== undefined && { choice }),
  };
  await open(turn, wanted.dialogue, event, chain + 1);
}

/** While the identity check runs, the conversation is still about what it is needed for. */
export function intentOf(turn: Turn, name: DialogueName): Intent {
  const { resume: wanted } = turn.state;
  return name === 'identity' && wanted ? dialogues[wanted.dialogue].intent : dialogues[name].intent;
}
