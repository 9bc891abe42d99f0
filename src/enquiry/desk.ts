/** The enquiry desk: who looks is checked and written down, what is done is decided, saved and said to the person. */
import type { Language } from '../kernel/message.ts';
import { decideEnquiryAction, enquiryScopeOf, seesEnquiry } from './decide-desk.ts';
import type { EnquiryAudit, EnquiryDeskRepository } from './desk-repository.ts';
import type {
  EnquiryAction,
  EnquiryDetail,
  EnquiryOutcome,
  EnquiryPage,
  EnquiryQuestion,
  EnquiryViewer,
} from './worked.ts';

/** Within one transaction of the caller's; what a viewer may not see is answered as if it were not there. */
export interface EnquiryDesk {
  page(viewer: EnquiryViewer, question: EnquiryQuestion, at: Date): Promise<EnquiryPage>;
  /** How many wait, at most 1000. */
  waiting(viewer: EnquiryViewer): Promise<number>;
  read(viewer: EnquiryViewer, id: number, at: Date): Promise<EnquiryDetail | undefined>;
  /** Who may be given it; not whoever has it. */
  colleagues(viewer: EnquiryViewer, id: number): Promise<readonly EnquiryViewer[]>;
  act(
    viewer: EnquiryViewer,
    id: number,
    seen: number,
    action: EnquiryAction,
    at: Date,
  ): Promise<EnquiryOutcome>;
}

export interface EnquiryDeskParts {
  readonly records: EnquiryDeskRepository;
  readonly audit: EnquiryAudit;
  /** The sumu and towns that have an office. */
  readonly sumus: readonly string[];
  /** An answer as it is said in the chat, in the person's language: by whom, and to what. */
  readonly wordsOf: (answer: string, of: { readonly number: string; readonly language: Language }) => string;
}

export function enquiryDesk({ records, audit, sumus, wordsOf }: EnquiryDeskParts): EnquiryDesk {
  const looked = (viewer: EnquiryViewer, action: string, subject: string, at: Date) =>
    audit.append({ at, actor: `staff:${viewer.login}`, action, subject });
  return {
    async page(viewer, question, at) {
      const page = await records.page(enquiryScopeOf(viewer), viewer.id, question);
      await looked(viewer, 'enquiries-listed', 'enquiries', at);
      return page;
    },

    waiting: (viewer) => records.waiting(enquiryScopeOf(viewer)),

    async read(viewer, id, at) {
      const detail = await records.detail(id);
      if (!detail || !seesEnquiry(viewer, detail)) return undefined;
      await looked(viewer, 'enquiry-read', `enquiry:${detail.number}`, at);
      return detail;
    },

    async colleagues(viewer, id) {
      const detail = await records.detail(id);
      if (!detail || !seesEnquiry(viewer, detail)) return [];
      const { assignee } = detail;
      return (await records.colleagues()).filter(
        (one) => seesEnquiry(one, detail) && one.id !== assignee?.id,
      );
    },

    async act(viewer, id, seen, action, at) {
      const enquiry = await records.lock(id);
      if (!enquiry) return { kind: 'not-found' };
      const colleague =
        action.kind === 'assign'
          ? (await records.colleagues()).find((one) => one.id === action.to)
          : undefined;
      const decided = decideEnquiryAction(viewer, seen, action, {
        ...{ enquiry, sumus, at },
        ...(colleague && { colleague }),
      });
      if (decided.kind !== 'done') return decided;
      const by = { actor: `staff:${viewer.login}`, at };
      const version = await records.save(id, decided.change, decided.event, by);
      if (decided.reply !== undefined) {
        await records.reply(enquiry.contactId, wordsOf(decided.reply, enquiry), at);
      }
      await looked(viewer, `enquiry-${action.kind}`, `enquiry:${enquiry.number}`, at);
      return { kind: 'done', version };
    },
  };
}
