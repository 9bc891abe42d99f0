import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { heyi, stackTrace } from '../cli/heyi.ts';

// A process that trains, opens a scheme and talks to it, on a machine that may be busy.
vi.setConfig({ testTimeout: 120_000 });

const folder = mkdtempSync(join(tmpdir(), 'heyi-eval-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** Three that are met, and one labelled so that it cannot be. */
writeFileSync(
  join(folder, 'bayar.yaml'),
  `use: held-out
about: A herdsman.
messages:
  - {text: 人工, intent: human}
  - {text: 封顶线一年最多报多少, intent: policy, clauses: [III.4.2-cap]}
  - {text: 在苏木卫生院住院花了两三千能报多少, intent: estimate,
     slots: {amount: '2000.00', amountTo: '3000.00', doubtful: true, tier: sumu}}
  - {text: 生孩子给报多少, intent: greeting}
`,
);
writeFileSync(
  join(folder, 'wang.yaml'),
  'use: development\nabout: A teacher.\nmessages:\n  - {text: 生娃给报多少, intent: greeting}\n',
);

const answer = z.object({
  parts: z.array(
    z.object({
      use: z.string(),
      messages: z.number(),
      figures: z.array(z.object({ name: z.string(), value: z.unknown() })),
    }),
  ),
  misses: z.array(z.object({ author: z.string(), text: z.string(), what: z.string() })),
});

it('tells the figures, and with --misses what was not met', async () => {
  const report = join(folder, 'report.md');
  const { code, out, err } = await heyi(['eval', '--from', folder, '--json', '--misses', '--report', report]);

  expect([code, err]).toEqual([0, '']);
  const { parts, misses } = answer.parse(JSON.parse(out));
  expect(parts.map(({ use, messages }) => [use, messages])).toEqual([
    ['held-out', 4],
    ['development', 1],
  ]);
  const values = new Map(parts[0]?.figures.map(({ name, value }) => [name, value]));
  expect(values.get('intent right at first')).toEqual({ right: 3, of: 4 });
  expect(values.get('policy R@1, whole conversation')).toEqual({ right: 1, of: 1 });
  expect(values.get('amounts exact')).toEqual({ right: 1, of: 1 });
  expect(values.get('doubtful amounts echoed (of those in an estimate; 1 in all)')).toEqual({
    right: 1,
    of: 1,
  });
  expect(misses).toEqual([{ author: 'wang', text: '生娃给报多少', what: 'intent' }]);
  const written = readFileSync(report, 'utf8');
  expect(written).toContain('4 messages of 1 authors.');
  expect(written).toMatch(/\| intent right at first +\| 75\.0 % \(3 of 4\) +\| ≥ 90 % +\| below \|/u);
  expect(written).toContain('- _bayar_: A herdsman.');
});

it('names what held-out authors were missed in only when asked', async () => {
  const { out } = await heyi(['eval', '--from', folder, '--json', '--misses', '--held-out']);

  expect(answer.parse(JSON.parse(out)).misses.map(({ author }) => author)).toEqual(['bayar', 'wang']);
});

it('ends with 1 and one sentence where the set has a fault', async () => {
  const broken = mkdtempSync(join(folder, 'broken-'));
  writeFileSync(
    join(broken, 'dorji.yaml'),
    'use: held-out\nabout: x\nmessages:\n  - {text: 好, intent: chat}\n',
  );

  const { code, out, err } = await heyi(['eval', '--from', broken]);

  expect([code, out]).toEqual([1, '']);
  expect(err).toContain('dorji.yaml, message 1: intent');
  expect(err).not.toMatch(stackTrace);
});

it('ends with 1 where there is no such folder', async () => {
  const { code, err } = await heyi(['eval', '--from', join(folder, 'none')]);

  expect(code).toBe(1);
  expect(err).not.toMatch(stackTrace);
});
