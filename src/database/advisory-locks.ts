/** Numbers of the advisory locks of one database, in one place so that no two things wait for each other by chance. */
export const advisoryLocks = {
  /** The number Prisma's own migrate takes, so that the two never work on one database at once. */
  migrations: 72_707_369,
  auditChain: 72_707_370,
  /** One at a time: what a run found must not change under it. */
  imports: 72_707_371,
  leadership: 72_707_372,
  /** With the year as a second number. */
  season: 72_707_373,
} as const;
