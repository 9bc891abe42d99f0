import type { DeskEnquiry, EnquiryChange, EnquiryScope } from './decide-desk.ts';
import type { EnquiryDetail, EnquiryPage, EnquiryQuestion, EnquiryViewer } from './worked.ts';

/** The records beneath the enquiry desk, within one transaction; whoever asks has been checked by desk.ts. */
export interface EnquiryDeskRepository {
  page(scope: EnquiryScope, viewerId: number, question: EnquiryQuestion): Promise<EnquiryPage>;
  /** At most 1000. */
  waiting(scope: EnquiryScope): Promise<number>;
  /** Locked until the transaction ends. */
  lock(id: number): Promise<DeskEnquiry | undefined>;
  detail(id: number): Promise<EnquiryDetail | undefined>;
  /** Its new version. */
  save(
    id: number,
    change: EnquiryChange,
    event: { readonly kind: string; readonly note: string },
    by: { readonly actor: string; readonly at: Date },
  ): Promise<number>;
  /** Active ones who work enquiries, by name. */
  colleagues(): Promise<readonly EnquiryViewer[]>;
  /** Queues a reply for the person's chat. */
  reply(contactId: number, text: string, at: Date): Promise<void>;
}

/** The audit chain as the desk writes to it. */
export interface EnquiryAudit {
  append(entry: {
    readonly at: Date;
    readonly actor: string;
    readonly action: string;
    readonly subject: string;
  }): Promise<void>;
}
