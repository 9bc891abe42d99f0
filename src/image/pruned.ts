/** What of a production installation the image does without, and why that is safe. Applied by prune.ts. */

export interface PackageDropped {
  readonly name: string;
  /** Who names it as a need and works without it all the same; anybody else who needs it stops the pruning. */
  readonly notMissedBy: readonly string[];
  readonly why: string;
}

export interface PackageThinned {
  readonly name: string;
  /** Globs within the package: these stay, and its package.json, licences and notices. */
  readonly keep: readonly string[];
  readonly why: string;
}

export interface FilesDropped {
  /** Globs within node_modules. */
  readonly globs: readonly string[];
  readonly why: string;
}

/** Gone with everything that nobody else needs. */
export const dropped: readonly PackageDropped[] = [
  {
    name: 'prisma',
    notMissedBy: [],
    why: 'the command line that writes the database client: written while the image is built, never called again',
  },
  {
    name: 'zrender',
    notMissedBy: ['echarts'],
    why: 'the chart file that browsers load has it inside',
  },
  {
    name: '@popperjs/core',
    notMissedBy: ['@tabler/core'],
    why: 'a script for browsers; the console uses the styles alone',
  },
  {
    name: '@swc/core',
    notMissedBy: ['wechaty-puppet-wechat4u'],
    why: 'a compiler of TypeScript: that package names it as a need and loads it nowhere',
  },
];

export const thinned: readonly PackageThinned[] = [
  {
    name: '@prisma/client',
    keep: ['*.js', 'runtime/client.*js', 'runtime/query_compiler_small_bg.postgresql.*'],
    why: 'the query compilers of four databases that heyi does not speak to, and each a second time for other places',
  },
  {
    name: 'echarts',
    keep: ['dist/echarts.simple.min.js'],
    why: 'browsers load this one file',
  },
  {
    name: '@tabler/core',
    keep: ['dist/css/tabler.min.css'],
    why: 'browsers load this one file',
  },
  {
    name: 'js-tiktoken',
    keep: ['lite.js', 'dist/lite.*js', 'dist/chunk-*.js'],
    why: 'tables for counting the tokens of a model: heyi counts none',
  },
];

export const files: readonly FilesDropped[] = [
  {
    globs: ['**/*.map'],
    why: 'source maps: read by debuggers alone',
  },
  {
    globs: ['**/*.d.ts', '**/*.d.mts', '**/*.d.cts'],
    why: 'types: nothing is compiled in the image',
  },
  {
    globs: [
      ...[
        'abstract-leveldown',
        'bintrees',
        'bmp-js',
        'exif-parser',
        'gifwrap',
        'pino',
        'pixelmatch',
        'qs',
      ].map((name) => `${name}/test/**`),
      ...['bmp', 'gif', 'jpeg', 'plugin-blit', 'plugin-color', 'plugin-threshold', 'png', 'tiff'].map(
        (name) => `@jimp/${name}/test/**`,
      ),
      ...[
        '@fastify/busboy/test/**',
        'thread-stream/test/**',
        'zod/src/**',
        'openai/src/**',
        'jimp/browser/**',
      ],
    ],
    why: 'tests, pictures for tests, sources of what is there in JavaScript, and what is for browsers',
  },
  {
    globs: ['leveldown/prebuilds/{android,darwin,win32}-*/**', '.cache/jiti/**'],
    why: 'for other machines; and what a tool had put aside while building',
  },
];
