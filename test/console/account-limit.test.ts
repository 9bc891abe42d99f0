/** Somebody with a stolen password copies no faster than five pages a second; nobody who reads notices. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openTestDesk, type TestDesk } from './desk.ts';

let desk: TestDesk;
beforeEach(async () => {
  desk = await openTestDesk({ demo: false });
});
afterEach(() => desk.close());

it('one account opens three hundred pages within a minute, from wherever, and then is told to wait', async () => {
  const [here, there] = [await desk.logIn('handler'), await desk.logIn('handler')];
  const other = await desk.logIn('supervisor');
  const statuses = [];
  for (let page = 0; page < 160; page += 1)
    statuses.push((await here.get('/keys')).status, (await there.get('/keys')).status);

  const { status, text, headers } = await here.get('/complaints');

  expect(new Set(statuses.slice(0, 290))).toEqual(new Set([200]));
  expect(status).toBe(429);
  expect(Number.parseInt(headers.get('retry-after') ?? '', 10)).toBeGreaterThan(0);
  expect(text).toContain('打开的页太多');
  expect((await other.get('/keys')).status).toBe(200);
});
