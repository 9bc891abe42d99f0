/** The port by which a file that somebody sent is fetched from its platform. */
import type { ChannelName } from '../kernel/message.ts';

export type FetchedFile =
  | { readonly kind: 'fetched'; readonly bytes: Uint8Array }
  /** The platform does not keep it any more. */
  | { readonly kind: 'gone' }
  | { readonly kind: 'too-large' }
  /** The platform says that it is nothing we keep. */
  | { readonly kind: 'wrong-type' }
  /** The platform asks for patience: does not count as a try. */
  | { readonly kind: 'wait'; readonly ms: number; readonly reason: string }
  | { readonly kind: 'again'; readonly reason: string }
  /** It will never hand it over. */
  | { readonly kind: 'refused'; readonly reason: string };

export interface FileSource {
  readonly name: ChannelName;
  /**
   * Never throws: what happened is the outcome. Asks the platform's own address only, never one that stands in a message.
   * @param reference the platform's own handle (Enclosure.reference)
   * @param atMost bytes; beyond them nothing is read
   * @param stopping ends it early, where the platform's client can
   */
  fetch(reference: string, atMost: number, stopping: AbortSignal): Promise<FetchedFile>;
}
