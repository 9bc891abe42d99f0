/**
 * `node src/learn.ts`: trains and indexes now what the first start would. npm's postinstall runs it, and the build of
 * the container, where the service itself may not write beside its code.
 */
import { assembleConversation } from './conversation-parts.ts';
import { keepBetweenStarts } from './kept.ts';
import { systemClock } from './kernel/clock.ts';
import { dayOf } from './kernel/day.ts';
import { readScheme } from './policy/load.ts';
import { sampleSchemeFile } from './scheme-files.ts';

assembleConversation(readScheme(sampleSchemeFile, dayOf(systemClock())), keepBetweenStarts());
