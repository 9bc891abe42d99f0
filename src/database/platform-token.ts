/** Access tokens of the platforms, sealed by whoever keeps them here; and the right to fetch one, for one process at a time. */
import type { Database } from './open.ts';

/** The lock is a row with an end, not a held transaction: fetching takes seconds, and the embedded database has one connection. */
export function platformTokens({ client }: Pick<Database, 'client'>) {
  return {
    async read(name: string): Promise<{ sealed: string; expiresAt: Date } | undefined> {
      const row = await client.platformToken.findUnique({ where: { name } });
      return row ?? undefined;
    },

    async write(name: string, sealed: string, expiresAt: Date): Promise<void> {
      await client.platformToken.upsert({
        where: { name },
        create: { name, sealed, expiresAt },
        update: { sealed, expiresAt },
      });
    },

    /** false: another has it. It ends by itself at `until`, should its owner die. */
    async lock(name: string, owner: string, at: Date, until: Date): Promise<boolean> {
      const taken = await client.$executeRaw`
        INSERT INTO "PlatformToken" AS held ("name", "sealed", "expiresAt") VALUES (${name}, ${owner}, ${until})
        ON CONFLICT ("name") DO UPDATE SET "sealed" = EXCLUDED."sealed", "expiresAt" = EXCLUDED."expiresAt"
          WHERE held."expiresAt" <= ${at}`;
      return taken === 1;
    },

    async unlock(name: string, owner: string): Promise<void> {
      await client.platformToken.deleteMany({ where: { name, sealed: owner } });
    },
  };
}
