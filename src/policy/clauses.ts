/** Reads the clause files: a heading "## <id> <short title>", a paragraph, and perhaps a quoted note. */
import type { Language } from '../kernel/message.ts';
import { SchemeFault } from './fault.ts';
import { labelsOf } from './labels.ts';
import type { Clause } from './types.ts';

interface WrittenClause {
  readonly title: string;
  readonly text: string;
  readonly note?: string;
  readonly inferred: boolean;
}

const headingPattern = /^## (\S+)(?: (.+))?$/;
const notePattern = /^> ?(?:(推断|Inferred)|存疑|Unclear)(?:：|: )(.+)$/;

/** One clause file, in its own order. Names every fault by file and clause id. */
export function parseClauseFile(file: string, markdown: string): ReadonlyMap<string, WrittenClause> {
  const written = new Map<string, WrittenClause>();
  const faults: string[] = [];
  const blocks = markdown.replaceAll('\r\n', '\n').split(/^(?=## )/m);
  for (const block of blocks.filter((text) => text.startsWith('## '))) {
    const lines = block.split('\n');
    const [, id, title] = headingPattern.exec(lines[0]?.trim() ?? '') ?? [];
    if (id === undefined) {
      faults.push(`${file}: “${lines[0] ?? ''}” is not a heading “## <clause id> <title>”`);
      continue;
    }
    const quoted = lines.find((line) => line.startsWith('>'));
    const note = quoted === undefined ? undefined : notePattern.exec(quoted);
    const text = lines
      .slice(1)
      .filter((line) => !line.startsWith('>'))
      .join('\n')
      .trim();
    if (written.has(id)) faults.push(`${file}: ${id}: stands twice`);
    if (text === '') faults.push(`${file}: ${id}: has no text`);
    if (note === null)
      faults.push(`${file}: ${id}: the note must begin with 推断：, 存疑：, Inferred: or Unclear:`);
    written.set(id, {
      title: title ?? '',
      text,
      ...(note?.[2] === undefined ? {} : { note: note[2] }),
      inferred: note?.[1] !== undefined,
    });
  }
  if (written.size === 0) faults.push(`${file}: holds no clause`);
  if (faults.length > 0) throw new SchemeFault(faults);
  return written;
}

export interface ClauseTexts {
  readonly zh: string;
  readonly en: string;
}

/** Both languages of the plan as clauses; each id must stand in both files with a title. */
export function parseClauses(texts: ClauseTexts): ReadonlyMap<string, Clause> {
  const files: Readonly<Record<Language, string>> = { 'zh-CN': 'clauses.zh-CN.md', en: 'clauses.en.md' };
  const zh = parseClauseFile(files['zh-CN'], texts.zh);
  const en = parseClauseFile(files.en, texts.en);
  const faults = [...en.keys()]
    .filter((id) => !zh.has(id))
    .map((id) => `${files['zh-CN']}: ${id}: is missing`);
  const clauses = new Map<string, Clause>();
  for (const [id, inChinese] of zh) {
    const inEnglish = en.get(id);
    const labels = labelsOf(id);
    if (inEnglish === undefined) faults.push(`${files.en}: ${id}: is missing`);
    if (labels === undefined) faults.push(`${files['zh-CN']}: ${id}: has no place in the plan (III.4.2-…)`);
    if (inChinese.title === '' || inEnglish?.title === '')
      faults.push(`${id}: needs a short title in both files`);
    if (inEnglish === undefined || labels === undefined) continue;
    if ((inChinese.note === undefined) !== (inEnglish.note === undefined))
      faults.push(`${id}: has a note in one language only`);
    clauses.set(id, {
      id,
      ...labels,
      title: inChinese.title,
      titleEn: inEnglish.title,
      text: { 'zh-CN': inChinese.text, en: inEnglish.text },
      wording: 'reconstructed',
      ...(inChinese.inferred ? { inferred: true } : {}),
      ...(inChinese.note === undefined || inEnglish.note === undefined
        ? {}
        : { note: { 'zh-CN': inChinese.note, en: inEnglish.note } }),
    });
  }
  if (faults.length > 0) throw new SchemeFault(faults);
  return clauses;
}

/** Puts an office's original Chinese wording in the place of the reconstruction, clause by clause. */
export function withOriginals(
  clauses: ReadonlyMap<string, Clause>,
  file: string,
  markdown: string,
): ReadonlyMap<string, Clause> {
  const originals = parseClauseFile(file, markdown);
  const unknown = [...originals.keys()].filter((id) => !clauses.has(id));
  if (unknown.length > 0)
    throw new SchemeFault(unknown.map((id) => `${file}: ${id}: is no clause of the plan`));
  return new Map(
    [...clauses].map(([id, clause]) => {
      const original = originals.get(id);
      if (original === undefined) return [id, clause];
      return [id, { ...clause, text: { ...clause.text, 'zh-CN': original.text }, wording: 'original' }];
    }),
  );
}
