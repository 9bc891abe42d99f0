/** Many small statements as one: what is asked for while one is under way goes together with the next. */

export interface TogetherOptions<Asked> {
  /** In one statement. */
  readonly atMost: number;
  /** Statements under way at once; 1 unless told. */
  readonly lanes?: number;
  /** Two that give the same name are never under way at once: the later one waits for the earlier one's end. */
  readonly apart?: (asked: Asked) => string;
}

/** @param run answers all of them, in their order; a rejection is everybody's */
export function together<Asked, Answer>(
  run: (all: readonly Asked[]) => Promise<readonly Answer[]>,
  { atMost, lanes = 1, apart }: TogetherOptions<Asked>,
): (asked: Asked) => Promise<Answer> {
  interface Waiting {
    readonly asked: Asked;
    readonly name: string | undefined;
    readonly resolve: (answer: Answer) => void;
    readonly reject: (fault: unknown) => void;
  }
  let waiting: Waiting[] = [];
  const named = new Set<string>();
  let running = 0;

  function takeSome(): readonly Waiting[] {
    const taken: Waiting[] = [];
    const left: Waiting[] = [];
    for (const one of waiting) {
      if (taken.length === atMost || (one.name !== undefined && named.has(one.name))) left.push(one);
      else {
        if (one.name !== undefined) named.add(one.name);
        taken.push(one);
      }
    }
    waiting = left;
    return taken;
  }

  async function answer(some: readonly Waiting[]): Promise<void> {
    try {
      const answers = await run(some.map(({ asked }) => asked));
      if (answers.length !== some.length) throw new Error('not every question has an answer');
      for (const [place, one] of answers.entries()) some[place]?.resolve(one);
    } catch (fault) {
      for (const { reject } of some) reject(fault);
    }
    for (const { name } of some) if (name !== undefined) named.delete(name);
  }

  async function lane(): Promise<void> {
    running += 1;
    // Whoever asks within the same turn of the event loop still comes along.
    await new Promise((ready) => setImmediate(ready));
    for (let some = takeSome(); some.length > 0; some = takeSome()) await answer(some);
    running -= 1;
  }

  return (asked) =>
    new Promise((resolve, reject) => {
      waiting.push({ asked, name: apart?.(asked), resolve, reject });
      if (running < lanes) void lane();
    });
}
