/** The words of the console: one file a part and language. A test compares the keys of both. */
import { account as accountEn } from './en/account.ts';
import { campaigns as campaignsEn } from './en/campaigns.ts';
import { campaign as campaignEn } from './en/campaign.ts';
import { campaignSending as campaignSendingEn } from './en/campaign-sending.ts';
import { campaignOutcomes as campaignOutcomesEn } from './en/campaign-outcomes.ts';
import { complaint as complaintEn } from './en/complaint.ts';
import { complaintMore as complaintMoreEn } from './en/complaint-more.ts';
import { complaints as complaintsEn } from './en/complaints.ts';
import { enquiries as enquiriesEn } from './en/enquiries.ts';
import { files as filesEn } from './en/files.ts';
import { frame as frameEn } from './en/frame.ts';
import { hold as holdEn } from './en/hold.ts';
import { people as peopleEn } from './en/people.ts';
import { personCopy as personCopyEn } from './en/person-copy.ts';
import { audit as auditEn } from './en/audit.ts';
import { running as runningEn } from './en/running.ts';
import { supervision as supervisionEn } from './en/supervision.ts';
import { learning as learningEn } from './en/learning.ts';
import { live as liveEn } from './en/live.ts';
import { records as recordsEn } from './en/records.ts';
import { recordWords as recordWordsEn } from './en/record-words.ts';
import { system as systemEn } from './en/system.ts';
import { account } from './zh-CN/account.ts';
import { campaigns } from './zh-CN/campaigns.ts';
import { campaign } from './zh-CN/campaign.ts';
import { campaignSending } from './zh-CN/campaign-sending.ts';
import { campaignOutcomes } from './zh-CN/campaign-outcomes.ts';
import { complaint } from './zh-CN/complaint.ts';
import { complaintMore } from './zh-CN/complaint-more.ts';
import { complaints } from './zh-CN/complaints.ts';
import { enquiries } from './zh-CN/enquiries.ts';
import { files } from './zh-CN/files.ts';
import { frame } from './zh-CN/frame.ts';
import { hold } from './zh-CN/hold.ts';
import { people } from './zh-CN/people.ts';
import { personCopy } from './zh-CN/person-copy.ts';
import { audit } from './zh-CN/audit.ts';
import { supervision } from './zh-CN/supervision.ts';
import { learning } from './zh-CN/learning.ts';
import { live } from './zh-CN/live.ts';
import { records } from './zh-CN/records.ts';
import { recordWords } from './zh-CN/record-words.ts';
import { running } from './zh-CN/running.ts';
import { system } from './zh-CN/system.ts';

export const languages = ['zh-CN', 'en'] as const;
export type Language = (typeof languages)[number];

const zhCN = {
  ...{ ...frame, ...account, ...system, ...supervision, ...audit, ...running },
  ...{ ...complaints, ...complaint, ...complaintMore, ...enquiries, ...live, ...files, ...campaignOutcomes },
  ...{ ...campaigns, ...campaign, ...campaignSending, ...learning },
  ...{ ...records, ...recordWords, ...hold, ...people, ...personCopy },
} as const;
export type WordKey = keyof typeof zhCN;

export const words: Readonly<Record<Language, Readonly<Record<WordKey, string>>>> = {
  'zh-CN': zhCN,
  en: {
    ...{ ...frameEn, ...accountEn, ...systemEn, ...supervisionEn, ...auditEn, ...runningEn },
    ...{
      ...complaintsEn,
      ...complaintEn,
      ...complaintMoreEn,
      ...enquiriesEn,
      ...liveEn,
      ...filesEn,
      ...campaignOutcomesEn,
    },
    ...{ ...campaignsEn, ...campaignEn, ...campaignSendingEn, ...learningEn },
    ...{ ...recordsEn, ...recordWordsEn, ...holdEn, ...peopleEn, ...personCopyEn },
  },
};

/** Fills {name} from the values given. */
export type Say = (key: WordKey, values?: Readonly<Record<string, string | number>>) => string;

export function speaker(language: Language): Say {
  const said = words[language];
  return (key, values = {}) => {
    const text = said[key] as string | undefined;
    if (text === undefined) throw new Error(`the console has no words for ${key}`);
    return text.replace(/\{(\w+)\}/g, (_whole, name: string) => String(values[name] ?? ''));
  };
}

/** For keys put together at run time (`notice.<kind>`): the words, or those of the other key. */
export function hasWords(key: string): key is WordKey {
  return Object.hasOwn(zhCN, key);
}
