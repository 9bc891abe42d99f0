/**
 * Reads files of phrases, edited by clerks: ways of saying a thing, one a line. How a line is written is told at the head of
 * danger.yaml. Each group of lines becomes one expression; what follows from it is decided where it is read.
 */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';

type Words = ReadonlyMap<string, readonly string[]>;

const text = z.string().min(1);
/** A group may be parted into kinds, which count alike. */
const group = z.union([text, z.record(text, text).transform((kinds) => Object.values(kinds).join('\n'))]);

/** Throws with the group and the line at fault, and when one of `names` is missing or another is there. */
export function readPhrases<const Name extends string>(
  file: URL,
  names: readonly Name[],
): Readonly<Record<Name, RegExp>> {
  const content: unknown = parse(readFileSync(file, 'utf8'));
  const { words } = z.looseObject({ words: z.record(text, text).default({}) }).parse(content);
  const named = new Map(Object.entries(words).map(([name, list]) => [name, partsOf(list, listed)]));
  const read = group.transform((lines, context) => {
    const ways = partsOf(lines, listed).map((line) => patternOf(line, named));
    for (const way of ways) if ('fault' in way) context.addIssue(way.fault);
    if (ways.length === 0) context.addIssue('holds no line');
    return new RegExp(ways.flatMap((way) => ('pattern' in way ? [way.pattern] : [])).join('|'), 'u');
  });
  return z
    .strictObject({ words: z.unknown().optional(), phrases: z.record(z.enum(names), read) })
    .parse(content).phrases;
}

/** Nothing but the phrase. */
export function whole({ source }: RegExp): RegExp {
  return new RegExp(`^(?:${source})$`, 'u');
}

const listed = /[,，、\n]/u;

function partsOf(list: string, by: RegExp): string[] {
  return list
    .split(by)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

class PhraseFault extends Error {}

type Pattern = { readonly pattern: string } | { readonly fault: string };

function patternOf(line: string, named: Words): Pattern {
  try {
    const parts = partsOf(line, / +/u);
    const pattern = parts.map((part, at) => partOf(part, at, named)).join('');
    if (new RegExp(`^(?:${pattern})$`, 'u').test(''))
      throw new PhraseFault('would be found in every message');
    return { pattern };
  } catch (fault) {
    if (fault instanceof PhraseFault) return { fault: `“${line}” ${fault.message}` };
    throw fault;
  }
}

const gap = /^(\.{2,3})(\d*)(?:-(.+))?$/u;
const mayBeMissing = /^\[(.+)\](\*?)$/u;

function partOf(part: string, at: number, named: Words): string {
  const [, dots, most = '', without = ''] = gap.exec(part) ?? [];
  if (dots !== undefined) {
    const barred = wordsIn(without, named)
      .join('')
      .replace(/[\\\]^-]/gu, '\\$&');
    return `[^${dots === '..' ? ',，' : ''}。${barred}]${most === '' ? '*' : `{0,${most}}`}`;
  }
  const [, optional, often] = mayBeMissing.exec(part) ?? [];
  if (optional !== undefined) return `${anyOf(optional, named)}${often === '*' ? '*' : '?'}`;
  if (part.startsWith('-')) return `(?${at === 0 ? '<' : ''}!${anyOf(part.slice(1), named)})`;
  return anyOf(part, named);
}

function anyOf(slot: string, named: Words): string {
  if (/[[\]]/u.test(slot)) throw new PhraseFault('has a bracket that stands alone');
  const words = wordsIn(slot, named);
  if (words.some((word) => word === '')) throw new PhraseFault('lacks a word beside /');
  if (words.every((word) => /^\p{sc=Han}$/u.test(word))) return `[${words.join('')}]`;
  return `(?:${words.map(asPattern).join('|')})`;
}

function wordsIn(slot: string, named: Words): string[] {
  return slot.split('/').flatMap((word) => {
    const [, name] = /^<(.+)>$/u.exec(word) ?? [];
    if (name === undefined) return [word];
    const list = named.get(name);
    if (list === undefined || list.length === 0)
      throw new PhraseFault(`names <${name}>, of which there are no words`);
    return list;
  });
}

const signs: Readonly<Record<string, string>> = {
  ...{ '^': '^', $: '$', '|': '[,，。!！\\s]' },
  ...{ '#': '\\d', _: ' ', '*': '\\w*' },
};

/** A Latin word stands whole: 120 may stand in a number, but no eat in a great. */
function asPattern(word: string): string {
  const pattern = [...word]
    .map((sign) => signs[sign] ?? sign.replace(/[\\^$.*+?()[\]{}|]/u, '\\$&'))
    .join('');
  return `${/^[a-z]/u.test(word) ? '\\b' : ''}${pattern}${/[a-z]$/u.test(word) ? '\\b' : ''}`;
}
