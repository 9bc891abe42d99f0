/** A conversation that waits for second opinions as the desk does, over rooms in memory and a model that is a fake. */
import { type Answered, createAnswer } from '../../src/conversation/answer.ts';
import type { SecondOpinion } from '../../src/conversation/second-opinion.ts';
import type { Language } from '../../src/kernel/message.ts';
import { createLog } from '../../src/log.ts';
import { createMetrics } from '../../src/metrics.ts';
import type { SchemeProfile } from '../../src/policy/profile.ts';
import { openSecondOpinion } from '../../src/second-opinion-parts.ts';
import type { FakeModel } from '../fakes/language-model/server.ts';
import { createMemory } from './memory-work.ts';
import { type parts, usualHour } from './talk.ts';

type Parts = ReturnType<typeof parts>;

export interface OpinionSettings {
  readonly switches?: SchemeProfile['languageModel'];
  readonly deadlineMs?: number;
}

/** Through LangChain and HTTP, with the outcomes as the metrics count them. */
export async function opinionOf(
  { scheme, material }: Parts,
  { baseUrl }: Pick<FakeModel, 'baseUrl'>,
  { switches = { plainWords: true, routing: false }, deadlineMs = 4_000 }: OpinionSettings = {},
) {
  const metrics = createMetrics();
  const secondOpinion = await openSecondOpinion({
    ...{
      settings: { baseUrl, model: 'fake' },
      plain: material.plain,
      log: createLog('silent'),
      metrics,
      deadlineMs,
    },
    scheme: { ...scheme, profile: { ...scheme.profile, languageModel: switches } },
  });
  /** How often a question came to this. */
  const counted = async (kind: string, outcome: string) => {
    const line = `heyi_second_opinions_total{kind="${kind}",outcome="${outcome}"} `;
    const found = (await metrics.text()).split('\n').find((one) => one.startsWith(line));
    return found === undefined ? 0 : Number.parseInt(found.slice(line.length), 10);
  };
  return { secondOpinion, counted };
}

export interface PatientTalk {
  /** Each time somebody new, unless told. */
  say(text: string, from?: string): Promise<Answered>;
}

export function startPatientTalk(
  given: Parts,
  secondOpinion: SecondOpinion | undefined,
  language: Language = 'zh-CN',
  memory = createMemory(),
): PatientTalk {
  const answer = createAnswer({ ...given, secondOpinion });
  let count = 0;
  return {
    async say(text, from) {
      count += 1;
      const who = from ?? `${language} ${String(count)}`;
      const { contact } = await memory.work.identity.contact('terminal', who, usualHour);
      if (contact.language !== language) await memory.work.identity.saveLanguage(contact.id, language);
      const message = { channel: 'terminal', from: who, messageId: String(count), text } as const;
      for (let times = 0; times < 2; times += 1) {
        const answered = await answer(memory.work, message, usualHour, true);
        if (!('putOff' in answered)) return answered;
        await answered.putOff;
      }
      return answer(memory.work, message, usualHour);
    },
  };
}
