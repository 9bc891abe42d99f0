import { describe, expect, it, vi } from 'vitest';
import { ended, heyi, objects, spawnHeyi } from './heyi.ts';

// Every test starts processes, on a machine that may be busy.
vi.setConfig({ testTimeout: 120_000 });

const questions = {
  estimate: { tier: 'sumu', totalCost: '1500.00' },
  account: { members: 4 },
  deadline: { receivedAt: '2026-02-02T10:00:00+08:00', workingDays: 20 },
} as const;

describe.each(Object.entries(questions))('heyi %s', (command, question) => {
  const line = JSON.stringify(question);

  it('answers every line in order and goes on after a bad one', async () => {
    const input = `\uFEFF${line}\r\n\r\n   \nnot json\n[]\n${line}`;

    const { code, out, err } = await heyi([command], {}, input);

    const answers = objects(out);
    expect(answers).toHaveLength(4);
    expect(answers[0]).not.toHaveProperty('error');
    expect(answers[1]).toMatchObject({ error: 'INVALID_INPUT' });
    expect(answers[2]).toMatchObject({ error: 'INVALID_INPUT' });
    expect(answers[3]).toEqual(answers[0]);
    expect(err).toBe('');
    expect(code).toBe(0);
  });

  it('refuses a line of two million characters and answers the next', async () => {
    const { code, out } = await heyi([command], {}, `{"x":"${'9'.repeat(2_000_000)}"}\n${line}\n`);

    const answers = objects(out);
    expect(answers).toHaveLength(2);
    expect(answers[0]).toMatchObject({ error: 'INVALID_INPUT' });
    expect(answers[1]).not.toHaveProperty('error');
    expect(code).toBe(0);
  });

  it('is quiet when its reader leaves', async () => {
    const child = spawnHeyi([command]);
    child.stdin.on('error', () => undefined);
    const end = ended(child);
    child.stdout.once('data', () => child.stdout.destroy());

    child.stdin.end(`${line}\n`.repeat(50_000));

    const { code, err } = await end;
    expect(err).toBe('');
    expect(code).toBe(0);
  });

  it('says nothing to nothing', async () => {
    expect(await heyi([command])).toEqual({ code: 0, out: '', err: '' });
  });
});

describe('order', () => {
  it('is kept over ten thousand lines', async () => {
    const days = Array.from({ length: 10_000 }, (_, index) => (index % 28) + 1);
    const input = days.map((day) =>
      JSON.stringify({ receivedAt: `2026-03-${String(day).padStart(2, '0')}`, workingDays: 1 }),
    );

    const { out } = await heyi(['deadline'], {}, input.join('\n'));

    expect(objects(out).map((answer) => (answer as { receivedDate: string }).receivedDate)).toEqual(
      days.map((day) => `2026-03-${String(day).padStart(2, '0')}`),
    );
  });
});
