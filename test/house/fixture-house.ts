/**
 * A small house of the real one's shape, to try the import rules on: innocents that must pass, and one
 * offender a rule that must be named. Written to a temporary folder by the test.
 */
export interface Offender {
  /** The rule that must name it. */
  readonly rule: string;
  readonly file: string;
  /** One line of source: the offence. */
  readonly source: string;
}

/** Imports the table of the house allows. */
export const innocents: Readonly<Record<string, string>> = {
  'src/kernel/money.ts': "import { Decimal } from 'decimal.js'; export const one = new Decimal(1);",
  'src/kernel/day.ts': 'export interface Day { readonly iso: string }; export const first = 1;',
  'src/policy/load.ts': "import { first } from '../kernel/day.ts'; import 'yaml'; export const plan = first;",
  'src/claim/claim.ts': "import { first } from '../kernel/day.ts'; export const claim = first;",
  'src/claim/decide.ts':
    "import { claim } from './claim.ts'; import { plan } from '../policy/load.ts'; export const paid = claim + plan;",
  'src/claim/repository.ts':
    "import type { Day } from '../kernel/day.ts'; export interface ClaimRepository { load(day: Day): void }; export const brand = 1;",
  'src/claim/service.ts':
    "import { paid } from './decide.ts'; import type { ClaimRepository } from './repository.ts'; export const serve = (port: ClaimRepository): number => (port ? paid : 0);",
  'src/delivery/inbox.ts': "import { first } from '../kernel/day.ts'; export const inbox = first;",
  'src/conversation/answer.ts':
    "import { serve } from '../claim/service.ts'; import { inbox } from '../delivery/inbox.ts'; import '@fluent/bundle'; export const answer = [serve, inbox];",
  'src/console/app.ts':
    "import { serve } from '../claim/service.ts'; import 'express'; import 'eta'; export const app = serve;",
  'src/jobs/deadlines.ts': "import { serve } from '../claim/service.ts'; export const job = serve;",
  'src/database/claim.ts':
    "import type { ClaimRepository } from '../claim/repository.ts'; import 'pg'; export const claims: ClaimRepository = { load: () => undefined };",
  'src/language-model/explain.ts':
    "import type { ClaimRepository } from '../claim/repository.ts'; import 'langchain'; export type Port = ClaimRepository; export const model = 1;",
  'src/staff/password.ts': "import '@node-rs/argon2'; export const hash = 1;",
  'src/enquiry/enquiry.ts': "import { first } from '../kernel/day.ts'; export const enquiry = first;",
  'src/log.ts': "import 'pino'; export interface Log { info(text: string): void }; export const log = 1;",
  'src/config.ts': 'export const config = 1;',
  'src/metrics.ts': "import 'prom-client'; export const metrics = 1;",
  'src/http.ts': "import { metrics } from './metrics.ts'; export const http = metrics;",
  'src/application.ts': "import 'express'; export const application = 1;",
  'bots/web/inbound.ts':
    "import 'express'; import { inbox } from '../../src/delivery/inbox.ts'; import type { Log } from '../../src/log.ts'; export const web = (log: Log): unknown => [log, inbox];",
  'bots/telegram/inbound.ts': "import 'grammy'; export const telegram = 1;",
  'bots/wechat/inbound.ts': "import 'wechaty'; export const wechat = 1;",
  'src/main.ts': [
    "import './config.ts'; import './log.ts'; import './http.ts'; import './application.ts'; import './database/claim.ts'; import './conversation/answer.ts';",
    "import './console/app.ts'; import './jobs/deadlines.ts'; import './language-model/explain.ts'; import './staff/password.ts';",
    "import './enquiry/enquiry.ts'; import '../bots/web/inbound.ts'; import '../bots/telegram/inbound.ts'; import '../bots/wechat/inbound.ts';",
  ].join('\n'),
  'src/commands/start.ts': "import '../main.ts'; import 'commander'; export const start = 1;",
  'src/cli.ts': "import './commands/start.ts';",
  'prisma/seed.ts': "import '../src/database/claim.ts';",
};

/** The packages the fixtures install: as dependencies, as a tool, and one that nobody declared. */
export const packages = [
  ...[
    'decimal.js',
    'express',
    'express-session',
    '@fastify/busboy',
    'pg',
    'commander',
    '@fluent/bundle',
    'pinyin-pro',
    'yaml',
    'eta',
    '@node-rs/argon2',
    'write-excel-file',
  ],
  ...['pino', 'prom-client', 'grammy', 'wechaty', 'langchain'],
];
export const tools = ['vitest'];
export const stowaways = ['stowaway'];

const use = (path: string): string => `import '${path}';`;

