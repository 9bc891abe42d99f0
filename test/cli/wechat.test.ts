import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { type FakeWechat, startFakeWechat } from '../fakes/wechat/fake-wechat.ts';
import { heyi } from './heyi.ts';

vi.setConfig({ testTimeout: 120_000 });

const appId = 'wx0011223344556677';
const appSecret = 'SECRET-0011223344556677';
let fake: FakeWechat;
beforeAll(async () => {
  fake = await startFakeWechat({ appId, appSecret, clock: () => new Date('2026-11-26T02:00:00Z') });
});
afterAll(() => fake.close());

const settings = (secret = appSecret) => ({
  WECHAT_APP_ID: appId,
  WECHAT_APP_SECRET: secret,
  WECHAT_TOKEN: 'token1',
  WECHAT_API_ROOT: fake.root,
});

it('heyi wechat menu --dry-run shows the menu and sets nothing', async () => {
  const { code, out } = await heyi(['wechat', 'menu', '--dry-run']);

  expect([code, fake.menu]).toEqual([0, undefined]);
  expect(out).toContain('查我家的\n  查参合\n');
  expect(out).toContain('Nothing was set');
});

it('heyi wechat menu sets it', async () => {
  const { code, out, err } = await heyi(['wechat', 'menu'], settings());

  expect([code, err]).toEqual([0, '']);
  expect(out).toContain('The account has this menu now');
  expect(JSON.stringify(fake.menu)).toContain('"key":"人工"');
});

it.each([
  ['without an account', () => ({}), 'set WECHAT_APP_ID'],
  ['with a wrong secret', () => settings('SECRET-wrong'), 'WECHAT_APP_SECRET is not valid'],
])('heyi wechat menu ends with 1 and one sentence %s', async (_how, make, sentence) => {
  const { code, err } = await heyi(['wechat', 'menu'], make());

  expect(code).toBe(1);
  expect(err).toContain(sentence);
  expect(err).not.toContain('SECRET-wrong');
});
