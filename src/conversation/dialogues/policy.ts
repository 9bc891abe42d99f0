/** What does the plan say? The clause, explained in plain words, or honestly: 方案里没有写. */
import { z } from 'zod';
import { type Dialogue, type DialogueEvent, done, pass, type Step, type Utterance } from '../dialogue.ts';
import type { Facts, Situation } from '../facts.ts';
import {
  tellClauses,
  tellEarlyWarning,
  tellHistoric,
  tellInferred,
  tellNotInPlan,
  tellThirdParty,
  tellUnclear,
} from './policy-words.ts';
import { tellProfile } from './policy-profile-words.ts';

const schema = z.object({});
type State = z.infer<typeof schema>;

const shownAsButtons = 2;

export const policyDialogue: Dialogue<State> = {
  name: 'policy',
  intent: 'policy',
  version: 1,
  schema,
  needs: (_state, event) => ({ explanation: { question: event.text } }),
  step(_state, event, situation, facts) {
    const chosen = chosenClause(event, situation);
    if (chosen) return tell([chosen], [], situation, facts);
    return explain(event, situation, facts);
  },
  ask: () => ({ lines: [{ id: 'policy-ask' }] }),
};

/** "clause:III.4.2-cap": a button under an earlier answer. */
function chosenClause({ choice }: DialogueEvent, { scheme }: Situation): string | undefined {
  const id = choice?.startsWith('clause:') === true ? choice.slice('clause:'.length) : undefined;
  return id !== undefined && scheme.ruleSet.clauses.has(id) ? id : undefined;
}

function explain(event: DialogueEvent, situation: Situation, facts: Facts): Step<State> {
  const { explanation } = facts;
  if (!explanation) return pass();
  const { explained, topics } = explanation;
  // Looked up only because nothing else fitted: a sure find is told, anything less is left.
  const sure = explained.kind === 'answered' && explained.confident;
  if (event.understood.intent !== 'policy' && !sure) return pass();
  const { language } = situation.contact;
  const { telephones } = situation.scheme.profile;
  const nameOf = (topic: string) => topics[topic]?.[language === 'en' ? 'en' : 'zh'] ?? topic;
  switch (explained.kind) {
    case 'answered': {
      const [best] = explained.clauses;
      const told = explained.together.length > 0 ? explained.together : best === undefined ? [] : [best];
      const others = explained.clauses.filter((id) => !told.includes(id)).slice(0, shownAsButtons);
      return tell(told, others, situation, facts, explained.clauses);
    }
    case 'inferred':
      return found(
        tellInferred(explained.clauses, topics[explained.topic], situation, explanation),
        explained.clauses,
      );
    case 'not-in-plan':
      return found(tellNotInPlan(nameOf(explained.topic), explained.related, situation), [], false);
    case 'profile':
      return found(
        tellProfile(explained.what, explained.clauses, situation, event.understood.slots.institution),
        explained.clauses,
      );
    case 'historic':
      return found(tellHistoric(situation), [], false);
    case 'third-party':
      return found(tellThirdParty(explained.clauses), explained.clauses);
    case 'early-warning':
      return found(tellEarlyWarning(explained.clauses, situation), explained.clauses);
    case 'unclear':
      return found(tellUnclear(explained.clauses, situation, telephones.office), explained.clauses);
  }
}

function tell(
  told: readonly string[],
  others: readonly string[],
  situation: Situation,
  facts: Facts,
  clauses: readonly string[] = told,
): Step<State> {
  const { explanation } = facts;
  if (!explanation) return pass();
  return found(tellClauses(told, others, situation, explanation), clauses);
}

function found(utterance: Utterance, clauses: readonly string[], answered = true): Step<State> {
  return { ...done<State>([utterance]), found: { clauses: answered ? clauses.slice(0, 3) : [], answered } };
}
