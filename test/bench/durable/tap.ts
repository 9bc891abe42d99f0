/** Listens to what goes to the database. */
import pg from 'pg';
import { z } from 'zod';

const asked = z.object({ text: z.string(), values: z.array(z.unknown()).default([]) });

type Asked = z.infer<typeof asked>;

export interface Tap {
  /** Statements asked since the last time, and round trips: what is sent while another is under way travels with it. */
  take(): { readonly statements: readonly Asked[]; readonly trips: number };
  close(): void;
}

export function tapStatements(): Tap {
  const { prototype } = pg.Client;
  const query = Reflect.get(prototype, 'query');
  const underWay = new Map<unknown, number>();
  let statements: Asked[] = [];
  let trips = 0;
  Reflect.set(prototype, 'query', async function listening(this: pg.Client, ...given: readonly unknown[]) {
    const [first] = given;
    statements.push(typeof first === 'string' ? { text: first, values: [] } : asked.parse(first));
    const before = underWay.get(this) ?? 0;
    if (before === 0) trips += 1;
    underWay.set(this, before + 1);
    try {
      return (await Reflect.apply(query, this, given)) as unknown;
    } finally {
      underWay.set(this, (underWay.get(this) ?? 1) - 1);
    }
  });
  return {
    take() {
      const taken = { statements, trips };
      statements = [];
      trips = 0;
      return taken;
    },
    close() {
      Reflect.set(prototype, 'query', query);
    },
  };
}
