/** The figures as they are printed, and as the Markdown of docs/evaluation.md. */
import type { Bar, Confusion, Figure, Group, Share } from './figures.ts';
import { meets } from './figures.ts';
import type { Author, Use } from './messages.ts';
import type { Miss } from './misses.ts';

export interface Report {
  /** The held-out authors first: theirs are the figures that count. */
  readonly parts: readonly Part[];
  readonly pace: readonly Figure[];
}

/** What the authors of one use make together. */
export interface Part {
  readonly use: Use;
  readonly messages: number;
  readonly authors: readonly Author[];
  readonly figures: readonly Figure[];
  readonly byAuthor: readonly Group[];
  readonly byIntent: readonly Group[];
  readonly confusions: readonly Confusion[];
}

export function asText({ parts, pace }: Report): string {
  return [...parts.flatMap(partAsText), ...pace.map(figureAsText), ''].join('\n');
}

function partAsText({ use, messages, authors, figures, byAuthor, byIntent }: Part): string[] {
  return [
    `${use}: ${String(messages)} messages of ${String(authors.length)} authors`,
    '',
    ...figures.map(figureAsText),
    '',
    ...groupsAsText('author', byAuthor),
    '',
    ...groupsAsText('intent', byIntent),
    '',
  ];
}

function figureAsText(figure: Figure): string {
  return `${verdict(figure).padEnd(5)} ${figure.name.padEnd(62)} ${written(figure)}`;
}

export function missesAsText(misses: readonly Miss[]): string {
  const lines = misses.map(
    ({ what, author, text, wanted, got }) =>
      `${what.padEnd(8)} ${author}: ${text}\n         ${wanted} → ${got}`,
  );
  return `${lines.join('\n')}\n`;
}

const figureHead = ['figure', 'value', 'bar', ''];
const groupHead = ['messages', 'right at first', 'right or among the buttons', 'answered: right', 'buttons'];

const headings: Readonly<Record<Use, readonly [string, ...string[]]>> = {
  'held-out': [
    'Held-out authors',
    'Nobody who works on the understanding reads these messages, or which of them were missed.',
  ],
  development: ['Development authors', 'These may be read, and their misses with them.'],
};

export function asMarkdown({ parts, pace }: Report): string {
  return [
    '# How well heyi understands',
    '',
    'Written by `heyi eval --report docs/evaluation.md`; do not edit. The messages are those of',
    '`src/conversation/understand/evaluation/`: invented people, written by another hand than the examples',
    'heyi learns from, and none of them among those. Each is sent by a fresh stranger, offline, without a',
    'language model.',
    '',
    '- _Right at first_: answered as one of the intents the message was labelled with; buttons do not count.',
    '- _Whole conversation_: a question that was taken for something else, or answered with buttons, counts as not',
    '  found. _Retrieval alone_: what the search for clauses makes of the text itself.',
    '- _Honestly said so_: told that the plan is silent, told from the office’s own register (telephone, hours,',
    '  institutions), or handed to a person where that was asked for too.',
    '- _Invented_: a sum or share in the reply to such a question that neither a cited clause nor the person named.',
    '- _Doubtful_: approximate, or a range; it must be read back with a question before anything is reckoned from it.',
    '- _Also an example_: short messages (起付线, 找人) are bound to be in both.',
    '',
    ...parts.flatMap(partAsMarkdown),
    '## Speed and size',
    '',
    'On the machine that wrote this report; its other work counts.',
    '',
    ...table(figureHead, pace.map(figureRow)),
    '',
  ].join('\n');
}

function partAsMarkdown({ use, messages, authors, figures, byAuthor, byIntent, confusions }: Part): string[] {
  const about = new Map(authors.map((author) => [author.name, author.about.trim()]));
  const [heading, ...says] = headings[use];
  return [
    `## ${heading}`,
    '',
    ...says,
    `${String(messages)} messages of ${String(authors.length)} authors.`,
    '',
    ...table(figureHead, figures.map(figureRow)),
    '',
    '### By author',
    '',
    ...table(['author', ...groupHead], byAuthor.map(groupRow)),
    '',
    ...byAuthor.map(({ name }) => `- _${name}_: ${about.get(name) ?? ''}`),
    '',
    '### By intent',
    '',
    ...table(['intent', ...groupHead], byIntent.map(groupRow)),
    '',
    '### What is taken for what',
    '',
    'Of the messages that were neither met nor offered the right button; twice at least.',
    '',
    ...table(
      ['wanted', 'taken for', 'times'],
      confusions
        .filter(({ times }) => times > 1)
        .map(({ wanted, got, times }) => [wanted, got, String(times)]),
    ),
    '',
  ];
}

function figureRow(figure: Figure): string[] {
  return [figure.name, written(figure), figure.bar ? barWritten(figure.bar, figure) : '', verdict(figure)];
}

function groupRow({ name, messages, right, reached, direct, buttons }: Group): string[] {
  return [name, String(messages), ...[right, reached, direct, buttons].map(percent)];
}

function groupsAsText(kind: string, groups: readonly Group[]): string[] {
  const widths = [22, 9, 9, 9, 9, 9];
  const line = (cells: readonly string[]): string =>
    cells.map((cell, index) => (index === 0 ? cell.padEnd(22) : cell.padStart(widths[index] ?? 9))).join('');
  return [
    line([kind, 'messages', 'first', 'reached', 'direct', 'buttons']),
    ...groups.map((group) => line(groupRow(group))),
  ];
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const widths = head.map((cell, column) =>
    Math.max(3, cell.length, ...rows.map((row) => (row[column] ?? '').length)),
  );
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)];
}

function verdict(figure: Figure): string {
  const met = meets(figure);
  if (met === undefined) return '';
  return met ? 'met' : 'below';
}

function written({ value }: Figure): string {
  if ('of' in value) return `${percent(value)} (${String(value.right)} of ${String(value.of)})`;
  if (value.unit === '') return String(value.number);
  return `${value.number.toFixed(value.number < 10 ? 2 : 0)} ${value.unit}`;
}

/** Cut, not rounded: 97.96 % must not look like 98. */
function percent({ right, of }: Share): string {
  return of === 0 ? '–' : `${(Math.floor((right / of) * 1_000) / 10).toFixed(1)} %`;
}

function barWritten({ kind, value }: Bar, figure: Figure): string {
  const sign = kind === 'least' ? '≥' : '≤';
  if ('of' in figure.value) return `${sign} ${String(Math.round(value * 100))} %`;
  return `${sign} ${String(value)} ${figure.value.unit}`.trim();
}
