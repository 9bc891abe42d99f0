import { randomBytes } from 'node:crypto';
import type { Database } from './open.ts';

const key = 'development.session-secret';

/** Signs the visitors' cookies where no secret is set: made once a database, so that a restart knows its visitors again. */
export async function developmentSecret({ client }: Pick<Database, 'client'>): Promise<string> {
  await client.setting.createMany({
    data: [{ key, value: randomBytes(32).toString('hex') }],
    skipDuplicates: true,
  });
  const { value } = await client.setting.findUniqueOrThrow({ where: { key } });
  return value;
}
