import type { Reply } from '../kernel/message.ts';

/** A reply as the terminal shows it: "‹" before the text, the choices numbered beneath. */
export function formatReply({ text, choices }: Pick<Reply, 'text' | 'choices'>): string {
  const [first = '', ...others] = text.split('\n');
  const lines = [`‹ ${first}`, ...others.map((line) => `  ${line}`)];
  if (choices.length > 0)
    lines.push(`  ${choices.map(({ label }, index) => `[${String(index + 1)} ${label}]`).join(' ')}`);
  return lines.join('\n');
}
