/** From named lines to words: one Utterance becomes one Reply, with its 依据 and the rule set it rests on. */
import type { Language, Reply } from '../kernel/message.ts';
import { yearOf } from '../kernel/day.ts';
import { citationLabels } from '../policy/labels.ts';
import { ruleSetFor } from '../policy/years.ts';
import type { Option, Utterance } from './dialogue.ts';
import type { Setting } from './facts.ts';
import type { MenuItem } from './state.ts';
import type { Wording } from './wording.ts';

export interface Rendered {
  readonly reply: Reply;
  readonly menu: readonly Omit<MenuItem, 'dialogue'>[];
}

export function render(utterance: Utterance, setting: Setting, wording: Wording): Rendered {
  const { language } = setting.contact;
  const citations = utterance.citations ?? [];
  const lines = utterance.lines.map((line) => wording.say(line, language));
  if (citations.length > 0) lines.push(...basis(citations, setting, wording));
  const menu = (utterance.choices ?? []).map((option) => ({
    id: option.id,
    label: wording.say(labelOf(option), language),
  }));
  return {
    reply: {
      text: lines.join('\n'),
      choices: menu.map(({ label }) => ({ label, send: label })),
      citations: [...citations],
    },
    menu,
  };
}

/** Names the line that is its label. */
export function labelOf({ id, args }: Option) {
  const [name = id] = id.split(':', 1);
  return { id: `choice-${name}`, ...(args && { args }) };
}

/** The line 依据 (first), and the line that names the rule set and the year it is signed for. */
export function basis(citations: readonly string[], setting: Setting, wording: Wording): readonly string[] {
  const { scheme, today, contact } = setting;
  const { language } = contact;
  const labels = citationLabels(scheme, [...new Set(citations)], language);
  const signed = ruleSetFor(scheme, today).kind === 'signed';
  return [
    wording.say({ id: 'basis', args: { labels: joinLabels(labels, language) } }, language),
    wording.say(
      {
        id: 'basis-rule-set',
        args: {
          name: scheme.ruleSet.name[language],
          year: String(yearOf(today)),
          standing: !signed ? 'unsigned' : scheme.profile.demo ? 'demo' : 'signed',
        },
      },
      language,
    ),
  ];
}

function joinLabels(labels: readonly string[], language: Language): string {
  return labels.join(language === 'zh-CN' ? '；' : '; ');
}
