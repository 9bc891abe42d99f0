/**
 * npm run bench: every figure beside its floor, from one run. The machine is shared and noisy: compare ratios.
 * `npm run bench -- lines` runs one of: broadcast, durable, enqueue, lies, lines, page, queue, replicas, soak, start,
 * supervision, turn, webhook, wechat. What follows a name and is none itself is that bench's own: `soak peak`.
 */
import { benchBroadcast } from './broadcast/bench.ts';
import { benchDurable } from './durable/bench.ts';
import { benchEnqueue } from './enqueue/bench.ts';
import { benchLies } from './lies.ts';
import { benchLines } from './lines.ts';
import { benchPage } from './page/bench.ts';
import { benchQueue } from './queue/bench.ts';
import { benchSupervision } from './queue/supervision.ts';
import { benchReplicas } from './replicas/bench.ts';
import { benchSoak } from './soak/bench.ts';
import { benchStart } from './start.ts';
import { benchTurn } from './turn.ts';
import { benchWebhook } from './webhook/bench.ts';
import { benchWechat } from './wechat/bench.ts';

const benches = {
  broadcast: benchBroadcast,
  durable: benchDurable,
  enqueue: benchEnqueue,
  lies: benchLies,
  lines: benchLines,
  page: benchPage,
  queue: benchQueue,
  replicas: benchReplicas,
  soak: benchSoak,
  start: benchStart,
  supervision: benchSupervision,
  turn: benchTurn,
  webhook: benchWebhook,
  wechat: benchWechat,
};
const wanted = process.argv.slice(2);

for (const [name, bench] of Object.entries(benches)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  console.log(`\n## ${name}`);
  for (const row of await bench()) {
    console.log(`${row.what.padEnd(58)} ${row.figure.padStart(14)}   ${row.bar}`);
  }
}
