/** What somebody was shown, the channel's own way of showing it apart, so that channels can be compared. */
export interface Told {
  readonly text: string;
  /** The labels of what can be chosen. */
  readonly choices: readonly string[];
}

const numberedPart = /^(\d+) (.+)$/;

interface Numbered {
  readonly line: number;
  readonly number: number;
  readonly label: string;
}

/** What a line numbers, if it does nothing else (1 查参合  2 查家庭账户). */
function numberedIn(text: string, line: number): readonly Numbered[] {
  const parts = text
    .trim()
    .split(/\s{2,}/)
    .map((part) => numberedPart.exec(part));
  const found = parts.flatMap((part) =>
    part ? [{ line, number: Number.parseInt(part[1] ?? '', 10), label: part[2] ?? '' }] : [],
  );
  return found.length === parts.length ? found : [];
}

/**
 * Takes the numbering of the choices out of a text: the last one in it, since what is told may be numbered too.
 * @param choices as the channel shows them beside the text; absent: it has nothing but their numbers in the text
 */
export function toldBy(text: string, choices?: readonly string[]): Told {
  const lines = text.split('\n');
  const numbered = lines.flatMap(numberedIn);
  const run = numbered.slice(
    Math.max(
      0,
      numbered.findLastIndex(({ number }) => number === 1),
    ),
  );
  const labels = run.map(({ label }) => label);
  const counted = run.every(({ number }, index) => number === index + 1);
  if (!counted || (choices !== undefined && choices.join('\n') !== labels.join('\n')))
    return { text: text.trim(), choices: choices ?? [] };
  const numbering = new Set(run.map(({ line }) => line));
  const kept = lines.filter((_line, index) => !numbering.has(index));
  return { text: kept.join('\n').trim(), choices: labels };
}

/** One text, however many messages it came in; what is made anew each time is masked. */
export function meaningOf(told: readonly Told[]): Told {
  return {
    text: masked(told.map(({ text }) => text).join('\n')),
    choices: told.flatMap(({ choices }) => choices).map(masked),
  };
}

function masked(text: string): string {
  return text.replaceAll(/\b[TZ]\d\d-\d{4}-\d\b/g, '(number)').replaceAll(/(?<=查询码 )\d{6}\b/g, '(code)');
}

/** The place of a label among what can be chosen now, from 1. */
export function numberOf(label: string, told: readonly Told[]): string {
  const index = (told.findLast(({ choices }) => choices.length > 0)?.choices ?? []).indexOf(label);
  if (index < 0) throw new Error(`there is no choice ${label}`);
  return String(index + 1);
}
