/** The optional language model, put together: nothing of it is loaded where none is set up. */
import { forgetModelSurroundings } from './config.ts';
import type { LanguageModelSettings } from './config-model.ts';
import type { SecondOpinion } from './conversation/second-opinion.ts';
import { standsIn } from './explanation/guard/guard.ts';
import type { Material } from './explanation/material.ts';
import type { Log } from './log.ts';
import type { Metrics } from './metrics.ts';
import type { Scheme } from './policy/types.ts';
import { promptsDir } from './scheme-files.ts';

interface Parts {
  readonly settings: LanguageModelSettings | undefined;
  readonly scheme: Scheme;
  readonly plain: Material['plain'];
  readonly log: Log;
  readonly metrics: Metrics | undefined;
  /** Milliseconds for one question in all. */
  readonly deadlineMs: number;
}

/** Undefined: there is no model, or the office has switched on nothing that it could be asked. */
export async function openSecondOpinion(parts: Parts): Promise<SecondOpinion | undefined> {
  const { settings, scheme, plain, log, metrics, deadlineMs } = parts;
  const switches = scheme.profile.languageModel;
  if (!settings || (!switches.plainWords && !switches.routing)) return undefined;
  forgetModelSurroundings();
  const [{ openModel }, { readPrompts }, { createSecondOpinion }] = await Promise.all([
    import('./language-model/model.ts'),
    import('./language-model/prompts.ts'),
    import('./language-model/second-opinion.ts'),
  ]);
  return createSecondOpinion({
    model: openModel(settings, deadlineMs),
    modelName: settings.model,
    prompts: readPrompts(promptsDir),
    materialOf: (id, language) => {
      const clause = scheme.ruleSet.clauses.get(id);
      return clause && { text: clause.text[language], plain: plain[language][id]?.says ?? [] };
    },
    standsIn,
    switches,
    limits: { deadlineMs },
    told: (what) => {
      metrics?.opined(what.kind, what.outcome);
      log.info(what, 'a second opinion');
    },
  });
}
