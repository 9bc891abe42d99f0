import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Filed, openDeskWithPeople } from './complaint-people.ts';
import type { TestDesk } from './desk.ts';
import type { Seen } from './visitor.ts';

let desk: TestDesk;
let file: (filed?: Filed) => Promise<string>;
beforeAll(async () => {
  ({ desk, file } = await openDeskWithPeople());
});
afterAll(async () => {
  expect(desk.faults).toEqual([]);
  await desk.close();
});

describe('the queue', () => {
  it('pages forwards and back by its links, filtered or not', async () => {
    await Promise.all(
      Array.from({ length: 60 }, (_, turn) =>
        file({
          sumu: '翻页镇',
          text: `第${String(turn)}件`,
          receivedDay: turn % 2 ? '2026-11-09' : '2026-10-08',
        }),
      ),
    );
    const supervisor = await desk.logIn('supervisor');
    const numbers = ({ text }: Seen) =>
      text.match(/(?<=data-open href="\/console\/complaints\/)[^"]+/g) ?? [];
    const way = ({ text }: Seen, rel: string) =>
      new RegExp(`rel="${rel}" href="/console([^"]+)"`).exec(text)?.[1]?.replaceAll('&amp;', '&') ?? '';

    const first = await supervisor.get(`/complaints?tab=open&sumu=${encodeURIComponent('翻页镇')}`);
    const second = await supervisor.get(way(first, 'next'));
    const back = await supervisor.get(way(second, 'prev'));

    expect([numbers(first).length, numbers(second).length]).toEqual([50, 10]);
    expect(new Set([...numbers(first), ...numbers(second)]).size).toBe(60);
    expect(numbers(back)).toEqual(numbers(first));
    expect(way(second, 'next')).toBe('');
    expect(first.text).toMatch(/逾期 \d+ 天/);
  });

  it('takes any address as it comes', async () => {
    const visitor = await desk.logIn('handler');
    for (const query of [
      'tab=x&after=1&before=2026-02-30.1&within=7&state=no&category=1',
      'q=%00&sumu[]=a',
      'tab=mine&tab=open',
    ])
      expect((await visitor.get(`/complaints?${query}`)).status).toBe(200);
  });

  it('says what to do where there is nothing, in both languages', async () => {
    const visitor = await desk.logIn('banner');

    expect((await visitor.get('/complaints?tab=mine')).text).toContain('您手上没有投诉');
    await visitor.post('/language', { language: 'en', back: '/complaints' });
    expect((await visitor.get('/complaints?tab=mine')).text).toContain('You have no complaint in hand');
  });
});
