/** What the dashboard and the alerts ask for must be there: a renamed metric would leave them silent for ever. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { addGauges } from '../../src/gauges.ts';
import { publishedCalendar } from '../../src/kernel/working-days.ts';
import { createMetrics } from '../../src/metrics.ts';
import { daysAheadAtMost } from '../../src/policy/decide-clock.ts';

const read = (name: string) =>
  readFileSync(new URL(`../../docs/observability/${name}`, import.meta.url), 'utf8');

const dashboard = z
  .object({
    panels: z.array(
      z.object({ title: z.string().min(1), targets: z.array(z.object({ expr: z.string() })).default([]) }),
    ),
  })
  .parse(JSON.parse(read('grafana-dashboard.json')));
const alerts = z
  .object({
    groups: z.array(
      z.object({
        rules: z.array(
          z.object({
            alert: z.string(),
            expr: z.string(),
            labels: z.object({ severity: z.enum(['now', 'day']) }),
            annotations: z.object({ summary: z.string().min(10), do: z.string().min(20) }),
          }),
        ),
      }),
    ),
  })
  .parse(parse(read('alerts.yaml')))
  .groups.flatMap(({ rules }) => rules);

/** The names in /metrics, with those under which Prometheus keeps a histogram, and the labels of each. */
async function offered(): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const metrics = createMetrics();
  const labels = new Map<string, readonly string[]>([
    ['heyi_turn_seconds', ['channel', 'intent', 'le']],
    ['heyi_turn_faults_total', ['channel']],
    ['heyi_turns_given_up_total', ['channel']],
    ['heyi_platform_errors_total', ['channel', 'code']],
    ['heyi_sends_total', ['channel', 'outcome']],
    ['heyi_updates_total', ['channel', 'kind', 'result']],
  ]);
  const add: typeof metrics.gauge = (gauge) => {
    labels.set(gauge.name, gauge.labels ?? []);
    metrics.gauge(gauge);
  };
  addGauges(
    { gauge: add },
    {
      ...{ standing: () => Promise.resolve(undefined), recipients: () => Promise.resolve(undefined) },
      pool: { totalCount: 0, idleCount: 0, waitingCount: 0 },
      ...{ calendar: () => publishedCalendar, clock: () => new Date(0) },
    },
  );
  const types = [...(await metrics.text()).matchAll(/^# TYPE (\w+) (\w+)$/gm)];
  return new Map(
    types.flatMap(([, name = '', type]) => {
      const own = new Set([...(labels.get(name) ?? []), 'job', 'instance']);
      const names = type === 'histogram' ? ['_bucket', '_count', '_sum'].map((end) => name + end) : [name];
      return names.map((one) => [one, own] as const);
    }),
  );
}

const asked = [
  ...dashboard.panels.flatMap(({ title, targets }) => targets.map(({ expr }) => ({ where: title, expr }))),
  ...alerts.map(({ alert, expr }) => ({ where: alert, expr })),
];

describe('the dashboard and the alerts', () => {
  it.each(asked)('$where asks for what /metrics has', async ({ expr }) => {
    const there = await offered();
    const names = expr.match(/\b(heyi|process|nodejs)_\w+/g) ?? [];

    expect(names.filter((name) => !there.has(name))).toEqual([]);
    expect(names.length > 0 || expr.startsWith('up{')).toBe(true);
    for (const [, name = '', chosen = ''] of expr.matchAll(/\b((?:heyi|process|nodejs)_\w+)\{([^}]*)\}/g))
      for (const [, label = ''] of chosen.matchAll(/(\w+)\s*=?[=~!]/g))
        expect([name, label, there.get(name)?.has(label)]).toEqual([name, label, true]);
  });

  it('leave out nothing of how the whole service stands', async () => {
    const gauges = [...(await offered()).keys()].filter((name) =>
      /^heyi_(?!.*_(total|bucket|sum)$)/.test(name),
    );
    const shown = asked.map(({ expr }) => expr).join('\n');

    expect(gauges.length).toBeGreaterThan(15);
    expect(gauges.filter((name) => !shown.includes(name))).toEqual([]);
  });

  it('speak of the clock from the day on which nothing is deleted by it', () => {
    const clock = alerts.find(({ alert }) => alert === 'HeyiClockFarAhead');

    expect(clock?.expr).toBe(`max(heyi_clock_days_ahead) > ${String(daysAheadAtMost)}`);
  });

  it('have plain and different names, and each alert says what to do', () => {
    const titles = dashboard.panels.map(({ title }) => title);
    const names = alerts.map(({ alert }) => alert);

    expect(new Set(titles).size).toBe(titles.length);
    expect(new Set(names).size).toBe(names.length);
    expect(alerts.every(({ annotations }) => annotations.do.endsWith('.'))).toBe(true);
  });
});
