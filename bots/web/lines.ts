/** A conversation as the page shows it: lines with a steady key, so that every tab can put them in one order. */
import { createHash } from 'node:crypto';
import type { PastLine } from '../../src/delivery/delivery.ts';
import type { Choice, Reply } from '../../src/kernel/message.ts';

export interface ShownLine {
  /** The same line has the same key in every answer. */
  readonly key: string;
  readonly side: 'person' | 'heyi';
  readonly text: string;
  /** 依据 and the rule set, shown apart from the answer; '' where there is none. */
  readonly basis: string;
  /** What can be pressed: only under the very last line. */
  readonly choices: readonly Choice[];
  readonly lang: string | undefined;
}

/** What greets a new visitor as if they had said 你好; nobody said it, so it is not shown. */
export const greeting = { messageId: 'hello', text: '你好' } as const;

/** In place of words that the inbox does not keep. */
const notKept = '（原话没有留下）';

const basisBegins = /\n(?:依据：|Basis: )/;

type Told = Omit<PastLine, 'at'>;

/** Before anything has been said: the answer that the greeting will get, under the key it will have. */
export function openingLines(opening: Reply): readonly ShownLine[] {
  return [shown({ side: 'heyi', text: opening.text, reply: opening }, openingKey(0), true)];
}

/** Known without the hour of the answer: the page has shown it before there was one. */
function openingKey(index: number): string {
  return `hello.${String(index)}`;
}

/** @param past oldest first; @param complete the conversation has no lines before these */
export function shownLines(past: readonly PastLine[], complete: boolean): readonly ShownLine[] {
  const [first] = past;
  const unsaid = complete && first?.side === 'person' && first.text === greeting.text;
  // By the hour: news that answers no message stands where it came, not behind everything.
  const lines = (unsaid ? past.slice(1) : [...past]).sort((a, b) => a.at.getTime() - b.at.getTime());
  const spoken = lines.findIndex(({ side }) => side === 'person');
  const opening = unsaid ? (spoken < 0 ? lines.length : spoken) : 0;
  const seen = new Map<string, number>();
  return lines.map((line, index) => {
    const mark = createHash('sha256')
      .update(JSON.stringify([line.side, line.at.getTime(), line.text]))
      .digest('base64url')
      .slice(0, 16);
    const earlier = seen.get(mark) ?? 0;
    seen.set(mark, earlier + 1);
    const key = index < opening ? openingKey(index) : `${mark}.${String(earlier)}`;
    return shown(line, key, index === lines.length - 1);
  });
}

function shown({ side, text, reply }: Told, key: string, last: boolean): ShownLine {
  const told = side === 'heyi' ? withoutMenu(text, reply?.choices ?? []) : text || notKept;
  const cut = side === 'heyi' ? told.search(basisBegins) : -1;
  return {
    key,
    side,
    text: cut < 0 ? told : told.slice(0, cut),
    basis: cut < 0 ? '' : told.slice(cut + 1),
    choices: last ? (reply?.choices ?? []) : [],
    lang: side === 'heyi' && !/\p{Script=Han}/u.test(text) ? 'en' : undefined,
  };
}

/** Lines that only number the choices (1 查参合  2 查家庭账户) are for channels without buttons. */
function withoutMenu(text: string, choices: readonly Choice[]): string {
  const numbered = new Set(choices.map(({ label }, index) => `${String(index + 1)} ${label}`));
  const isMenu = (line: string) =>
    line
      .trim()
      .split(/\s{2,}/)
      .every((part) => numbered.has(part));
  return text
    .split('\n')
    .filter((line) => !isMenu(line))
    .join('\n');
}
