/** The whole service with the sample scheme, as a follower of the account meets it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type SampleService, startSampleService } from '../../fakes/wechat/sample-service.ts';
import { until } from './account.ts';

describe.each([
  ['plain mode', false],
  ['safe mode', true],
])('the service over WeChat in %s', (_mode, safeMode) => {
  let service: SampleService;
  beforeAll(async () => {
    service = await startSampleService({ safeMode });
  });
  afterAll(() => service.close());

  const seen = (openId: string) => service.fake.seen(openId);
  const say = async (openId: string, text: string) => {
    const before = seen(openId).length;
    await service.phones.say(openId, text);
    await until(() => seen(openId).length > before, `an answer to ${text}`);
    return seen(openId)
      .slice(before)
      .map(({ text: told }) => told)
      .join('\n');
  };

  it('answers, takes the number of a choice, and keeps the conversation', async () => {
    expect(await say('o-1', '你好')).toContain('合医');
    expect(await say('o-1', '4')).toMatch(/医院|花/);
    expect(await say('o-1', '苏木卫生院住院花了一千五')).toContain('560.00');
    expect(seen('o-1').every(({ way }) => way === 'passive')).toBe(true);
  });

  it('opens a household’s account after the identity check: the first answer in the response, the next by message', async () => {
    await say('o-2', '账户还剩多少');
    await say('o-2', '同意');
    const before = seen('o-2').length;
    await service.phones.say('o-2', '150422000001 乌力吉 1234');
    await until(() => seen('o-2').length >= before + 2, 'both answers');

    expect(seen('o-2').slice(before)).toEqual([
      { way: 'passive', text: expect.stringContaining('核对好了') as unknown },
      { way: 'customer-service', text: expect.stringMatching(/家庭账户还有 \d+\.\d\d/) as unknown },
    ]);
  });

  it('takes a press on the menu as its words', async () => {
    await service.phones.bring('o-3', { MsgType: 'event', Event: 'CLICK', EventKey: '算能报多少' }, 'event');
    await until(() => seen('o-3').length > 0, 'an answer');

    expect(seen('o-3')[0]).toMatchObject({
      way: 'passive',
      text: expect.stringMatching(/医院|花/) as unknown,
    });
  });

  it('counts what comes and goes, and stays ready', async () => {
    await service.phones.bring('o-4', { MsgType: 'event', Event: 'VIEW', EventKey: 'https://a.example' });
    const metrics = await (await fetch(`${service.address}/metrics`)).text();

    expect(metrics).toContain('heyi_updates_total{channel="wechat",kind="view",result="ignored"} 1');
    expect(metrics).toMatch(/heyi_updates_total\{channel="wechat",kind="text",result="stored"\} \d/);
    expect((await fetch(`${service.address}/readyz`)).status).toBe(200);
  });
});
