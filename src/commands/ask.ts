import { createInterface } from 'node:readline/promises';

/** Asks a yes-or-no question at the terminal; anything but y, yes or 是 is no. */
export async function askYesOrNo(question: string): Promise<boolean> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    const answer = await terminal.question(`${question} [y/N] `);
    return /^(y|yes|是|好)$/i.test(answer.trim());
  } finally {
    terminal.close();
  }
}
