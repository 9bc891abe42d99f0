/** The slots of a message as they are read with the directory of the sample scheme. */
import { readLexicon } from '../../../src/conversation/understand/lexicon.ts';
import { createNormaliser } from '../../../src/conversation/understand/normalise.ts';
import { createSlotReader } from '../../../src/conversation/understand/slots.ts';
import type { KnownInstitution, Slots } from '../../../src/conversation/understand/understood.ts';
import { asSimplified } from '../../../src/kernel/simplified.ts';
import { readScheme } from '../../../src/policy/load.ts';
import { sampleSchemeFile } from '../../../src/scheme-files.ts';

export function sampleSlots(): (text: string) => Slots {
  const { profile } = readScheme(sampleSchemeFile, '2026-11-22');
  const institutions = profile.institutions.map(({ name, aliases, tier, designated }): KnownInstitution => ({
    name,
    aliases,
    tier,
    designated: designated === 'unknown' ? designated : designated === 'designated',
  }));
  const normalise = createNormaliser(readLexicon());
  const read = createSlotReader(institutions);
  return (text) => read(normalise(asSimplified(text)).plain);
}
