/** Many small statements as one: what is asked for while one is under way goes together with the next. */

/**
 * @param run answers all of them, in their order; a rejection is everybody's
 * @param atMost in one statement
 */
export function together<Asked, Answer>(
  run: (all: readonly Asked[]) => Promise<readonly Answer[]>,
  atMost: number,
): (asked: Asked) => Promise<Answer> {
  interface Waiting {
    asked: Asked;
    resolve: (answer: Answer) => void;
    reject: (fault: unknown) => void;
  }
  const waiting: Waiting[] = [];
  let underWay = false;

  async function next(): Promise<void> {
    underWay = true;
    // Whoever asks within the same turn of the event loop still comes along.
    await new Promise((ready) => setImmediate(ready));
    while (waiting.length > 0) {
      const batch = waiting.splice(0, atMost);
      try {
        const answers = await run(batch.map(({ asked }) => asked));
        if (answers.length !== batch.length) throw new Error('not every question has an answer');
        for (const [place, answer] of answers.entries()) batch[place]?.resolve(answer);
      } catch (fault) {
        for (const { reject } of batch) reject(fault);
      }
    }
    underWay = false;
  }

  return (asked) =>
    new Promise((resolve, reject) => {
      waiting.push({ asked, resolve, reject });
      if (!underWay) void next();
    });
}
