/** A model that only lies, asked through the whole conversation: what is said is what is said without it. */
import { loadMaterial, type Material } from '../../src/explanation/material.ts';
import type { Language } from '../../src/kernel/message.ts';
import { planDir } from '../../src/scheme-files.ts';
import { type Lie, liesAbout } from '../fakes/language-model/lies.ts';
import { startFakeModel } from '../fakes/language-model/server.ts';
import { seededChance } from '../support/chance.ts';
import { opinionOf, startPatientTalk } from '../support/patient-talk.ts';
import { parts } from '../support/talk.ts';

export interface LyingTold {
  /** Lies the model told, each another one. */
  readonly lies: number;
  readonly byTwist: ReadonlyMap<string, number>;
  /** Replies in which any figure was not what it is without a model. */
  readonly changed: readonly { readonly lie: Lie; readonly reply: string }[];
  /** Replies whose words were other words, all figures being right. */
  readonly reworded: readonly { readonly lie: Lie; readonly reply: string }[];
}

const truthOf = (asked: string) =>
  /(?:现有的大白话：|The plain sentences there are:)\n([\s\S]+?)\n\n/u.exec(asked)?.[1]?.split('\n') ?? [];

/** Whatever states a figure, by numeral or by word. */
const figures =
  /[\p{Nd}\p{No}]+(?:[.:—–-]\d+)*\s*%?|[零一二三四五六七八九十百千万亿两半几倍成折]+|全[额部都免]|免费|所有|\b(?:half|double\w*|free|all|no|nothing|full|most|limit|third|quarter|hundred|dozen)\b/giu;
const figuresOf = (text: string) => [...text.matchAll(figures)].map(([figure]) => figure).sort();

/** @param atLeast lies; asked with the questions people ask, clause after clause */
export async function askALiar(atLeast: number, seed: number): Promise<LyingTold> {
  const given = parts();
  const chance = seededChance(seed);
  const told: Lie[] = [];
  const liars = new Map<string, Generator<Lie>>();
  const model = await startFakeModel(({ asked }) => {
    const language: Language = asked.includes('Clauses:') ? 'en' : 'zh-CN';
    const truth = truthOf(asked).join(language === 'en' ? ' ' : '');
    const liar = liars.get(truth) ?? liesAbout(truth, language, chance);
    liars.set(truth, liar);
    const { value } = liar.next() as IteratorResult<Lie, undefined>;
    const lie = value ?? { twist: 'silence', text: '' };
    told.push(lie);
    return { kind: 'says', text: lie.text };
  });
  const { secondOpinion } = await opinionOf(given, model);
  const changed: { lie: Lie; reply: string }[] = [];
  const reworded: { lie: Lie; reply: string }[] = [];
  try {
    for (const { language, text } of shuffled(questions(loadMaterial(planDir)), chance)) {
      if (told.length >= atLeast) break;
      const before = told.length;
      const [heard, offline] = await Promise.all(
        [secondOpinion, undefined].map(async (opinion) => {
          const { replies } = await startPatientTalk(given, opinion, language).say(text);
          return replies.map((reply) => reply.text).join('\n');
        }),
      );
      const lie = told[before];
      if (heard === offline || heard === undefined || offline === undefined || !lie) continue;
      const figuresKept = figuresOf(heard).join() === figuresOf(offline).join();
      (figuresKept ? reworded : changed).push({ lie, reply: heard });
    }
  } finally {
    await model.close();
  }
  const byTwist = new Map<string, number>();
  for (const { twist } of told) byTwist.set(twist, (byTwist.get(twist) ?? 0) + 1);
  return { lies: new Set(told.map(({ text }) => text)).size, byTwist, changed, reworded };
}

function questions({ clauses, english }: Material): { language: Language; text: string }[] {
  const chinese = Object.values(clauses).flatMap((voices) => Object.values(voices).flat());
  return [
    ...chinese.map((text) => ({ language: 'zh-CN' as const, text })),
    ...Object.values(english.clauses)
      .flat()
      .map((text) => ({ language: 'en' as const, text })),
  ];
}

function shuffled<One>(all: readonly One[], chance: () => number): One[] {
  return all
    .map((one) => ({ one, at: chance() }))
    .sort((a, b) => a.at - b.at)
    .map(({ one }) => one);
}
