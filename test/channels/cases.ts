/** The case table, and what a channel must be to be put before it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import type { Office } from './office.ts';
import type { Told } from './told.ts';

const hears = z.array(z.string().min(1));
const step = z.union([
  z.strictObject({ say: z.string().min(1), hears }),
  z.strictObject({ press: z.string().min(1), hears }),
  z.strictObject({ photo: z.literal(true), hears }),
  z.strictObject({ group: z.string().min(1), hears }),
  // The office does something with the complaint whose number was told last; heard is the news of it.
  z.strictObject({ office: z.enum(['ask', 'answer']), words: z.string().min(1), hears }),
]);
const table = z.strictObject({
  cases: z.array(z.strictObject({ name: z.string().min(1), steps: z.array(step).min(1) })),
});

export type Step = z.infer<typeof step>;
export type Case = z.infer<typeof table>['cases'][number];

export const { cases } = table.parse(parse(readFileSync(join(import.meta.dirname, 'cases.yaml'), 'utf8')));

/** Somebody who begins a conversation of their own; what they are shown after each thing they do. */
export interface Conversation {
  does(step: Step): Promise<readonly Told[]>;
}

/** What not every channel has. */
export type Means = 'photo' | 'group';

export interface ChannelUnderTest {
  /** What it is called in a report. */
  readonly name: string;
  readonly means: readonly Means[];
  /** The choices of older lines are gone once there is a newer one. */
  readonly onlyLastChoices?: boolean;
  begin(office: Office): Promise<Conversation>;
}

export function heldOn({ means }: ChannelUnderTest): readonly Case[] {
  const needs = (one: Step, mean: Means) => mean in one && !means.includes(mean);
  return cases.filter(({ steps }) => !steps.some((one) => needs(one, 'photo') || needs(one, 'group')));
}
