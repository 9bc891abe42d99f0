/** What a platform says afterwards of a message it has taken: whether it was delivered. Nobody wrote to us by that. */
import type { ChannelName } from '../kernel/message.ts';

export interface DeliveryReport {
  readonly channel: ChannelName;
  /** The platform's own id of the message; of a mass message one for everybody. */
  readonly platformId: string;
  /** Whom it was sent to; absent: everybody to whom a mass message of that id went. */
  readonly from?: string;
  readonly outcome:
    | { readonly kind: 'delivered' }
    /** A code of outreach/recipient.ts and the platform's words: "unreachable: failed:user block". */
    | { readonly kind: 'failed'; readonly reason: string };
}

export interface DeliveryReports {
  /**
   * Settles the recipient of a broadcast whose message this was; said twice, it changes nothing more.
   * `too-early`: the send itself is not settled yet, the platform should say it again. `unknown`: of no broadcast.
   */
  note(report: DeliveryReport, at: Date): Promise<'noted' | 'too-early' | 'unknown'>;
}
