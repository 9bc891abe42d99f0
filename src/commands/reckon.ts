/** `heyi estimate`, `account`, `deadline`: JSON lines in, JSON lines out, without a database. */
import { systemClock } from '../kernel/clock.ts';
import { dayOf } from '../kernel/day.ts';
import { sampleSchemeFile } from '../scheme-files.ts';
import { readConfig } from '../config.ts';
import { readScheme } from '../policy/load.ts';
import { answerAccountLine } from './account.ts';
import { answerDeadlineLine } from './deadline.ts';
import { answerEstimateLine } from './estimate.ts';
import { runJsonLines } from './json-lines.ts';

export async function reckon(command: 'estimate' | 'account' | 'deadline'): Promise<void> {
  await runJsonLines({ input: process.stdin, output: process.stdout, answer: answerOf(command) });
}

function answerOf(command: 'estimate' | 'account' | 'deadline'): (input: unknown) => object {
  if (command === 'deadline') return answerDeadlineLine;
  const { tariff } = readScheme(readConfig().schemeFile ?? sampleSchemeFile, dayOf(systemClock())).ruleSet;
  return command === 'estimate'
    ? (input) => answerEstimateLine(tariff, input)
    : (input) => answerAccountLine(tariff, input);
}
