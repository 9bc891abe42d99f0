/**
 * Estimates with their working and clauses, beside the same rules in three rules engines, each with its own trace.
 * Whoever is not exact to the fen is said to be so, and is no floor.
 */
import { readRuleSet } from '../../../src/policy/rule-set.ts';
import { estimateAdmission } from '../../../src/reimbursement/decide.ts';
import { asAdmission, optionsOf } from '../../oracle/asked.ts';
import { reckonByHand } from '../../oracle/estimate.ts';
import { randomPlainCase, type StayCase } from '../../oracle/stays.ts';
import { seededChance } from '../../support/chance.ts';
import { perSecond, type Row } from '../measure.ts';
import { inTurn, ratioOf, type Way } from '../turns.ts';
import { jsonRulesPeer } from './json-rules.ts';
import { askedOf, type Ends, type Peer } from './peer.ts';
import { publicodesPeer } from './publicodes.ts';
import { zenPeer } from './zen.ts';

const cases = 4_000;
const seed = 1_107;
/** zen-engine works in threads of its own: it is given many at a time. */
const atOnce = 64;

const { tariff } = readRuleSet();

export async function benchEstimates(): Promise<Row[]> {
  const chance = seededChance(seed);
  const all = Array.from({ length: cases }, () => randomPlainCase(chance));
  const right = all.map(byHand);
  const peers = [zenPeer(true), zenPeer(false), jsonRulesPeer(), publicodesPeer()];
  const wrong = new Map<string, number>([['heyi', differing(all.map(ours), right)]]);
  for (const peer of peers) {
    const ends: Ends[] = [];
    for (const one of all) ends.push(await peer.reckon(askedOf(one)));
    wrong.set(peer.name, differing(ends, right));
  }
  const paces = await inTurn([heyi(all), ...peers.map((peer) => asWay(peer, all))]);
  const own = paces.get('heyi');
  return [...paces]
    .sort(([, one], [, other]) => other.perSecond - one.perSecond)
    .map(([name, pace]) => {
      const off = wrong.get(name) ?? 0;
      const exact = off === 0 ? 'exact to the fen' : `NOT EXACT: ${off} of ${cases} differ, no floor`;
      const bar = name === 'zen-engine' ? ' (bar ≥ 3)' : '';
      const ratio = name === 'heyi' ? '' : `; heyi ${ratioOf(own, pace)}${bar}`;
      return {
        what: name === 'heyi' ? 'heyi: both ends, working, hints, clauses' : name,
        figure: perSecond(pace.perSecond, 1),
        bar: `${exact}${ratio}`,
      };
    });
}

function byHand(one: StayCase): Ends {
  const answer = reckonByHand(one);
  if (answer.kind === 'not-designated') throw new Error(answer.kind);
  const only = ([paid]: typeof answer.low): number => Number(paid?.pay);
  return { low: only(answer.low), high: only(answer.high) };
}

function ours(one: StayCase): Ends {
  const answer = estimateAdmission(tariff, asAdmission(first(one)), optionsOf(one));
  if ('point' in answer) return { low: answer.point.reimbursement, high: answer.point.reimbursement };
  if ('low' in answer) return { low: answer.low.reimbursement, high: answer.high.reimbursement };
  throw new Error(answer.kind);
}

function first({ stays: [stay] }: StayCase): StayCase['stays'][number] {
  if (!stay) throw new Error('a case without a stay');
  return stay;
}

const differing = (told: readonly Ends[], right: readonly Ends[]): number =>
  told.filter(({ low, high }, place) => low !== right[place]?.low || high !== right[place].high).length;

function heyi(all: readonly StayCase[]): Way {
  const asked = all.map((one) => ({ admission: asAdmission(first(one)), options: optionsOf(one) }));
  return {
    name: 'heyi',
    run: (count) => {
      for (let done = 0; done < count; done += 1) {
        const one = asked[done % asked.length];
        if (one) estimateAdmission(tariff, one.admission, one.options);
      }
    },
  };
}

function asWay(peer: Peer, all: readonly StayCase[]): Way {
  const asked = all.map(askedOf);
  const many = peer.name.startsWith('zen') ? atOnce : 1;
  return {
    name: peer.name,
    run: async (count) => {
      for (let done = 0; done < count; done += many)
        await Promise.all(
          Array.from({ length: many }, async (_, place) => {
            const one = asked[(done + place) % asked.length];
            if (one) await peer.reckon(one);
          }),
        );
    },
  };
}
