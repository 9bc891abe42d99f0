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
  'DoorFault',
  'SchemeFault',
  'MaterialFault',
  'PuppetFault',
]);

/** Prints the fault; the exit code it asks for. */
export function tell(fault: unknown): 1 | 2 {
  const sentence = plainSentence(fault);
  if (sentence === undefined) console.error('heyi: this should not have happened; please report it:', fault);
  else console.error(`heyi: ${sentence}`);
  return fault instanceof OperatorFault && fault.usage ? 2 : 1;
}

function plainSentence(fault: unknown): string | undefined {
  if (!(fault instanceof Error)) return undefined;
  if (plainFaults.has(fault.name)) return fault.message;
  return ofFile(fault);
}

/** What the system refused about a file or folder, such as a DATA_DIR that is a file. */
function ofFile(fault: Error): string | undefined {
  if (!('path' in fault && 'code' in fault && 'syscall' in fault)) return undefined;
  return `${String(fault.path)} cannot be used (${String(fault.code)}): check that it is the right file or folder and that heyi may write there.`;
}
