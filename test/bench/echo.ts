/** The floor of the line commands: parse each line, write it again. */
import { runJsonLines } from '../../src/commands/json-lines.ts';

await runJsonLines({
  input: process.stdin,
  output: process.stdout,
  answer: (parsed) => Object(parsed) as object,
});
