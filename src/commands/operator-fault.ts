/** How a command that cannot do what was asked ends: one plain sentence on stderr and an exit code. */

/** A refusal in one plain sentence that says what to do next; `usage` for a wrong call (exit 2 instead of 1). */
export class OperatorFault extends Error {
  override readonly name = 'OperatorFault';
  readonly usage: boolean;
  constructor(sentence: string, usage = false) {
    super(sentence);
    this.usage = usage;
  }
}

/** Faults of other rooms that already are one plain sentence to the operator. */
const plainFaults: ReadonlySet<string> = new Set([
  'OperatorFault',
  'ConfigFault',
  'DatabaseFault',
  'SchemeFault',
  'MaterialFault',
]);

/** Prints the fault; the exit code it asks for. */
export function tell(fault: unknown): 1 | 2 {
  if (fault instanceof Error && plainFaults.has(fault.name)) console.error(`heyi: ${fault.message}`);
  else console.error('heyi: this should not have happened; please report it:', fault);
  return fault instanceof OperatorFault && fault.usage ? 2 : 1;
}
