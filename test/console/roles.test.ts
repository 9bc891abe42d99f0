import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { access, isRoute, mayOpen, type RouteName } from '../../src/console/roles.ts';
import { staffRoles } from '../../src/staff/staff.ts';
import { openTestDesk, type TestDesk } from './desk.ts';
import { examples } from './routes.ts';

let desk: TestDesk;
beforeAll(async () => {
  desk = await openTestDesk();
});
afterAll(() => desk.close());

const names = Object.keys(access).filter(isRoute);

/** One's own sessions end by it: tried on a log-in of its own, like every row. */
describe('every route × every role', () => {
  it('has a row for every route, and a route for every row', () => {
    expect([...desk.routes].sort()).toEqual([...names].sort());
  });

  it('fills every name of a path with an example', () => {
    const unfilled = names.filter((name) => pathOf(name).includes(':'));

    expect(unfilled).toEqual([]);
  });

  it('knows no route twice', () => {
    expect(new Set(desk.routes).size).toBe(desk.routes.length);
  });

  for (const role of staffRoles) {
    it(`lets ${role} in where the table says so, and nowhere else`, async () => {
      const wrong: string[] = [];
      let visitor = await desk.logIn(role);
      for (const name of names) {
        const { status, to } = name.startsWith('GET')
          ? await visitor.get(pathOf(name))
          : await visitor.post(pathOf(name), examples[name]?.form);
        const letIn = status !== 403 && !to.startsWith('/login?');
        if (letIn !== mayOpen(role, name)) wrong.push(`${name}: ${String(status)} ${to}`);
        if (to.startsWith('/login')) visitor = await desk.logIn(role);
      }

      expect(wrong).toEqual([]);
    });
  }

  it('sends a stranger to the log-in page, whatever is asked for', async () => {
    for (const name of names.filter((one) => one.startsWith('GET'))) {
      const { status, to } = await desk.visitor().get(pathOf(name));

      expect([name, status, to.split('?')[0]]).toEqual([name, 303, '/login']);
    }
  });

  it('has only pages that nobody stumbled over', () => {
    expect(desk.faults).toEqual([]);
  });

  it('shows what is not there as not there, and writes a refusal down', async () => {
    const visitor = await desk.logIn('handler');

    const nowhere = await visitor.get('/nothing-of-the-kind');
    const refused = await visitor.get('/system/staff');

    expect(nowhere.status).toBe(404);
    expect(nowhere.text).toContain('没有这一页');
    expect(refused.status).toBe(403);
    expect(refused.text).toContain('您的身份是“经办”');
    expect(await desk.recorded()).toContain('staff:handler page-refused page:GET /system/staff');
  });

  it('shows in the rail only what the role may open', async () => {
    const [handler, admin] = [await desk.logIn('handler'), await desk.logIn('admin')];

    expect((await handler.get('/')).text).not.toContain('href="/console/system"');
    expect((await admin.get('/')).text).toContain('href="/console/system"');
  });
});

function pathOf(name: RouteName): string {
  return examples[name]?.path ?? name.slice(name.indexOf(' ') + 1);
}
