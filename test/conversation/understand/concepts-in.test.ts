import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { createConceptReader } from '../../../src/conversation/understand/concepts-in.ts';
import { bucketOf, createFeatureReader } from '../../../src/conversation/understand/features.ts';
import { readLexicon } from '../../../src/conversation/understand/lexicon.ts';

const money = ['票子', '票', '账户'];
const wait = ['等', '还没', '没信'];
const paper = ['票子', '还没信'];
const conceptsIn = createConceptReader([money, wait, paper]);
const [first, second, third] = [-1, -2, -3];
const codes = (text: string): number[] => [...text].map((sign) => sign.charCodeAt(0));

const namedIn = (text: string): number[] => [...conceptsIn(text).named];
const outlineOf = (text: string): readonly number[] => conceptsIn(text).outline;

describe('the groups a text names', () => {
  it.each([
    ['none', '天好', []],
    ['one, wherever its word stands', '我的账户呢', [0]],
    ['each once', '等啊等，等', [1]],
    ['those of a word that is in two', '票子', [0, 2]],
    ['those of a word within a longer one, and of one across its end', '还没信', [1, 2]],
    ['in the order they are named in', '等票子', [1, 0, 2]],
    ['none by half a word', '账，户', []],
    ['one by the last letters', '好账户', [0]],
  ])('are %s', (_case, text, groups) => {
    expect(namedIn(text)).toEqual(groups);
  });

  it.each([
    ['my claim was reimbursed', true],
    ['the train', false],
    ['rain', true],
    ['a doctor', false],
    ['做ct', true],
    ['ct多少钱', true],
    ['cts', false],
    ['打120啊', true],
    ['1200元', false],
    ['3120元', false],
    ['10块', true],
    ['110块', false],
  ])('are found by whole Latin words or their beginnings, and by whole figures: %s', (text, found) => {
    const { named } = createConceptReader([['reimburs', 'rain', 'ct', '120', '10块']])(text);

    expect([...named]).toEqual(found ? [0] : []);
  });

  it('are all that have a word in it', () => {
    const groups = [...readLexicon().concepts.values()];
    const text = '我妈住院的票子交上去两个月了还没消息，找谁问，电话多少';
    const having = groups.flatMap((words, at) => (words.some((word) => text.includes(word)) ? [at] : []));
    const { named } = createConceptReader(groups)(text);

    expect([...named].sort((a, b) => a - b)).toEqual(having);
    expect(having.length).toBeGreaterThan(8);
  });
});

describe('the outline', () => {
  it('has the longest word as its group, the last that has it, and the letters between', () => {
    expect(outlineOf('我票子交')).toEqual(codes('^我').concat(third, codes('交$')));
    expect(outlineOf('票交')).toEqual(codes('^').concat(first, codes('交$')));
    expect(outlineOf('还没到')).toEqual(codes('^').concat(second, codes('到$')));
  });

  it('is the same for every figure and knows no punctuation', () => {
    expect(outlineOf('等, 1980元!')).toEqual(outlineOf('等3元'));
  });

  it('says a thing said twice in a row once', () => {
    expect(outlineOf('票，票子票子')).toEqual(outlineOf('票票子'));
  });

  it('begins the next word only where the last one ended', () => {
    expect(outlineOf('还没信')).toEqual(codes('^').concat(third, codes('$')));
  });
});

describe('a word group as a feature', () => {
  const featuresOf = createFeatureReader(new Map([['papers', ['票子', '回执']]]));
  const shared = (a: string, b: string): number => {
    const of = new Set(featuresOf(a));
    return [...featuresOf(b)].filter((feature) => of.has(feature)).length;
  };

  it('is seen whichever of its words was said', () => {
    expect([...featuresOf('回执')]).toContain(bucketOf('g:papers'));
    expect([...featuresOf('天好')]).not.toContain(bucketOf('g:papers'));
  });

  it('brings what stands beside it along: before it, after it', () => {
    const without = createFeatureReader(new Map([['papers', ['票子']]]));
    const known = new Set(without('交票子了'));
    const before = [...without('交回执了')].filter((feature) => known.has(feature)).length;

    expect(shared('交票子了', '交回执了') - before).toBe(3);
  });
});

describe('the words of a group', () => {
  it('are kept as they stand in a message whose slips and dialect were put right', () => {
    const folder = mkdtempSync(join(tmpdir(), 'heyi-lexicon-'));
    const file = join(folder, 'lexicon.yaml');
    writeFileSync(
      file,
      'sounds: {}\ncorrections: {包销: 报销}\ndialect: {咋: 怎么}\nconcepts:\n  how: 咋包销, CT, 怎么办\n',
    );
    const { concepts } = readLexicon(pathToFileURL(file));
    rmSync(folder, { recursive: true });

    expect([...concepts]).toEqual([['how', ['怎么报销', 'ct', '怎么办']]]);
  });

  it('are of a hundred groups at least', () => {
    expect(readLexicon().concepts.size).toBeGreaterThan(100);
  });
});
