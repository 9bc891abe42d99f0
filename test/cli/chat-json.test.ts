import { createInterface } from 'node:readline';
import { describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { intents } from '../../src/kernel/intent.ts';
import { ended, heyi, objects, spawnHeyi } from './heyi.ts';

// Every test starts processes, on a machine that may be busy.
vi.setConfig({ testTimeout: 120_000 });

/** The contract's shape, and nothing beside it. */
const answerShape = z.strictObject({
  from: z.string(),
  intent: z.enum(intents),
  clauses: z.array(z.string()),
  options: z.array(z.enum(intents)).min(1).max(3).optional(),
  answered: z.literal(false).optional(),
  replies: z.array(
    z.strictObject({
      text: z.string().min(1),
      choices: z.array(z.strictObject({ label: z.string().min(1), send: z.string().min(1) })),
      citations: z.array(z.string()),
    }),
  ),
});

async function chat(args: readonly string[], ...texts: readonly string[]) {
  const input = texts.map((text) => `${JSON.stringify({ from: 'a', text })}\n`).join('');
  const { code, out, err } = await heyi(['chat', '--json', ...args], {}, input);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  return objects(out).map((one) => answerShape.parse(one));
}

const said = (answer: z.infer<typeof answerShape> | undefined) =>
  (answer?.replies ?? []).map(({ text }) => text).join('\n');

describe('chat --json', () => {
  it('answers in the contract’s shape, options only when unsure', async () => {
    const answers = await chat(
      ['--now', '2026-11-22T10:00:00+08:00'],
      '你好',
      '苏木卫生院住院花了1500，能报多少',
      '生孩子剖腹产给多少',
      '报销比例是多少',
      '那个钱的事',
    );

    expect(answers.map(({ intent }) => intent).slice(0, 4)).toEqual([
      'greeting',
      'estimate',
      'policy',
      'policy',
    ]);
    expect(said(answers[1])).toContain('560.00');
    expect(answers[1]?.replies[0]?.citations).toContain('III.4.2-rates');
    expect(answers[2]).toMatchObject({ clauses: [], answered: false });
    expect(answers[3]?.clauses[0]).toMatch(/^III\./);
    expect(answers[3]).not.toHaveProperty('answered');
    for (const answer of answers) expect(answer.options !== undefined).toBe(answer.intent === 'clarify');
  });

  it('writes an answer before the next line is read', async () => {
    const child = spawnHeyi(['chat', '--json']);
    const end = ended(child);
    const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
    const ask = async (text: string) => {
      child.stdin.write(`${JSON.stringify({ from: 'a', text })}\n`);
      const { value } = await lines.next();
      return answerShape.parse(JSON.parse(String(value)));
    };

    const first = await ask('我要投诉卫生院乱收费');
    const second = await ask('取消');

    expect([first.intent, second.intent]).toEqual(['complaint', 'menu']);
    child.stdin.end();
    expect((await end).code).toBe(0);
  });

  it('reads any id and any text, and goes on after what it cannot read', async () => {
    const input = [
      '\uFEFF{"from":42,"text":"你好"}\r',
      '',
      '{"from":"b","text":"你\u2028好"}',
      '{"from":"c","text":"a\\u0000b \\ud800"}',
      '{"from":"d","text":""}',
      `{"from":"e","text":"${'好'.repeat(1_000_000)}"}`,
      'not json',
      '{"text":"no id"}',
      '{"from":"","text":"x"}',
      '{"from":"\\u0000","text":"x"}',
      '{"from":"f","text":7}',
      '{"from":"f","text":"你好"}',
    ].join('\n');

    const { code, out, err } = await heyi(['chat', '--json'], {}, input);

    const answers = objects(out);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(answers.slice(0, 5).map((one) => answerShape.parse(one).from)).toEqual(['42', 'b', 'c', 'd', 'e']);
    expect(answers.slice(5, 10)).toEqual(
      Array.from({ length: 5 }, () => ({ error: 'INVALID_INPUT', message: expect.any(String) as string })),
    );
    expect(answerShape.parse(answers[10]).intent).toBe('greeting');
    expect(answers).toHaveLength(11);
  });

  it('knows with --as whose head is speaking, and without it nobody', async () => {
    const [verified] = await chat(['--as', '150422000001'], '账户还剩多少');
    const [stranger] = await chat([], '账户还剩多少');

    expect(said(verified)).toMatch(/家庭账户还有 ?\d+\.\d\d元/);
    expect(stranger?.intent).toBe('account');
    expect(said(stranger)).toContain('您同意吗');
    expect(said(stranger)).not.toMatch(/\d+\.\d\d元/);
  });

  it('speaks English with --language en', async () => {
    const answers = await chat(
      ['--language', 'en'],
      'hello',
      'sumu health centre, stayed in hospital, bill 1500 yuan, how much is reimbursed?',
    );

    expect(said(answers[0])).toMatch(/Hello/);
    expect(said(answers[1])).toContain('560.00');
    expect(said(answers[1])).not.toMatch(/[您吗报销]/);
  });

  it.each(['2025-03-01', '2028-06-01T10:00:00+08:00'])('moves the sample with --now %s', async (now) => {
    const year = now.slice(0, 4);

    const [enrolment, account] = await chat(
      ['--as', '150422000001', '--now', now],
      '我家交了吗',
      '账户还剩多少',
    );

    expect(said(enrolment)).toContain(`${year}年`);
    expect(said(account)).toContain(`${year}年演示数据`);
  });

  it('calls a deadline provisional in a year whose days off are not published', async () => {
    const filed = await chat(
      ['--now', '2088-06-01T10:00:00+08:00'],
      '卫生院乱收费，我要投诉',
      '匿名',
      '对，登记',
    );

    expect(said(filed.at(-1))).toMatch(/编号 T88-/);
    expect(said(filed.at(-1))).toContain('暂定');
  });

  it('is quiet when its reader leaves', async () => {
    const child = spawnHeyi(['chat', '--json']);
    child.stdin.on('error', () => undefined);
    const end = ended(child);
    child.stdout.once('data', () => child.stdout.destroy());

    child.stdin.end('{"from":"a","text":"你好"}\n'.repeat(40));

    expect(await end).toMatchObject({ code: 0, err: '' });
  });
});

describe('chat in plain text', () => {
  it('from a pipe repeats what was said and answers beneath it', async () => {
    const { code, out, err } = await heyi(['chat'], {}, '你好\n6\n/quit\n这句不该读\n');

    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(
      /^.*（演示数据）。说“\/quit”结束。\n> 你好\n‹ 您好，我是“合医”[\s\S]*\[1 查参合\][\s\S]*> 6\n‹ /,
    );
    expect(out).not.toContain('这句不该读');
  });
});
