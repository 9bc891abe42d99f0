/** Broadcasts for the console's tests: the real desk over records in memory, and outcomes as the test sets them. */
import type { CampaignPagesParts } from '../../src/console/campaigns/parts.ts';
import type { OutcomeCount } from '../../src/outreach/recipient.ts';
import type { TextFault, Texts } from '../../src/outreach/texts.ts';
import { fieldNames } from '../../src/outreach/texts.ts';
import { type MemoryOutreach, memoryOutreach, soundTexts } from '../support/memory-outreach.ts';

export interface CampaignsInMemory extends MemoryOutreach {
  readonly pages: CampaignPagesParts;
  /** How the recipients of every campaign stand. */
  readonly outcomes: { counts: readonly OutcomeCount[]; lastMinute: number; doubtful: number };
}

/** Enough of a check to have faults beside a box: unknown fields, and fields where all get the same words. */
function faultsOf(texts: Texts): readonly TextFault[] {
  return (['zh-CN', 'en'] as const).flatMap((language): TextFault[] => {
    const known: readonly string[] = Object.values(fieldNames).map((names) => names[language]);
    const fieldsIn = (text: string) => [...text.matchAll(/\{([^{}]*)\}/g)].map(([, field]) => field ?? '');
    const { personal, generic } = texts[language];
    return [
      ...(personal.trim() === '' ? [{ kind: 'missing' as const, language }] : []),
      ...fieldsIn(personal)
        .filter((field) => !known.includes(field))
        .map((field) => ({ kind: 'unknown-field' as const, language, field })),
      ...fieldsIn(generic).map((field) => ({ kind: 'field-in-generic' as const, language, field })),
      ...(personal.length > 600
        ? [
            {
              ...{ kind: 'too-long' as const, language, channel: 'wechat' as const },
              ...{ length: personal.length * 3, longest: 1_800 },
            },
          ]
        : []),
    ];
  });
}

export function campaignsInMemory(changed: Parameters<typeof memoryOutreach>[0] = {}): CampaignsInMemory {
  const outcomes: CampaignsInMemory['outcomes'] = { counts: [], lastMinute: 0, doubtful: 0 };
  const memory = memoryOutreach({ faultsOf, ...changed });
  return {
    ...memory,
    outcomes,
    pages: {
      desk: memory.desk,
      texts: () => soundTexts,
      choices: (language) => (language === 'en' ? ['Paid', 'Stop'] : ['已交了', '退订']),
      outcomes: {
        counts: () => Promise.resolve(outcomes.counts),
        acceptedSince: () => Promise.resolve(outcomes.lastMinute),
        doubtful: () => Promise.resolve(outcomes.doubtful),
      },
    },
  };
}
