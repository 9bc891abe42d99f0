/**
 * `node test/fakes/wechat/talk.ts`: talk to the sample scheme as over WeChat, without an account. What you type goes,
 * signed and encrypted, to a service's webhook; what your phone would show is printed, and how it came. Words behind a
 * slash do something else: /follow, /scan <code>, /press <words>, /voice <words>, /photo, /place, /leave,
 * /expire (the access token is refused), /trouble (every fifth call goes wrong).
 */
import { createInterface } from 'node:readline';
import { startSampleService } from './sample-service.ts';
import type { Fields } from './phone.ts';
import type { Opening } from './grants.ts';

const me = 'o-you';
const service = await startSampleService({
  safeMode: true,
  tell: (doing) => {
    console.log(`… ${doing}`);
  },
});
const { fake, phones } = service;
console.log('Ready: type as you would on the phone; Ctrl-D ends.');

let shown = 0;
function show(): void {
  for (const { way, text } of fake.seen(me).slice(shown))
    console.log(`‹ [${way}] ${text.replaceAll('\n', '\n  ')}`);
  shown = fake.seen(me).length;
}
const looking = setInterval(show, 200);

const id = () => ({ MsgId: phones.nextMsgId() });
const doings: Readonly<Record<string, (rest: string) => readonly [Fields, Opening]>> = {
  follow: () => [{ MsgType: 'event', Event: 'subscribe', EventKey: '' }, 'event'],
  scan: (code) => [{ MsgType: 'event', Event: 'SCAN', EventKey: code, Ticket: 't' }, 'event'],
  press: (key) => [{ MsgType: 'event', Event: 'CLICK', EventKey: key }, 'event'],
  voice: (words) => [
    { MsgType: 'voice', MediaId: 'v', Format: 'amr', Recognition: words, ...id() },
    'message',
  ],
  photo: () => [
    { MsgType: 'image', PicUrl: 'http://p', MediaId: fake.keepMedia('image/png', Buffer.alloc(9)), ...id() },
    'message',
  ],
  place: () => [
    { MsgType: 'location', Location_X: '43.9', Location_Y: '119.4', Label: '林东镇', ...id() },
    'message',
  ],
  leave: () => [{ MsgType: 'event', Event: 'unsubscribe', EventKey: '' }, 'nothing'],
};

for await (const line of createInterface({ input: process.stdin })) {
  const [, word, rest = ''] = /^\/(\w+)\s*(.*)$/.exec(line) ?? [];
  const doing = doings[word ?? ''];
  if (word === 'expire') fake.invalidateTokens();
  else if (word === 'trouble') fake.troubleRate = fake.troubleRate > 0 ? 0 : 0.2;
  else if (doing) await phones.bring(me, ...doing(rest));
  else if (line.trim() !== '') await phones.say(me, line);
  show();
}
clearInterval(looking);
await service.close();
