/** What leaves the process, and where to: every request of a long conversation that is full of whose it is. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { forgetModelSurroundings } from '../../src/config.ts';
import { mayLeave } from '../../src/language-model/sendable.ts';
import { honest } from '../fakes/language-model/honest.ts';
import { type FakeModel, startFakeModel } from '../fakes/language-model/server.ts';
import { createMemory } from '../support/memory-work.ts';
import { opinionOf, startPatientTalk } from '../support/patient-talk.ts';
import { parts } from '../support/talk.ts';

const given = parts();
let model: FakeModel;
beforeEach(async () => {
  model = await startFakeModel((asked) =>
    asked.routes ? { kind: 'routes', about: 'policy' } : honest(asked),
  );
});
afterEach(() => model.close());

/** Said by somebody who tells everything about everybody. */
const talk = [
  '我叫张桂兰，身份证150422196503152345，起付线是多少',
  '俺是隆昌镇白音沟嘎查的乌力吉，证号150422000001，封顶线是多少啊',
  '我电话13812345678，微信wxid_abc123456，门诊能报不',
  '乌力吉问问账户里的钱能抵明年的吗',
  '老王家的二小子花了8650.5元，转院咋报',
  '邮箱zhanggl@example.org，几号前交钱',
  '我家住林东镇振兴路33号2单元501，收据要不要',
  '卡号6222021234567890123，五保户自己交不交钱',
  '一五零四二二零零零零零一这个证，投诉多少天给答复',
  '那个张桂兰那事咋整，编号T26-0418-7，密码271828',
  '我是户主包青山，家庭账户剩的钱能不能结转，证尾号0001',
  '李秀英家属问，住院报多少比例，电话0476-5550101',
  '证号150422000002张桂兰，交了钱要收据不',
  '俺叫王二小，参合是不是自愿的，身份证后四位567X',
  '我在隆昌镇13组，封顶线是多少',
  '那个啥，张桂兰那件事咋整，13812345678',
  '乌力吉说的那个东西你懂不懂，150422000001',
  '咋回事啊白音沟嘎查的老王',
  '张桂兰问起付线是多少，150422000002',
  '给我打13987654321，出院的时候能不能当场报',
  "my name is Zhang Guilan, id 150422196503152345, can the money on the family account pay next year's contribution?",
];
const telling =
  /张桂兰|乌力吉|白音沟|振兴路|zhang|guilan|wxid|example\.org|1504|150422|138|6222|8650|0418|271828|一五零四|老王|青山|秀英|二小|5550|0001|567|987/iu;

describe('what reaches a model', () => {
  it('tells nobody and nothing of theirs, in any request of a long conversation', async () => {
    const { secondOpinion, counted } = await opinionOf(given, model, {
      switches: { plainWords: true, routing: true },
    });
    const memory = createMemory();

    for (const [place, text] of talk.entries()) {
      const language = text.startsWith('my name') ? ('en' as const) : ('zh-CN' as const);
      await startPatientTalk(given, secondOpinion, language, memory).say(text, `person ${String(place)}`);
    }

    expect(model.requests.length).toBeGreaterThanOrEqual(10);
    for (const { asked, headers, body } of model.requests) {
      // The clauses have figures; of the person's words none is left.
      expect(/[《"]([^《"]*)[》"]$/u.exec(asked)?.[1]).not.toMatch(/\p{Nd}/u);
      expect(body).not.toMatch(telling);
      expect(Object.keys(headers).filter((name) => name.startsWith('x-stainless'))).toEqual([]);
      expect(JSON.stringify(headers)).not.toMatch(telling);
    }
    expect(model.requests.some(({ routes }) => routes)).toBe(true);
    expect(await counted('plainer', 'taken')).toBeGreaterThan(0);
  });

  it.each(['证号1504', '花了8', '写信a@b', '见http://x', '一五零四二二', '长'.repeat(401)])(
    'is held back at the last gate: %s',
    (text) => {
      expect(mayLeave(text)).toBe(false);
    },
  );

  it('goes to the address that is set and to no other, whatever else the surroundings name', async () => {
    const elsewhere: string[] = [];
    const other = createServer((request, response) => {
      elsewhere.push(request.url ?? '');
      response.end('{}');
    });
    await new Promise<void>((ready) => other.listen(0, '127.0.0.1', ready));
    const address = `http://127.0.0.1:${String((other.address() as AddressInfo).port)}`;
    const surroundings = {
      ...{
        LANGSMITH_TRACING: 'true',
        LANGCHAIN_TRACING_V2: 'true',
        LANGSMITH_API_KEY: 'key',
        LANGCHAIN_VERBOSE: 'true',
      },
      ...{ LANGSMITH_ENDPOINT: address, LANGCHAIN_ENDPOINT: address, LANGSMITH_GATEWAY: address },
      ...{
        OPENAI_BASE_URL: address,
        OPENAI_API_BASE: address,
        OPENAI_API_KEY: 'secret',
        OPENAI_ORG_ID: 'ours',
      },
    };
    Object.assign(process.env, surroundings);
    try {
      const { secondOpinion } = await opinionOf(given, model);
      await startPatientTalk(given, secondOpinion).say('起付线是多少');

      expect(model.requests).toHaveLength(1);
      expect(model.requests[0]?.headers.authorization).toBe('Bearer none');
      expect(JSON.stringify(model.requests[0]?.headers)).not.toContain('ours');
      expect(elsewhere).toEqual([]);
      for (const name of Object.keys(surroundings)) expect(process.env[name]).toBeUndefined();
    } finally {
      forgetModelSurroundings(process.env);
      await new Promise((closed) => other.close(closed));
    }
  });
});
