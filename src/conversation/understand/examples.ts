/** Reads examples/*.yaml: one intent a file, one sentence a line, grouped by the voice of whoever wrote them. */
import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { intents, type Intent } from '../../kernel/intent.ts';

export interface Example {
  readonly intent: Intent;
  /** Who wrote it: no voice is ever judged by sentences of the same voice. */
  readonly author: string;
  readonly text: string;
}

const exampleFile = z.strictObject({
  intent: z.enum(intents).exclude(['clarify']),
  voices: z.record(z.string().min(1), z.string()),
});

/** All examples, files in alphabetical order; throws naming the file when one is not of its shape. */
export function readExamples(folder: URL = new URL('examples/', import.meta.url)): readonly Example[] {
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .sort();
  return files.flatMap((name) => parseExamples(name, readFileSync(new URL(name, folder), 'utf8')));
}

export function parseExamples(name: string, yaml: string): readonly Example[] {
  const parsed = exampleFile.safeParse(parse(yaml));
  if (!parsed.success) throw new Error(`${name}: ${z.prettifyError(parsed.error)}`);
  const { intent, voices } = parsed.data;
  return Object.entries(voices).flatMap(([author, lines]) =>
    lines
      .split('\n')
      .map((line) => line.trim())
      .filter((text) => text !== '')
      .map((text) => ({ intent, author, text })),
  );
}
