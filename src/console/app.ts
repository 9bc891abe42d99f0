/** /console: the office's own pages. What every request passes, in this order, and which section answers it. */
import express, { type Router } from 'express';
import helmet from 'helmet';
import { createAssets } from './assets.ts';
import { createDoor } from './door.ts';
import { refuseForged, refusedByFault } from './refusals.ts';
import { largestForm } from './limits.ts';
import { createWordKeeper } from './kept-words.ts';
import { createLogIn } from './login.ts';
import type { ConsoleParts } from './parts.ts';
import { createRenderer } from './render.ts';
import { createReply } from './reply.ts';
import { isRoute } from './roles.ts';
import { accountSection } from './routes/account.ts';
import { homeSection } from './routes/home.ts';
import { searchSection } from './routes/search.ts';
import { staffSection } from './routes/staff.ts';
import { sessions } from './session.ts';
import { receiveFiles } from './uploads.ts';

const mountedAt = '/console';

export interface Console {
  readonly router: Router;
  /** Every route there is, by its name in the table of roles. */
  readonly routes: readonly string[];
}

export function createConsole(parts: ConsoleParts): Console {
  const own = [homeSection(parts, parts.sections), accountSection(parts), staffSection(parts)];
  const sections = [...own, ...parts.sections];
  const all = [...sections, searchSection(sections)];
  const routes = all.flatMap((section) => Object.keys(section.routes));
  const twice = routes.find((name, index) => routes.indexOf(name) !== index);
  if (twice !== undefined) throw new Error(`two sections claim ${twice}`);
  const assets = createAssets(mountedAt);
  const renderer = createRenderer({
    ...{ mountedAt, demo: parts.samples !== undefined, asset: assets.pathOf },
    registered: (name) => routes.includes(name),
  });
  const reply = createReply(renderer, mountedAt);
  const keeper = createWordKeeper(parts, reply);
  const door = createDoor(parts, reply, keeper);

  const router = express.Router();
  router.use('/assets', assets.router);
  router.use(onlyFromHere);
  router.use(sessions(parts.session));
  router.use(express.urlencoded({ extended: false, limit: largestForm }));
  router.use(receiveFiles(reply, parts.publicUrl));
  router.use(refuseForged(reply, parts.publicUrl, keeper));
  router.use(createLogIn(parts, reply, keeper));
  router.use(door.enter);
  // The sample's accounts are everybody's.
  if (!parts.samples) router.use(door.unhurried);
  for (const section of all) {
    for (const [name, route] of Object.entries(section.routes)) {
      if (!isRoute(name)) throw new Error(`${name} stands in no row of src/console/roles.ts`);
      const [method, path] = [name.split(' ')[0], name.slice(name.indexOf(' ') + 1)];
      if (method === 'GET') router.get(path, door.may(name), door.serve(name, route));
      else router.post(path, door.may(name), door.serve(name, route));
    }
  }
  router.use(door.nowhere);
  router.use(refusedByFault(reply, parts.onFault));
  return { router, routes };
}

/** Scripts and styles come from here and nowhere else, and no other site may frame a page. */
const onlyFromHere = [
  helmet.contentSecurityPolicy({
    useDefaults: false,
    directives: {
      ...{ 'default-src': ["'none'"], 'script-src': ["'self'"], 'style-src': ["'self'"] },
      // Tabler draws ticks and arrows with data: pictures of its own.
      ...{ 'img-src': ["'self'", 'data:'], 'media-src': ["'self'"], 'connect-src': ["'self'"] },
      ...{ 'form-action': ["'self'"], 'frame-ancestors': ["'none'"], 'base-uri': ["'none'"] },
    },
  }),
  helmet.xFrameOptions({ action: 'deny' }),
  // With no-referrer a form's Origin would be "null".
  helmet.referrerPolicy({ policy: 'same-origin' }),
  ((_request, response, next) => {
    response.set('cache-control', 'no-store');
    next();
  }) satisfies express.RequestHandler,
];
