/** Pages: a view inside the frame, in the visitor's language. */
import { fileURLToPath } from 'node:url';
import { Eta } from 'eta';
import type { StaffMember } from '../staff/staff.ts';
import type { PageAnswer } from './answer.ts';
import type { AssetName } from './assets.ts';
import { dateParts } from './dates.ts';
import { isRoute, mayOpen, type SectionName, sections } from './roles.ts';
import { type Language, speaker } from './words/words.ts';

/** What the frame shows of a visit; without `staff` there is no rail and no search. */
export interface Framed {
  readonly language: Language;
  readonly csrf: string;
  readonly staff?: Pick<StaffMember, 'name' | 'login' | 'role' | 'mustChangePassword'> | undefined;
  /** Of the page shown, beneath /console: where the language switch comes back to. */
  readonly path: string;
  readonly notice?: string | undefined;
}

export interface Renderer {
  page(answer: Omit<PageAnswer, 'kind'>, framed: Framed): string;
  fragment(view: string, values: object, framed: Framed): string;
}

export interface RendererParts {
  readonly mountedAt: string;
  readonly demo: boolean;
  readonly asset: (name: AssetName) => string;
  /** Is there such a route? A section without a page is not shown. */
  readonly registered: (name: string) => boolean;
}

export function createRenderer({ mountedAt, demo, asset, registered }: RendererParts): Renderer {
  const views = new Eta({ views: fileURLToPath(new URL('views/', import.meta.url)), cache: true });

  function opens(name: string, staff: Framed['staff']): boolean {
    return staff !== undefined && isRoute(name) && registered(name) && mayOpen(staff.role, name);
  }

  /** What every view can say: it.say, it.link, it.date, it.may, it.csrf. */
  function means({ language, csrf, staff }: Framed) {
    return {
      language,
      csrf,
      say: speaker(language),
      link: (path: string) => `${mountedAt}${path}`,
      date: (when: Date | string) => dateParts(when, language),
      /** May the visitor open this page, and is it there? "GET /complaints" */
      may: (name: string) => opens(name, staff),
    };
  }

  function rail(staff: Framed['staff']): readonly SectionName[] {
    return staff?.mustChangePassword ? [] : sections.filter((name) => opens(`GET /${name}`, staff));
  }

  return {
    page({ view, title, trail = [], section, scripts = [], styles = [], values = {}, again }, framed) {
      const frame = {
        ...{ title, trail, section, scripts, styles, demo, asset, again },
        ...{ staff: framed.staff, path: framed.path, notice: framed.notice, rail: rail(framed.staff) },
      };
      return views.render(view, { ...values, ...means(framed), frame });
    },
    fragment: (view, values, framed) => views.render(view, { ...values, ...means(framed) }),
  };
}
