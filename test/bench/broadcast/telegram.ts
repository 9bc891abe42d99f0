/** A Telegram with the real limits, in a process of its own, for as long as its stdin is open: prints its address; a line in: its counts out. */
import { createInterface } from 'node:readline';
import { startFakeTelegram } from '../../fakes/telegram/bot-api.ts';
import { realLimits } from '../../fakes/telegram/limits.ts';

const [token = '', firstChat = '', lastChat = ''] = process.argv.slice(2);
const api = await startFakeTelegram({ token, limits: realLimits });
for (let chat = Number.parseInt(firstChat, 10); chat <= Number.parseInt(lastChat, 10); chat += 1)
  api.chats.know(String(chat));
console.log(api.root);
for await (const _line of createInterface({ input: process.stdin })) {
  const refused = api.calls.filter(({ status }) => status === 429).length;
  const times = api.sent.map(({ at }) => at);
  console.log(JSON.stringify({ sent: times.length, refused, first: times[0] ?? 0, last: times.at(-1) ?? 0 }));
}
await api.close();
