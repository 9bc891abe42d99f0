/**
 * npm run bench: every figure beside its floor, from one run. The machine is shared and noisy: compare ratios.
 * `npm run bench -- lines` runs one of those below, several when several are named. What follows a name and is none
 * itself is that bench's own: `soak peak`, `growth --full`. Only when it is named: image (it installs from the registry).
 */
import { benchBroadcast } from './broadcast/bench.ts';
import { benchDeadlines } from './deadlines/bench.ts';
import { benchDurable } from './durable/bench.ts';
import { benchEnqueue } from './enqueue/bench.ts';
import { benchEstimates } from './estimates/bench.ts';
import { benchGrowth } from './growth/bench.ts';
import { benchImage } from './image/bench.ts';
import { benchLies } from './lies.ts';
import { benchLines } from './lines.ts';
import { benchPage } from './page/bench.ts';
import { benchQueue } from './queue/bench.ts';
import { benchSupervision } from './queue/supervision.ts';
import { benchReplicas } from './replicas/bench.ts';
import { benchRetrieval } from './retrieval/bench.ts';
import { benchSoak } from './soak/bench.ts';
import { benchStart } from './start.ts';
import { benchTurn } from './turn.ts';
import { benchWebhook } from './webhook/bench.ts';
import { benchWechat } from './wechat/bench.ts';

const benches = {
  broadcast: benchBroadcast,
  deadlines: benchDeadlines,
  durable: benchDurable,
  enqueue: benchEnqueue,
  estimates: benchEstimates,
  growth: benchGrowth,
  image: benchImage,
  lies: benchLies,
  lines: benchLines,
  page: benchPage,
  queue: benchQueue,
  replicas: benchReplicas,
  retrieval: benchRetrieval,
  soak: benchSoak,
  start: benchStart,
  supervision: benchSupervision,
  turn: benchTurn,
  webhook: benchWebhook,
  wechat: benchWechat,
};
const wanted = process.argv.slice(2);

for (const [name, bench] of Object.entries(benches)) {
  if (wanted.length > 0 ? !wanted.includes(name) : name === 'image') continue;
  console.log(`\n## ${name}`);
  for (const row of await bench()) {
    console.log(`${row.what.padEnd(58)} ${row.figure.padStart(14)}   ${row.bar}`);
  }
}
