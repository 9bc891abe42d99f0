/** The questions that the plan's clauses and topics are known by are examples of the intent "policy" as well. */
import type { Material } from '../../explanation/material.ts';
import type { Example } from './examples.ts';

/**
 * Asked about the rule in one breath and about one's own case in the next: their sentences ("收了钱没给我条子") would
 * teach that a complaint or a look-up is a policy question.
 */
const ofBothKinds: ReadonlySet<string> = new Set([
  'III.3.2-receipt',
  'III.4.1-family-account-8',
  'III.5.2-complaint-phone',
  'III.5.2-20-working-days',
  'III.6.1-no-overtreatment',
  'certificate-lost',
  'high-costs',
  'medical-advice',
  'other-benefits',
  'payment-time',
  'third-party',
]);

/** A bill to be reckoned or a wrong suffered, whichever clause it stands under. */
const ownCase = /花了|花掉|[百千]块|\d{3}|投诉|举报|告|态度|多收|乱/u;

export function planQuestions({
  clauses,
  topics,
  english,
}: Pick<Material, 'clauses' | 'topics' | 'english'>): readonly Example[] {
  const known = [
    ...Object.entries(clauses),
    ...Object.entries(topics).map(([name, { examples }]) => [name, examples] as const),
    ...Object.entries({ ...english.clauses, ...english.topics }).map(
      ([name, lines]) => [name, { english: lines }] as const,
    ),
  ];
  return known
    .filter(([name]) => !ofBothKinds.has(name))
    .flatMap(([, voices]) =>
      Object.entries(voices).flatMap(([voice, lines]) =>
        lines
          .filter((text) => !ownCase.test(text))
          .map((text) => ({ intent: 'policy' as const, author: `plan ${voice}`, text })),
      ),
    );
}
