/** Where the files that come with the program lie. */
import { fileURLToPath } from 'node:url';

export const sampleSchemeFile = fileURLToPath(new URL('../prisma/sample/scheme.yaml', import.meta.url));
export const planDir = fileURLToPath(new URL('policy/bairin-left-banner/', import.meta.url));
export const promptsDir = fileURLToPath(new URL('../prompts/', import.meta.url));
/** The project's own test set of understanding: nothing in it is ever learnt from. */
export const evaluationDir = fileURLToPath(new URL('conversation/understand/evaluation/', import.meta.url));
