/** A plan or profile file that cannot be used: every fault is named at once, with its file and key. */
import type { z } from 'zod';

export class SchemeFault extends Error {
  readonly faults: readonly string[];

  constructor(faults: readonly string[]) {
    super(faults.join('\n'));
    this.name = 'SchemeFault';
    this.faults = faults;
  }
}

/** zod's findings as lines: "scheme.yaml: telephones.office: …". */
export function faultLines(file: string, error: z.ZodError): readonly string[] {
  return error.issues.map((issue) => {
    const key = issue.path.map(String).join('.');
    return key === '' ? `${file}: ${issue.message}` : `${file}: ${key}: ${issue.message}`;
  });
}
