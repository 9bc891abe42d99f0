/** What a route gives back: a value, so that a page can be tested without a browser. The door sends it. */
import type { AssetName } from './assets.ts';
import type { SectionName } from './roles.ts';

export interface Crumb {
  readonly label: string;
  /** Beneath /console. */
  readonly path: string;
}

export interface PageAnswer {
  readonly kind: 'page';
  /** The file in views/, without its ending. */
  readonly view: string;
  /** What one does here. */
  readonly title: string;
  /** The pages above this one. */
  readonly trail?: readonly Crumb[];
  readonly section?: SectionName;
  /** Beyond the frame's own: charts, or a script of the section (a row in assets.ts). */
  readonly scripts?: readonly AssetName[];
  /** Beyond the frame's own style. */
  readonly styles?: readonly AssetName[];
  readonly values?: object;
  readonly status?: number;
  /** Something is being worked at: the page asks again after so many seconds, without a script too. */
  readonly again?: number;
}

export type Answer =
  | PageAnswer
  /** Part of a page, for htmx. */
  | { readonly kind: 'fragment'; readonly view: string; readonly values?: object; readonly status?: number }
  /** On to another page, beneath /console, with one line about what was done. */
  | { readonly kind: 'go'; readonly to: string; readonly notice?: string }
  | {
      readonly kind: 'file';
      readonly name: string;
      readonly type: string;
      readonly content: Buffer | string;
      /** Shown in the page instead of saved. */
      readonly inline?: true;
    }
  /** A view to take away, whole in itself: without the frame, the style and the scripts of a page. */
  | { readonly kind: 'document'; readonly name: string; readonly view: string; readonly values: object }
  | { readonly kind: 'not-found' }
  /** Somebody who may open the page may still not have this one of it. */
  | { readonly kind: 'refused'; readonly sentence: string }
  /** The route has answered by itself. */
  | { readonly kind: 'sent' };
