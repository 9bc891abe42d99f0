/**
 * A model to try heyi with where there is none: it says the plain sentences again in front of which it is asked.
 * `node test/fakes/language-model/serve.ts`, then `LLM_BASE_URL=… LLM_MODEL=fake npm run -s chat`.
 */
import { startFakeModel } from './server.ts';
import { honest } from './honest.ts';

const port = 8_089;
const model = await startFakeModel((asked) => {
  console.log(`\n${asked.asked}\n`);
  return honest(asked);
}, port);
console.log(`LLM_BASE_URL=${model.baseUrl} LLM_MODEL=fake npm run -s chat`);
