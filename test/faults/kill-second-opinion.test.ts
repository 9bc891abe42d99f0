/** kill -9 while a message waits for a language model: it is answered once, by whoever comes after, with what there is. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { temporaryFolder } from '../cli/heyi.ts';
import { type FakeModel, startFakeModel } from '../fakes/language-model/server.ts';
import { until } from '../support/until.ts';
import { type Replicas, startReplicas } from './replicas.ts';

let model: FakeModel;
let town: Replicas;
const folder = temporaryFolder();
beforeEach(async () => {
  model = await startFakeModel(() => ({ kind: 'stalls' }));
  town = await startReplicas({
    // The embedded one: two processes cannot share it, but one can follow the other.
    databaseUrls: [''],
    settings: { DATA_DIR: folder.path, LLM_BASE_URL: model.baseUrl, LLM_MODEL: 'fake' },
  });
});
afterEach(async () => {
  await town.close();
  await model.close();
  folder.remove();
});

it('a message that waited for a second opinion at a kill is answered once', async () => {
  const [replica] = town.all;
  const { api } = town;
  const person = api.person(600_000_001);

  person.say('起付线是多少');
  await until(() => model.requests.length > 0, 'the model to be asked');
  await api.until(() => api.updates.waiting === 0, 'the message to be acknowledged');
  await replica?.end('SIGKILL');
  expect(api.sent).toEqual([]);
  await replica?.start();
  person.say('菜单');

  expect((await person.hears()).text).toContain('起付线');
  expect((await person.hears()).text).toContain('您想办哪一件');
  await api.until(() => api.updates.waiting === 0, 'all to be acknowledged');
  expect(person.sees()).toHaveLength(2);
}, 240_000);