export const offenders: readonly Offender[] = [
  { rule: 'kernel-stands-alone', file: 'src/kernel/a.ts', source: use('../policy/load.ts') },
  { rule: 'policy-knows-the-kernel', file: 'src/policy/a.ts', source: use('../claim/claim.ts') },
  { rule: 'a-room-keeps-to-itself', file: 'src/enrolment/a.ts', source: use('../claim/claim.ts') },
  {
    rule: 'a-room-keeps-to-itself',
    file: 'src/enquiry/a.ts',
    source: "import type { Port } from '../language-model/explain.ts'; export type P = Port;",
  },
  { rule: 'a-room-keeps-to-itself', file: 'src/complaint/a.ts', source: use('../database/claim.ts') },
  {
    rule: 'delivery-is-channel-neutral',
    file: 'src/delivery/a.ts',
    source: use('../../bots/web/inbound.ts'),
  },
  { rule: 'conversation-asks-the-rooms', file: 'src/conversation/a.ts', source: use('../database/claim.ts') },
  {
    rule: 'console-asks-the-rooms',
    file: 'src/console/routes/a.ts',
    source: use('../../conversation/answer.ts'),
  },
  { rule: 'jobs-ask-the-rooms', file: 'src/jobs/a.ts', source: use('../database/claim.ts') },
  { rule: 'database-serves-ports', file: 'src/database/a.ts', source: use('../console/app.ts') },
  {
    rule: 'language-model-serves-ports',
    file: 'src/language-model/a.ts',
    source: use('../database/claim.ts'),
  },
  { rule: 'the-image-stands-alone', file: 'src/image/a.ts', source: use('../kernel/money.ts') },
  { rule: 'ports-are-types', file: 'src/database/b.ts', source: use('../claim/repository.ts') },
  { rule: 'ports-are-types', file: 'src/language-model/b.ts', source: use('../conversation/answer.ts') },
  { rule: 'a-bot-knows-delivery', file: 'bots/web/a.ts', source: use('../telegram/inbound.ts') },
  { rule: 'a-bot-knows-delivery', file: 'bots/wechat/a.ts', source: use('../../src/claim/claim.ts') },
  { rule: 'wiring-is-the-top', file: 'src/http.ts', source: use('./commands/start.ts') },
  { rule: 'wiring-is-the-top', file: 'src/console/a.ts', source: use('../main.ts') },
  { rule: 'settings-are-passed-in', file: 'src/console/b.ts', source: use('../config.ts') },
  { rule: 'settings-are-passed-in', file: 'bots/telegram/b.ts', source: use('../../src/log.ts') },
  { rule: 'decisions-are-pure', file: 'src/complaint/decide.ts', source: use('node:fs') },
  { rule: 'decisions-load-nothing', file: 'src/outreach/decide.ts', source: use('./repository.ts') },
  {
    rule: 'the-product-does-not-know-its-tests',
    file: 'src/identity/a.ts',
    source: use('../../test/fake.ts'),
  },
  { rule: 'the-product-does-not-know-its-tests', file: 'bots/web/b.ts', source: use('../../prisma/seed.ts') },
  { rule: 'home-of-decimal', file: 'src/reimbursement/a.ts', source: use('decimal.js') },
  { rule: 'home-of-express', file: 'src/delivery/b.ts', source: use('express') },
  { rule: 'home-of-the-database', file: 'src/claim/a.ts', source: use('pg') },
  { rule: 'home-of-sessions', file: 'src/database/c.ts', source: use('express-session') },
  { rule: 'home-of-uploads', file: 'bots/web/d.ts', source: use('@fastify/busboy') },
  { rule: 'home-of-commander', file: 'src/jobs/b.ts', source: use('commander') },
  { rule: 'home-of-fluent', file: 'src/console/c.ts', source: use('@fluent/bundle') },
  { rule: 'home-of-pinyin', file: 'src/conversation/b.ts', source: use('pinyin-pro') },
  { rule: 'home-of-yaml', file: 'src/kernel/b.ts', source: use('yaml') },
  { rule: 'home-of-eta', file: 'src/conversation/c.ts', source: use('eta') },
  { rule: 'home-of-excel', file: 'src/complaint/x.ts', source: use('write-excel-file') },
  { rule: 'home-of-argon2', file: 'src/console/d.ts', source: use('@node-rs/argon2') },
  { rule: 'home-of-pino', file: 'src/delivery/c.ts', source: use('pino') },
  { rule: 'home-of-metrics', file: 'src/jobs/c.ts', source: use('prom-client') },
  { rule: 'home-of-grammy', file: 'bots/web/c.ts', source: use('grammy') },
  { rule: 'home-of-wechaty', file: 'src/delivery/d.ts', source: use('wechaty') },
  { rule: 'home-of-langchain', file: 'src/conversation/d.ts', source: use('langchain') },
  { rule: 'no-cycles', file: 'src/staff/a.ts', source: use('./b.ts') },
  { rule: 'no-orphans', file: 'src/explanation/a.ts', source: 'export const alone = 1;' },
  { rule: 'no-tool-in-the-product', file: 'src/console/e.ts', source: use('vitest') },
  { rule: 'nothing-unknown', file: 'src/conversation/e.ts', source: use('./nowhere.ts') },
  { rule: 'nothing-undeclared', file: 'src/conversation/f.ts', source: use('stowaway') },
];

/** What some offenders lean on; no offence of its own. */
export const accomplices: Readonly<Record<string, string>> = {
  'src/staff/b.ts': use('./a.ts'),
  'src/outreach/repository.ts': "import '../kernel/day.ts';",
  'test/fake.ts': "import '../src/kernel/day.ts';",
};
