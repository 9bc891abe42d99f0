/** estimate and deadline as whole processes, beside a process that only parses and writes the same lines. */
import { type Row, perSecond, pipe, root } from './measure.ts';

const count = 200_000;

export async function benchLines(): Promise<Row[]> {
  const estimates = lines((n) => ({
    tier: ['sumu', 'banner', 'above'][n % 3],
    totalCost: `${String(100 + (n % 90_000))}.${String(n % 100).padStart(2, '0')}`,
    ineligible: '10.00',
    paidThisYear: '0.00',
  }));
  const deadlines = lines((n) => ({
    receivedAt: `20${String(20 + (n % 6))}-${String(1 + (n % 12)).padStart(2, '0')}-${String(1 + (n % 28)).padStart(2, '0')}T10:00:00+08:00`,
    workingDays: 20,
  }));
  const echo = [`${root}test/bench/echo.ts`];
  const cli = `${root}src/cli.ts`;
  const echoed = await timed(echo, estimates);
  const estimated = await timed([cli, 'estimate'], estimates);
  const echoedDeadlines = await timed(echo, deadlines);
  const reckoned = await timed([cli, 'deadline'], deadlines);
  return [
    row('estimate, lines in and out', estimated, 'bar ≥ 15,000/s'),
    row(
      'floor: the same lines parsed and written only',
      echoed,
      `estimate takes ${(echoed / estimated).toFixed(2)} × as long`,
    ),
    row('deadline, lines in and out', reckoned, 'bar ≥ 100,000/s'),
    row(
      'floor: the same lines parsed and written only',
      echoedDeadlines,
      `deadline takes ${(echoedDeadlines / reckoned).toFixed(2)} × as long`,
    ),
  ];
}

function lines(make: (n: number) => object): string {
  return Array.from({ length: count }, (_, n) => `${JSON.stringify(make(n))}\n`).join('');
}

/** Lines a second, start of the process taken off by a run with one line. */
async function timed(command: readonly string[], input: string): Promise<number> {
  const start = await pipe(command, input.slice(0, input.indexOf('\n') + 1));
  const whole = await pipe(command, input);
  if (whole.lines !== count)
    throw new Error(`${command.join(' ')}: ${String(whole.lines)} lines instead of ${String(count)}`);
  return count / (whole.seconds - start.seconds);
}

const row = (what: string, rate: number, bar: string): Row => ({ what, figure: perSecond(rate, 1), bar });
