/** The learning desk as the console works with it: one transaction a page or a deed, over what the scheme can say. */
import type { LearningPagesParts } from './console/learning/parts.ts';
import { auditRepository } from './database/audit.ts';
import { learningRepository } from './database/learning.ts';
import type { Database } from './database/open.ts';
import type { Material } from './explanation/material.ts';
import { learningDesk } from './learning/desk.ts';
import { meaningsKnown } from './lessons-held.ts';
import { schemeLearnt } from './learning-sources.ts';
import type { Scheme } from './policy/types.ts';

export interface LearningPagesOptions {
  readonly database: Database;
  readonly scheme: Scheme;
  readonly material: Material;
  readonly onTaught: LearningPagesParts['onTaught'];
}

export function learningPages(options: LearningPagesOptions): LearningPagesParts {
  const { database, scheme, material, onTaught } = options;
  const known = meaningsKnown({ ...schemeLearnt(scheme), material });
  return {
    onTaught,
    within: (work) =>
      database.transaction((tx) =>
        work(learningDesk({ records: learningRepository(tx), audit: auditRepository(tx), known })),
      ),
    waiting: async () =>
      (await database.transaction((tx) => learningRepository(tx).page({ page: 1 }))).waiting,
    meanings: {
      ...{ intents: known.intents, clauses: scheme.ruleSet.clauses, topics: material.topics },
    },
  };
}
