/**
 * What the hot statements cost as a scheme grows: on a PostgreSQL of its own, from 1,000 households and 10,000 messages
 * to 100,000 and a million; `npm run bench -- growth --full` goes on to a million households and ten million messages
 * (about 15 GB of disk) and draws docs/pictures/growth.svg.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { openDatabase } from '../../../src/database/open.ts';
import { upTo } from '../../oracle/stays.ts';
import { seededChance } from '../../support/chance.ts';
import { startCluster } from '../../support/cluster.ts';
import { silentLog } from '../../support/database.ts';
import { ms, percentile, root, type Row } from '../measure.ts';
import { growTo, type Size } from './fill.ts';
import { plot } from './plot.ts';
import { type Measure, oneLookUp, oneTurn } from './steps.ts';
import { type Plan, planOf, watchedDatabase } from './watched.ts';

const sizes: readonly Size[] = [
  { households: 1_000, messages: 10_000 },
  { households: 10_000, messages: 100_000 },
  { households: 100_000, messages: 1_000_000 },
];
const largest: Size = { households: 1_000_000, messages: 10_000_000 };
const rounds = 300;
const warming = 30;
/** So seldom a turn of the one who writes most: odd, so that it meets both ways of sending. */
const talkative = 5;
const looks = 3;
const floorName = 'floor: SELECT 1';

interface Found {
  /** The 10th percentile: what it takes while the machine's neighbours are quiet. */
  readonly quiet: ReadonlyMap<string, number>;
  readonly medians: ReadonlyMap<string, number>;
  readonly p99s: ReadonlyMap<string, number>;
  readonly plans: ReadonlyMap<string, Plan>;
}

export async function benchGrowth(): Promise<Row[]> {
  const full = process.argv.includes('--full');
  const wanted = full ? [...sizes, largest] : sizes;
  const cluster = await startCluster();
  try {
    await (await openDatabase({ url: cluster.url, log: silentLog })).close();
    const client = new pg.Client({ connectionString: cluster.url });
    await client.connect();
    // As Prisma's adapter reads them.
    client.setTypeParser(pg.types.builtins.INT8, (text) => BigInt(text));
    try {
      const found: Found[] = [];
      let before: Size = { households: 0, messages: 0 };
      for (const size of wanted) {
        const began = performance.now();
        await growTo(client, before, size);
        console.log(`${named(size)}: filled in ${((performance.now() - began) / 1000).toFixed(0)} s`);
        found.push(await measured(client, size));
        console.log(`measured in ${((performance.now() - began) / 1000).toFixed(0)} s with the filling`);
        for (const { what, figure, bar } of rowsOf(found)) console.log(`  ${what}: ${figure}; ${bar}`);
        if (full) draw(wanted.slice(0, found.length), found);
        before = size;
      }
      return rowsOf(found);
    } finally {
      await client.end();
    }
  } finally {
    await cluster.stop();
  }
}

const short = (count: number): string => (count < 1e6 ? `${count / 1e3} k` : `${count / 1e6} M`);
const named = ({ households, messages }: Size): string =>
  `${short(households)} households, ${short(messages)} messages`;

async function measured(client: pg.Client, { households }: Size): Promise<Found> {
  const database = watchedDatabase(client);
  const tx = database.client;
  const chance = seededChance(households);
  const times = new Map<string, number[]>();
  const plans = new Map<string, Plan>();
  const timed: Measure = async (name, work) => {
    const began = performance.now();
    await work();
    times.set(name, [...(times.get(name) ?? []), performance.now() - began]);
  };
  const shown: Measure = async (name, work) => {
    const plan = await planOf(client, work);
    // Now and then one of them finds a page to tidy up.
    if (plan.pages <= (plans.get(name)?.pages ?? Infinity)) plans.set(name, plan);
  };
  const other = () => 2 + upTo(chance, households - 2);
  let turns = 0;
  const once = async (measure: Measure, contact: number): Promise<void> => {
    turns += 1;
    await oneTurn(client, database, { contact, serial: turns, of: households }, measure);
    await oneLookUp(tx, 1 + upTo(chance, households - 1), measure);
    await measure(floorName, () => client.query({ name: 'floor', text: 'SELECT 1' }));
  };
  for (let round = 0; round < rounds + warming; round += 1) {
    if (round === warming) times.clear();
    await once(timed, round % talkative === 0 ? 1 : other());
  }
  for (let look = 0; look < looks; look += 1)
    for (const contact of [1, 1, other(), other()]) await once(shown, contact);
  const share = (part: number) => new Map([...times].map(([name, all]) => [name, percentile(all, part)]));
  return { quiet: share(0.1), medians: share(0.5), p99s: share(0.99), plans };
}

function rowsOf(found: readonly Found[]): Row[] {
  const [first, last] = [found[0], found.at(-1)];
  if (!first || !last) return [];
  return [...last.quiet].map(([what, quiet]) => {
    const plan = last.plans.get(what);
    const whole = plan && plan.whole.size > 0 ? ` AND THE WHOLE OF ${[...plan.whole].join(', ')}` : '';
    const along = found.map(({ quiet: all }) => (all.get(what) ?? 0).toFixed(2)).join(' → ');
    const pages = found.map(({ plans }) => plans.get(what)?.pages ?? 0).join(' → ');
    const by =
      what === floorName ? '' : `; pages ${pages}; by ${[...(plan?.indexes ?? [])].join(', ')}${whole}`;
    const ratio = (quiet / (first.quiet.get(what) ?? 1)).toFixed(1);
    const usual = `median ${ms(last.medians.get(what) ?? 0)}, p99 ${ms(last.p99s.get(what) ?? 0)}`;
    return { what, figure: ms(quiet), bar: `${along} ms (${ratio} ×), ${usual}${by}` };
  });
}

function draw(wanted: readonly Size[], found: readonly Found[]): void {
  const names = [...(found.at(-1)?.quiet.keys() ?? [])].sort();
  const curves = (valueOf: (one: Found, name: string) => number | undefined) =>
    names.map((name) => ({ name, values: found.map((one) => valueOf(one, name) ?? 0) }));
  const sizes = wanted.map(
    ({ households, messages }) => `${short(households)} households,\n${short(messages)} messages`,
  );
  const svg = plot(sizes, [
    {
      title: 'What a statement takes, ms (10th percentile)',
      curves: curves(({ quiet }, name) => quiet.get(name)),
    },
    {
      title: 'What it looks at, pages of 8 kB',
      curves: curves(({ plans }, name) => plans.get(name)?.pages).filter(({ name }) => name !== floorName),
    },
  ]);
  writeFileSync(join(root, 'docs/pictures/growth.svg'), svg);
}
