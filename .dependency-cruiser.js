/** Who may import whom, and which package lives where: docs/decisions/0008-import-rules.md. */

const rooms =
  'identity|enrolment|family-account|claim|reimbursement|complaint|outreach|explanation|staff|enquiry|learning|records';
const anyRoom = `^src/(${rooms})/`;
/** Everybody but kernel, policy and rooms may name the log's type; the log itself is passed in. */
const logType = '^src/log\\.ts$';
/** Where the parts are put together (main.ts and its neighbours, the commands): these may import everything. */
const wiring =
  '^src/(?!(?:config|config-model|config-platforms|log|metrics|http)\\.ts)[^/]+\\.ts$|^src/commands/';

/** A folder may import itself, the folders named and npm packages; nothing else of ours. */
function only(name, folder, allowed, comment) {
  return {
    name,
    severity: 'error',
    comment,
    from: { path: folder },
    to: { path: '^(src|bots|prisma|test)/', pathNot: [folder, ...allowed] },
  };
}

/** One package has one home (files and folders): outside it, nothing imports the package. */
function home(name, packages, homes, hint) {
  return {
    name: `home-of-${name}`,
    severity: 'error',
    comment: `This package lives in ${homes.join(', ')}: ${hint}.`,
    from: { path: '^(src|bots|prisma)/', pathNot: homes.map((path) => `^${path.replaceAll('.', '\\.')}`) },
    to: { path: `(^|node_modules/)(${packages})(/|$)` },
  };
}

const table = [
  only(
    'kernel-stands-alone',
    '^src/kernel/',
    [],
    'The kernel imports npm packages only: pass in what it needs.',
  ),
  only(
    'policy-knows-the-kernel',
    '^src/policy/',
    ['^src/kernel/'],
    'The plan is data over the kernel: policy imports nothing else of ours.',
  ),
  {
    name: 'a-room-keeps-to-itself',
    severity: 'error',
    comment:
      'A room imports the kernel, the policy and itself. What it needs of another room is passed in by main.ts.',
    from: { path: anyRoom },
    to: { path: '^(src|bots|prisma|test)/', pathNot: ['^src/$1/', '^src/(kernel|policy)/'] },
  },
  only(
    'delivery-is-channel-neutral',
    '^src/delivery/',
    ['^src/kernel/', logType],
    'Delivery carries messages it does not read: it imports the kernel only, channels are passed in.',
  ),
  only(
    'conversation-asks-the-rooms',
    '^src/conversation/',
    [anyRoom, '^src/(policy|kernel|delivery)/', logType],
    'The conversation imports rooms, policy, kernel and delivery; databases, models and pages are passed in.',
  ),
  only(
    'console-asks-the-rooms',
    '^src/console/',
    [anyRoom, '^src/(policy|kernel|delivery)/', logType],
    'A console route translates: it imports rooms, policy, kernel and delivery, never a database or a bot.',
  ),
  only(
    'jobs-ask-the-rooms',
    '^src/jobs/',
    [anyRoom, '^src/(policy|kernel|delivery)/', logType],
    'A job imports rooms, policy, kernel and delivery; what it works on is passed in.',
  ),
  only(
    'database-serves-ports',
    '^src/database/',
    [anyRoom, '^src/(kernel|conversation|delivery)/', logType],
    'The database imports the kernel and the ports it serves (rooms, conversation, delivery), nothing else of ours.',
  ),
  only(
    'language-model-serves-ports',
    '^src/language-model/',
    [anyRoom, '^src/(kernel|conversation|delivery)/', logType],
    'The language model stands behind the ports of rooms and conversation: it imports those and the kernel.',
  ),
  only(
    'the-image-stands-alone',
    '^src/image/',
    [],
    'What makes a container of the program reads the lock file and the installed packages, nothing else of ours.',
  ),
  {
    name: 'ports-are-types',
    severity: 'error',
    comment: 'A port is a type: write `import type`. Behaviour of a room does not belong in an adapter.',
    from: { path: '^src/(database|language-model)/' },
    to: { path: [anyRoom, '^src/(conversation|delivery)/'], dependencyTypesNot: ['type-only'] },
  },
  {
    name: 'a-bot-knows-delivery',
    severity: 'error',
    comment:
      "A bot translates one platform: it imports delivery's port, the kernel and its own SDK; never another bot.",
    from: { path: '^bots/([^/]+)/' },
    to: {
      path: '^(src|bots|prisma|test)/',
      pathNot: ['^bots/$1/', '^src/(delivery|kernel)/', logType],
    },
  },
  {
    name: 'wiring-is-the-top',
    severity: 'error',
    comment: 'main.ts, cli.ts and the commands put the parts together; nobody imports them back.',
    from: { path: '^(src|bots)/', pathNot: wiring },
    to: { path: wiring },
  },
  {
    name: 'settings-are-passed-in',
    severity: 'error',
    comment:
      'Settings, log, metrics and the HTTP server are made by main.ts and passed in; only their types may be imported.',
    from: { path: '^(src|bots)/', pathNot: [wiring, '^src/(config|log|metrics|http)\\.ts$'] },
    to: {
      path: '^src/(config|config-model|config-platforms|log|metrics|http)\\.ts$',
      dependencyTypesNot: ['type-only'],
    },
  },
  {
    name: 'decisions-are-pure',
    severity: 'error',
    comment: 'decide.ts takes facts and returns a value: no files, no network, no service, no repository.',
    from: { path: '^src/.+/decide\\.ts$' },
    to: { dependencyTypes: ['core'] },
  },
  {
    name: 'decisions-load-nothing',
    severity: 'error',
    comment: 'decide.ts is given its facts: the service loads them. A shape may be imported as a type.',
    from: { path: '^src/.+/decide\\.ts$' },
    to: { path: '^src/[^/]+/(service|repository)\\.ts$', dependencyTypesNot: ['type-only'] },
  },
  {
    name: 'the-product-does-not-know-its-tests',
    severity: 'error',
    comment: 'Nothing under src or bots imports test or prisma: those serve the product.',
    from: { path: '^(src|bots)/', pathNot: wiring },
    to: { path: '^(test|prisma)/' },
  },
];

