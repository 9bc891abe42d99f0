/** Which clause a question means, on the development authors' questions; beside MiniSearch on the same texts. */
import { createExplanation } from '../../../src/explanation/explanation.ts';
import { loadMaterial } from '../../../src/explanation/material.ts';
import { readEvaluationSet } from '../../../src/commands/evaluation/messages.ts';
import { readRuleSet } from '../../../src/policy/rule-set.ts';
import { evaluationDir } from '../../../src/scheme-files.ts';
import { planFolder } from '../../explanation/material-of-the-plan.ts';
import type { Row } from '../measure.ts';
import { inTurn, ratioOf } from '../turns.ts';
import { miniSearch } from './mini.ts';

type Find = (question: string) => readonly string[];

export async function benchRetrieval(): Promise<Row[]> {
  const { clauses } = readRuleSet();
  const material = loadMaterial(planFolder);
  const { messages } = readEvaluationSet(evaluationDir, new Set(clauses.keys()));
  const questions = messages.flatMap(({ use, intent, text, clauses: wanted }) =>
    use === 'development' && intent === 'policy' && wanted !== undefined ? [{ text, wanted }] : [],
  );
  const { explain } = createExplanation(material, clauses);
  const ways: readonly (readonly [string, Find])[] = [
    ['heyi', (question) => toldBy(explain(question))],
    ['MiniSearch, one document an example', miniSearch(material, clauses, 'text')],
    ['MiniSearch, one document a clause', miniSearch(material, clauses, 'candidate')],
  ];
  const paces = await inTurn(
    ways.map(([name, find]) => ({
      name,
      run: (count) => {
        for (let done = 0; done < count; done += 1) find(questions[done % questions.length]?.text ?? '');
      },
    })),
  );
  const own = paces.get('heyi');
  return ways.map(([name, find]) => {
    const places = questions.map(({ text, wanted }) => find(text).findIndex((id) => wanted.includes(id)) + 1);
    const within = (most: number) =>
      ((places.filter((place) => place > 0 && place <= most).length * 100) / places.length).toFixed(1);
    const pace = paces.get(name);
    const ratio = name === 'heyi' ? '' : `; heyi as fast ${ratioOf(own, pace)}`;
    return {
      what: name,
      figure: `${(1e6 / (pace?.perProcessorSecond ?? 0)).toFixed(0)} µs`,
      bar: `R@1 ${within(1)} %, R@3 ${within(3)} % of ${questions.length} questions${ratio}`,
    };
  });
}

/** Said to be silent on it: no clause is told. */
function toldBy(explained: ReturnType<ReturnType<typeof createExplanation>['explain']>): readonly string[] {
  return 'clauses' in explained ? explained.clauses.slice(0, 3) : [];
}
