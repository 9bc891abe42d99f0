/** Reads hospital-names.yaml: hospitals and places outside the scheme's own directory, edited by clerks. */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';

export interface HospitalNames {
  readonly above: readonly string[];
  readonly banner: readonly string[];
  readonly otherBanners: readonly string[];
  readonly cities: readonly string[];
  readonly elsewhere: readonly string[];
}

const names = z
  .string()
  .transform((text) =>
    text
      .split(/[,，、]/u)
      .map((one) => one.trim().toLowerCase())
      .filter((one) => one !== ''),
  )
  .refine((all) => all.length > 0, 'must name at least one');

const file = z.strictObject({
  above: names,
  banner: names,
  otherBanners: names,
  cities: names,
  elsewhere: names,
});

/** Throws with the place of the fault when the YAML is not of its shape. */
export function readHospitalNames(at: URL = new URL('hospital-names.yaml', import.meta.url)): HospitalNames {
  return file.parse(parse(readFileSync(at, 'utf8')));
}
