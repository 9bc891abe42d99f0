/** The people of the peak: each comes once, on WeChat with a visit of four messages, or on Telegram with one question. */
import { setTimeout as pause } from 'node:timers/promises';
import { systemClock } from '../../../src/kernel/clock.ts';
import type { FakeWechat } from '../../fakes/wechat/fake-wechat.ts';
import { passiveText, type Phones } from '../../fakes/wechat/phone.ts';

/** What one visit says, and what it must have done at the end, once. */
export const visits = {
  complaint: ['卫生院乱收费，我要投诉', '匿名', '对，登记', '查投诉'],
  estimate: ['苏木卫生院住院花了一千五，能报多少', '没有自费', '起付线是多少', '门诊能报吗'],
  consent: ['查账户余额', '同意', '取消', '菜单'],
  'opt-out': ['菜单', '退订', '12月20日以前要交多少钱', '怎么投诉'],
} as const;
export type Visit = keyof typeof visits;
export const messagesAVisit = 4;
const kinds = Object.keys(visits) as Visit[];
/** One message in twenty is brought two to four times at once. */
const doubled = 0.05;
const patienceMs = 500;

export const visitOf = (place: number): Visit => kinds[place % kinds.length] ?? 'complaint';
export const openIdOf = (place: number) => `o-${visitOf(place)}-${String(place)}`;

export interface Crowd {
  readonly acknowledged: number;
  /** Brought again, since it was refused or not answered within five seconds. */
  readonly again: number;
  /** Brought more than once though it was acknowledged. */
  readonly doubled: number;
  readonly people: number;
}

/** One visit after another while it goes on, so many at once; resolves when each message has had its 200. */
export async function bringCrowd(
  { fake, phones }: { readonly fake: FakeWechat; readonly phones: Phones },
  goesOn: (people: number) => boolean,
  atOnce: number,
  chance: () => number,
  onCount: (crowd: Crowd) => void,
): Promise<Crowd> {
  const crowd = { acknowledged: 0, again: 0, doubled: 0, people: 0 };

  async function say(openId: string, text: string): Promise<void> {
    const MsgId = phones.nextMsgId();
    fake.grants.open(openId, 'message', systemClock());
    const xml = phones.xmlOf(openId, { MsgType: 'text', Content: text, MsgId });
    const copies = chance() < doubled ? 2 + Math.floor(chance() * 3) : 1;
    let shown = false;
    for (;;) {
      const deliveries = await Promise.all(Array.from({ length: copies }, () => phones.post(xml)));
      const taken = deliveries.filter(({ status }) => status === 200);
      const answer = taken.map(({ body }) => passiveText(body)).find((text) => text !== undefined);
      // The same message's answer once more: the platform knows that it has it.
      if (answer !== undefined && !shown) fake.show(openId, { way: 'passive', text: answer });
      shown ||= answer !== undefined;
      // One that failed may have carried the answer: as the platform, the crowd asks again until each has its 200.
      if (taken.length === copies) {
        crowd.doubled += taken.length - 1;
        crowd.acknowledged += 1;
        onCount(crowd);
        return;
      }
      crowd.again += 1;
      await pause(patienceMs);
    }
  }

  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      while (goesOn(crowd.people)) {
        const place = crowd.people;
        crowd.people += 1;
        for (const text of visits[visitOf(place)]) await say(openIdOf(place), text);
      }
    }),
  );
  return crowd;
}
