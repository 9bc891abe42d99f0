/** How a clause is named to people: "III.4.2-rates" → "方案 三（四）2" and "Plan III.4.2". */
import type { Language } from '../kernel/message.ts';
import { placeName, placeOf } from './places.ts';
import type { RuleSet, Scheme } from './types.ts';

export interface ClauseLabels {
  readonly label: string;
  readonly labelEn: string;
}

/**
 * The label of a clause id; undefined when the id has no place in the plan.
 * Section I is one paragraph, so its parts share 方案 一; a part 0 is the lead-in of its section.
 */
export function labelsOf(clauseId: string): ClauseLabels | undefined {
  const place = placeOf(clauseId);
  const [name, nameEn] = place ? [placeName(place, 'zh-CN'), placeName(place, 'en')] : [];
  return name === undefined || nameEn === undefined
    ? undefined
    : { label: `方案 ${name}`, labelEn: `Plan ${nameEn}` };
}

/**
 * Clause ids as people read them, one line a label, titles joined:
 * ["III.4.2-deductible", "III.4.2-rates"] → ["方案 三（四）2 起付线、补助比例"].
 * An id that the plan does not hold is a fault of the caller and throws.
 */
export function citationLabels(
  scheme: Scheme | { readonly ruleSet: Pick<RuleSet, 'clauses'> },
  clauseIds: readonly string[],
  language: Language,
): readonly string[] {
  const titlesByLabel = new Map<string, Set<string>>();
  for (const id of clauseIds) {
    const clause = scheme.ruleSet.clauses.get(id);
    if (clause === undefined) throw new RangeError(`no clause ${id} in the plan`);
    const label = language === 'zh-CN' ? clause.label : clause.labelEn;
    const titles = titlesByLabel.get(label) ?? new Set<string>();
    titlesByLabel.set(label, titles.add(language === 'zh-CN' ? clause.title : clause.titleEn));
  }
  const comma = language === 'zh-CN' ? '、' : ', ';
  return [...titlesByLabel].map(([label, titles]) => `${label} ${[...titles].join(comma)}`);
}
