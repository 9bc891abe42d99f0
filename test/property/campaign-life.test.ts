/** Whatever staff do with a campaign, in whatever order and whoever they are: what can never be, never is. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { publishedCalendar } from '../../src/kernel/working-days.ts';
import { type Campaign, campaignDeeds, type OutreachStaff } from '../../src/outreach/campaign.ts';
import { decideDeed, decideEdit, newCampaign } from '../../src/outreach/decide.ts';
import { decideTimed } from '../../src/outreach/decide-timed.ts';
import { sampleCampaign } from '../support/memory-outreach.ts';

const msPerHour = 3_600_000;
const begins = new Date('2026-11-23T09:00:00+08:00').getTime();
const hours = {
  ...{ quietHours: { from: '21:00', to: '08:00' }, restDays: 'quiet' as const },
  calendar: publishedCalendar,
};
const collection = { year: 2027, lastWorkingDay: '2026-12-18' };

const person = fc
  .record({
    id: fc.integer({ min: 1, max: 4 }),
    role: fc.constantFrom('outreach' as const, 'outreach' as const, 'supervisor' as const, 'admin' as const),
  })
  .map(({ id, role }): OutreachStaff => ({ id, login: String(id), name: '', role }));
const mostly = (usual: boolean) =>
  fc.oneof({ weight: 9, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: fc.constant(!usual) });
const step = fc.record({
  staff: person,
  // What leads to sending comes oftener, or nothing would ever run.
  deed: fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom('approve' as const, 'schedule' as const, 'time' as const) },
    { weight: 2, arbitrary: fc.constantFrom(...campaignDeeds) },
  ),
  afterHours: fc.oneof(
    { weight: 9, arbitrary: fc.constant(0) },
    { weight: 1, arbitrary: fc.integer({ min: 0, max: 100 }) },
  ),
  startsInHours: fc.option(fc.integer({ min: -1, max: 30 }), { nil: undefined }),
  ...{ fresh: mostly(true), ready: mostly(true), signed: mostly(true), waiting: fc.boolean() },
});
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

function after(campaign: Campaign, one: Step, at: Date): Campaign {
  const { staff, deed, ready, signed, waiting, fresh, startsInHours } = one;
  if (deed === 'time') {
    const timed = decideTimed(campaign, { at, hours, graceMinutes: 120, signed, waiting });
    if (timed.kind === 'enqueue') return { ...campaign, enqueuedAt: at };
    return timed.kind === 'changed' ? timed.campaign : campaign;
  }
  const by = { campaign, staff, seen: campaign.version - (fresh ? 0 : 1), at };
  const startAt =
    startsInHours === undefined ? undefined : new Date(at.getTime() + startsInHours * msPerHour);
  const decided =
    deed === 'edit'
      ? decideEdit(by, sampleCampaign, collection)
      : decideDeed({ ...by, deed }, { ready, signed, somebody: true, hours }, startAt ? { startAt } : {});
  return decided.kind === 'done' ? { ...decided.campaign, version: campaign.version + 1 } : campaign;
}

/** Kept beside the campaign, from what was done alone: who wrote in it, and who has approved what was written last. */
interface Seen {
  readonly before: Campaign;
  readonly campaign: Campaign;
  readonly writers: ReadonlySet<number>;
  readonly approvals: ReadonlySet<number>;
}

function play(author: OutreachStaff, steps: readonly Step[], look: (seen: Seen) => void): void {
  const made = newCampaign(author, sampleCampaign, collection, new Date(begins));
  let campaign: Campaign = { ...made, id: 1, version: 0 };
  const writers = new Set([author.id]);
  const approvals = new Set<number>();
  let now = begins;
  for (const one of steps) {
    now += one.afterHours * msPerHour;
    const before = campaign;
    campaign = after(before, one, new Date(now));
    if (campaign !== before && one.deed === 'edit') {
      writers.add(one.staff.id);
      approvals.clear();
    }
    if (campaign !== before && one.deed === 'approve') approvals.add(one.staff.id);
    look({ before, campaign, writers, approvals });
  }
}

describe('whatever staff do, in whatever order', () => {
  it('nothing is to run, runs or has run that nobody approved who wrote none of it, since its last edit', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(person, fc.array(step, { maxLength: 40, size: 'max' }), (author, steps) => {
        play(author, steps, ({ campaign: { state, approvedById = 0 }, writers, approvals }) => {
          seen.add(state);
          if (!['scheduled', 'running', 'paused', 'finished'].includes(state)) return;
          expect(approvals.has(approvedById) && !writers.has(approvedById)).toBe(true);
        });
      }),
      { numRuns: 3_000 },
    );
    // Else the property would say nothing.
    expect([...seen]).toEqual(expect.arrayContaining(['running', 'paused', 'finished', 'expired']));
  });

  it('what has ended stays so: only a finished one may run again', () => {
    fc.assert(
      fc.property(person, fc.array(step, { maxLength: 40, size: 'max' }), (author, steps) => {
        play(author, steps, ({ before, campaign }) => {
          if (before.state === 'cancelled' || before.state === 'expired') expect(campaign).toBe(before);
          if (before.state === 'finished') expect(['finished', 'running']).toContain(campaign.state);
        });
      }),
      { numRuns: 500 },
    );
  });
});
