/** How a clause is named to people: "III.4.2-rates" → "方案 三（四）2" and "Plan III.4.2". */
import type { Language } from '../kernel/message.ts';
import type { RuleSet, Scheme } from './types.ts';

const chineseNumbers = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];
const romanNumbers = ['', 'I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X'];
const idPattern = /^(I|II|III|IV|V|VI)\.(\d{1,2})(?:\.(\d{1,2}))?(?:-|$)/;

export interface ClauseLabels {
  readonly label: string;
  readonly labelEn: string;
}

/**
 * The label of a clause id; undefined when the id has no place in the plan.
 * Section I is one paragraph, so its parts share 方案 一; a part 0 is the lead-in of its section.
 */
export function labelsOf(clauseId: string): ClauseLabels | undefined {
  if (clauseId === '0-basis') return { label: '方案 前言', labelEn: 'Plan preamble' };
  const [, section, part = '', item] = idPattern.exec(clauseId) ?? [];
  if (section === undefined) return undefined;
  const sectionZh = chineseNumbers[romanNumbers.indexOf(section)] ?? section;
  if (section === 'I' || part === '0') return { label: `方案 ${sectionZh}`, labelEn: `Plan ${section}` };
  const partZh = chineseNumbers[Number.parseInt(part, 10)];
  if (partZh === undefined) return undefined;
  const itemText = item === undefined || item === '0' ? '' : item;
  return {
    label: `方案 ${sectionZh}（${partZh}）${itemText}`,
    labelEn: `Plan ${section}.${part}${itemText === '' ? '' : `.${itemText}`}`,
  };
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