const web = 'express|helmet|express-rate-limit';
const homes = [
  home('decimal', 'decimal\\.js', ['src/kernel/money.ts'], 'use its Rate and applyRate'),
  home('express', web, ['src/application.ts', 'src/console/', 'bots/'], 'be a route there'),
  home(
    'sessions',
    'express-session|connect-pg-simple',
    ['src/console/', 'src/database/console-sessions.ts'],
    'the console keeps them, the database stores them',
  ),
  home('uploads', '@fastify', ['src/console/uploads.ts'], 'ask it for the files of a request'),
  home('the-database', '@prisma|prisma|pg|@electric-sql', ['src/database/', 'prisma/'], 'ask a repository'),
  home('commander', 'commander', ['src/cli.ts', 'src/commands/'], 'be a service that a command calls'),
  home('fluent', '@fluent', ['src/conversation/'], 'name a message and its values instead'),
  home('pinyin', 'pinyin-pro', ['src/kernel/pinyin.ts', 'src/kernel/pinyin-table.ts'], 'ask them'),
  home(
    'yaml',
    'yaml',
    [
      ...['src/policy/', 'src/conversation/understand/', 'src/explanation/', 'src/commands/', 'prisma/'],
      'src/console/complaints/templates.ts',
    ],
    'files are loaded there and passed on as values',
  ),
  home('eta', 'eta', ['src/console/', 'bots/web/'], 'pages are rendered there'),
  home('excel', 'write-excel-file', ['src/kernel/spreadsheet.ts'], 'give it the rows'),
  home('argon2', '@node-rs', ['src/staff/', 'src/database/'], 'passwords are hashed there'),
  home('pino', 'pino', ['src/log.ts'], 'take the log as an argument'),
  home('metrics', 'prom-client', ['src/metrics.ts'], 'take a counter as an argument'),
  home('grammy', 'grammy|@grammyjs', ['bots/telegram/'], 'answer with a neutral reply'),
  home('wechaty', 'wechaty|wechaty-[^/]+', ['bots/wechat/'], 'answer with a neutral reply'),
  home('langchain', 'langchain|@langchain', ['src/language-model/'], 'talk to its port'),
];

const hygiene = [
  {
    name: 'no-cycles',
    severity: 'error',
    comment: 'These files need each other: move what both need to a third, or pass it in.',
    from: {},
    to: { circular: true },
  },
  {
    name: 'no-orphans',
    severity: 'error',
    comment: 'Nobody imports this file and it imports nothing: use it or remove it.',
    from: {
      orphan: true,
      pathNot: ['^test/', '\\.d\\.ts$', '\\.config\\.', '^[^/]+$', '/public/', 'postinstall\\.ts$'],
    },
    to: {},
  },
  {
    name: 'no-tool-in-the-product',
    severity: 'error',
    comment: 'A devDependency is not there in production: make it a dependency or do without.',
    from: { path: '^(src|bots)/' },
    to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
  },
  {
    name: 'nothing-unknown',
    severity: 'error',
    comment: 'This import leads nowhere: a wrong path, or a package that package.json does not name.',
    from: { path: '^(src|bots|prisma)/' },
    to: { couldNotResolve: true },
  },
  {
    name: 'nothing-undeclared',
    severity: 'error',
    comment: 'This package came along with another: name it in package.json before importing it.',
    from: { path: '^(src|bots|prisma)/' },
    to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
  },
];

export default {
  forbidden: [...table, ...homes, ...hygiene],
  options: {
    doNotFollow: { path: ['node_modules'] },
    exclude: { path: ['src/database/generated', '/public/'] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    moduleSystems: ['es6', 'cjs'],
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
};
