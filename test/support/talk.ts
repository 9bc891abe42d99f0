/** A conversation at a fixed hour over rooms in memory: say something, get the answer. */
import { type Answered, createAnswer } from '../../src/conversation/answer.ts';
import type { UnitOfWork } from '../../src/conversation/ports.ts';
import { assembleConversation } from '../../src/conversation-parts.ts';
import type { ToldBroadcast } from '../../src/identity/identity.ts';
import type { Inbound } from '../../src/kernel/message.ts';
import { dayOf } from '../../src/kernel/day.ts';
import { publishedCalendar } from '../../src/kernel/working-days.ts';
import { readScheme } from '../../src/policy/load.ts';
import { sampleSchemeFile } from '../../src/scheme-files.ts';
import { createMemory, type Memory } from './memory-work.ts';

export const usualHour = new Date('2026-11-22T02:00:00Z');

export interface Talk {
  readonly memory: Memory;
  say(text: string, from?: string, at?: Date): Promise<Answered>;
  /** A message that is more than words, or none: by default from a, without words, at the usual hour. */
  bring(message: Partial<Inbound>, at?: Date): Promise<Answered>;
}

/** About the first household's contribution for 2027. */
export function broadcastAt(at: Date, withChoices = true): ToldBroadcast {
  const told = { campaignId: 1, recipientId: 1n, confirmed: false, year: 2027, householdIds: [1] };
  return { ...told, at, withChoices };
}

export function parts(at: Date = usualHour) {
  return { ...assembleConversation(readScheme(sampleSchemeFile, dayOf(at))), calendar: publishedCalendar };
}

export function startTalk(given = parts(), memory = createMemory(), work: UnitOfWork = memory.work): Talk {
  const answer = createAnswer(given);
  let count = 0;
  const bring: Talk['bring'] = (message, at = usualHour) => {
    count += 1;
    return answer(
      work,
      { channel: 'terminal', from: 'a', messageId: String(count), text: '', ...message },
      at,
    );
  };
  return { memory, bring, say: (text, from = 'a', at = usualHour) => bring({ text, from }, at) };
}
