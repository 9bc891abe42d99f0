/** Listens to what goes to the database: every statement is one round trip. */
import pg from 'pg';
import { z } from 'zod';

const asked = z.object({ text: z.string(), values: z.array(z.unknown()).default([]) });

export interface Tap {
  /** Statements asked since the last time. */
  take(): readonly z.infer<typeof asked>[];
  close(): void;
}

export function tapStatements(): Tap {
  const { prototype } = pg.Client;
  const query = Reflect.get(prototype, 'query');
  let heard: z.infer<typeof asked>[] = [];
  Reflect.set(prototype, 'query', function listening(this: pg.Client, ...given: readonly unknown[]) {
    const [first] = given;
    heard.push(typeof first === 'string' ? { text: first, values: [] } : asked.parse(first));
    return Reflect.apply(query, this, given);
  });
  return {
    take() {
      const taken = heard;
      heard = [];
      return taken;
    },
    close() {
      Reflect.set(prototype, 'query', query);
    },
  };
}
