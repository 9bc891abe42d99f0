/** What the model is told: prompts/language-model/<name>.<language>.md, each with a version of its own. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Language } from '../kernel/message.ts';

export interface Prompt {
  /** "plainer.zh-CN@1": stands in the log and in the key of what is remembered. */
  readonly name: string;
  readonly system: string;
  /** What is asked, with its places filled. */
  readonly asked: (places: Readonly<Record<string, string>>) => string;
}

export type PromptName = 'plainer' | 'route';
export type Prompts = Readonly<Record<PromptName, Readonly<Record<Language, Prompt>>>>;

const shape = /^version: (?<version>\d+)\n\n(?<system>[\s\S]+?)\n\n---\n\n(?<template>[\s\S]+)$/;

/** Throws on a file that is missing or has no version line. */
export function readPrompts(promptsDir: string): Prompts {
  const inBoth = (name: PromptName) => ({
    'zh-CN': read(promptsDir, name, 'zh-CN'),
    en: read(promptsDir, name, 'en'),
  });
  return { plainer: inBoth('plainer'), route: inBoth('route') };
}

function read(promptsDir: string, name: PromptName, language: Language): Prompt {
  const file = `${name}.${language}.md`;
  const parts = shape.exec(readFileSync(join(promptsDir, 'language-model', file), 'utf8'))?.groups;
  const { version, system, template } = parts ?? {};
  if (version === undefined || system === undefined || template === undefined)
    throw new Error(
      `language-model/${file}: needs a line "version: 1", the instructions, --- and the question`,
    );
  return {
    name: `${name}.${language}@${version}`,
    system,
    asked: (places) =>
      template.trim().replaceAll(/\{\{(\w+)\}\}/g, (_whole, place: string) => {
        const text = places[place];
        if (text === undefined) throw new Error(`language-model/${file}: nothing is known of {{${place}}}`);
        return text;
      }),
  };
}
