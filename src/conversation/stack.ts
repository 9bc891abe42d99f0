/** The dialogues under way: one that is talked in, and those it interrupted, which wait for their answer. Pure. */
import type { DialogueName } from './dialogue.ts';
import { type ConversationState, type DialogueState, suspendedAtMost } from './state.ts';

/** Does a dialogue other than this one wait for an answer? */
export function waits(state: ConversationState, other: DialogueName): boolean {
  return state.active !== undefined && !state.resting && state.active.name !== other;
}

/** The dialogue whose question is open: the one talked in, or the one beneath an answer that was given in between. */
export function asking({ active, resting, suspended }: ConversationState): DialogueState | undefined {
  return resting ? suspended.at(-1) : active;
}

/** A dialogue begins to wait; one that waited before is put aside and comes back afterwards. */
export function interrupted(state: ConversationState, next: DialogueState): ConversationState {
  const { active, suspended } = state;
  const aside = active && waits(state, next.name) ? [...suspended, active] : suspended;
  return {
    ...state,
    active: next,
    suspended: aside.filter(({ name }) => name !== next.name).slice(-suspendedAtMost),
    resting: false,
  };
}

/** The dialogue under way is over; the last one put aside is under way again. */
export function finished(state: ConversationState): ConversationState {
  const last = state.suspended.at(-1);
  const rest = { ...without(state, 'active'), suspended: state.suspended.slice(0, -1), resting: false };
  return last ? { ...rest, active: last } : rest;
}

/** Everything under way is given up. */
export function leftAll(state: ConversationState): ConversationState {
  const bare = without(without(without(state, 'active'), 'resume'), 'unclear');
  return { ...bare, suspended: [], resting: false };
}

/** The state with one of its optional parts given up. */
export function without(
  state: ConversationState,
  part: 'active' | 'resume' | 'unclear' | 'greetedAt' | 'lastAsked',
): ConversationState {
  const { [part]: _givenUp, ...rest } = state;
  return rest;
}
