/** What a conversation is made of for one scheme: understanding, explanation and words. No database. */
import { randomInt } from 'node:crypto';
import type { ConversationParts } from './conversation/answer.ts';
import { readExamples } from './conversation/understand/examples.ts';
import { planQuestions } from './conversation/understand/plan-questions.ts';
import { createUnderstanding } from './conversation/understand/understand.ts';
import type { KnownInstitution } from './conversation/understand/understood.ts';
import { readWording } from './conversation/wording.ts';
import { createExplanation } from './explanation/explanation.ts';
import { loadMaterial, type Material } from './explanation/material.ts';
import { keepNothing, type Keep } from './kernel/keep.ts';
import { createPinyinReading } from './kernel/pinyin-reading.ts';
import { asSimplified } from './kernel/simplified.ts';
import { mayTellHouseholdData } from './policy/profile.ts';
import type { Scheme } from './policy/types.ts';
import { planDir, promptsDir } from './scheme-files.ts';

/**
 * Reads the prompts and examples; trains and indexes what was not kept from an earlier start (about two seconds).
 * Throws on a broken file, naming it.
 */
export function assembleConversation(
  scheme: Scheme,
  keep: Keep = keepNothing,
): Omit<ConversationParts, 'calendar'> {
  const material = loadMaterial(planDir);
  const institutions = knownInstitutions(scheme);
  const examples = readExamples();
  const alsoExamples = planQuestions(material);
  const readPinyin = createPinyinReading({
    sentences: [
      ...[...examples, ...alsoExamples].map(({ text }) => text),
      ...questionsOf(material),
      ...institutions.flatMap(({ name, aliases }) => [name, ...aliases]),
    ],
    keep,
  });
  const read = (text: string): string => readPinyin(asSimplified(text));
  const explanation = createExplanation(material, scheme.ruleSet.clauses, keep, read);
  return {
    scheme,
    material,
    wording: readWording(promptsDir),
    understanding: createUnderstanding({
      institutions,
      examples,
      alsoExamples,
      read,
      nearPlan: explanation.nearness,
      keep,
    }),
    explanation,
    queryCode: () => String(randomInt(1_000_000)).padStart(6, '0'),
    // A foreign processor may see household data only once the office has recorded its legal basis.
    householdDataAllowed: (channel) => mayTellHouseholdData(scheme.profile, channel),
  };
}

function questionsOf({ clauses, together, topics }: Material): string[] {
  const voices = [
    ...Object.values(clauses),
    ...[...Object.values(together), ...Object.values(topics)].map(({ examples }) => examples),
  ];
  return voices.flatMap((lines) => Object.values(lines).flat());
}

function knownInstitutions({ profile }: Scheme): KnownInstitution[] {
  return profile.institutions.map(({ name, aliases, tier, designated }) => ({
    name,
    aliases,
    tier,
    designated: designated === 'unknown' ? 'unknown' : designated === 'designated',
  }));
}
