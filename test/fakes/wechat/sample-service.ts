/** The whole service with the sample scheme, its WeChat being the fake one: what `heyi start` runs, in this process. */
import { readConfig } from '../../../src/config.ts';
import { openDoor } from '../../../src/http.ts';
import { systemClock } from '../../../src/kernel/clock.ts';
import { runService } from '../../../src/service.ts';
import { type FakeWechat, startFakeWechat } from './fake-wechat.ts';
import { createPhones, type PhoneOptions, type Phones } from './phone.ts';

const appId = 'wxfeedc0dedeadbeef';
const appSecret = 'SECRET-of-the-sample-service-0123456789';
const token = 'sampleToken2026';
const aesKey = 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG';

export interface SampleService {
  readonly fake: FakeWechat;
  readonly phones: Phones;
  readonly address: string;
  close(): Promise<void>;
}

export interface SampleOptions {
  readonly safeMode?: boolean;
  readonly lost?: PhoneOptions['lost'];
  readonly tell?: (doing: string) => void;
}

export async function startSampleService(options: SampleOptions = {}): Promise<SampleService> {
  const clock = systemClock;
  const fake = await startFakeWechat({ appId, appSecret, clock });
  const config = readConfig({
    DATA_DIR: 'memory',
    LOG_LEVEL: 'warn',
    WECHAT_APP_ID: appId,
    WECHAT_APP_SECRET: appSecret,
    WECHAT_TOKEN: token,
    WECHAT_API_ROOT: fake.root,
    ...(options.safeMode && { WECHAT_ENCODING_AES_KEY: aesKey }),
  });
  const door = await openDoor(0, '127.0.0.1');
  const service = await runService(config, clock, door, options.tell ?? (() => undefined));
  const address = `http://127.0.0.1:${String(door.port)}`;
  const phones = createPhones({
    fake,
    address: `${address}/webhooks/wechat`,
    appId,
    token,
    clock,
    // A machine busy with other tests must not lose its patience.
    patienceMs: 20_000,
    ...(options.safeMode && { aesKey }),
    ...(options.lost && { lost: options.lost }),
  });
  return {
    fake,
    phones,
    address,
    async close() {
      await door.close();
      await service.close();
      await fake.close();
    },
  };
}
