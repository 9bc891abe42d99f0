/** `heyi lessons …`: what staff taught – to be looked through, and to be handed on to the project as examples. */
import { stringify } from 'yaml';
import { lessonSource } from '../database/lessons.ts';
import type { Taught } from '../learning/lesson.ts';
import { withDatabase } from './operator-database.ts';

export async function listLessons(): Promise<void> {
  const lessons = await inForce();
  if (lessons.length === 0) console.log('Nothing is taught.');
  for (const { id, text, meaning } of lessons)
    console.log([String(id), meaning.kind, nameOf(meaning), text].join('\t'));
}

/** One document for each file of examples that the lessons belong into, in that file's own form. */
export async function exportLessons(): Promise<void> {
  process.stdout.write(lessonsAsYaml(await inForce()));
}

/** Pure. */
export function lessonsAsYaml(lessons: readonly Taught[]): string {
  const of = (kind: Taught['meaning']['kind'], language: Taught['language']) =>
    grouped(lessons.filter((lesson) => lesson.meaning.kind === kind && lesson.language === language));
  const plan = 'src/policy/bairin-left-banner';
  const intents = grouped(lessons.filter(({ meaning }) => meaning.kind === 'intent'));
  const documents: readonly (readonly [string, ReadonlyMap<string, string>, object])[] = [
    ...[...intents].map(
      ([intent, lines]) =>
        [
          `src/conversation/understand/examples/${intent}.yaml`,
          intents,
          { intent, voices: { taught: lines } },
        ] as const,
    ),
    ofPlan('clauses in examples.zh-CN.yaml', of('clause', 'zh-CN'), byVoice),
    ofPlan('clauses in examples.en.yaml', of('clause', 'en'), (lines) => lines),
    ofPlan('unanswered.yaml', of('topic', 'zh-CN'), (lines) => ({ examples: byVoice(lines) })),
    ofPlan('topics in examples.en.yaml', of('topic', 'en'), (lines) => lines),
  ];
  return documents
    .filter(([, lines]) => lines.size > 0)
    .map(([where, , content]) => `# ${where}\n${stringify(content)}`)
    .join('---\n');

  function ofPlan(
    file: string,
    lines: ReadonlyMap<string, string>,
    shape: (lines: string) => unknown,
  ): readonly [string, ReadonlyMap<string, string>, object] {
    const content = Object.fromEntries([...lines].map(([name, text]) => [name, shape(text)]));
    return [`${plan}: ${file}`, lines, content];
  }
}

/** The voice in a line of its own before its questions. */
function byVoice(lines: string): string {
  return `taught:\n${lines.replace(/^(?=.)/gmu, '  ')}`;
}

/** By what they mean, one sentence a line. */
function grouped(lessons: readonly Taught[]): ReadonlyMap<string, string> {
  const lines = new Map<string, string>();
  for (const { text, meaning } of lessons) {
    const name = nameOf(meaning);
    lines.set(name, `${lines.get(name) ?? ''}${text}\n`);
  }
  return lines;
}

function nameOf(meaning: Taught['meaning']): string {
  switch (meaning.kind) {
    case 'intent':
      return meaning.intent;
    case 'clause':
      return meaning.clause;
    case 'topic':
      return meaning.topic;
  }
}

function inForce() {
  return withDatabase((database) =>
    lessonSource(database.client, (id) => {
      console.error(`Lesson ${String(id)} cannot be read and is left out.`);
    }).inForce(),
  );
}
