import { z } from 'zod';
import { type Accusation, asksWhichOffice, decideTarget } from '../../complaint/against.ts';
import { complaintCategories, type ComplaintTarget } from '../../complaint/complaint.ts';

const targets = [
  'health-centre',
  'sumu-office',
  'banner-office',
  'hospital',
  'village',
  'other',
  'unclear',
] as const;

/** What has been said of the complaint so far; a field that is absent has not been answered. */
const draftSchema = z.object({
  text: z.string().optional(),
  /** More may be added before anything else is asked. */
  adding: z.boolean(),
  category: z.enum(complaintCategories).optional(),
  /** Whom it is about, as the complainant answered; see `targetOf` for what counts. */
  target: z.enum(targets).optional(),
  /** What the directory of institutions says of a name in the first message. */
  listed: z.enum(targets).optional(),
  /** It has been asked whether 合管办 is the sumu's or the banner's. */
  officeAsked: z.boolean().optional(),
  /** Whom it is about is to be changed: what the words say of it is asked all the same. */
  targetAgain: z.boolean().optional(),
  /** Whom it is about, in the complainant's words. */
  about: z.string().optional(),
  anonymous: z.boolean().optional(),
  /** Typed by the complainant; a verified one is named by the binding instead. */
  name: z.string().optional(),
});

export const complaintStateSchema = z.object({
  at: z.enum(['text', 'adding', 'category', 'target', 'naming', 'name', 'confirm', 'change']),
  draft: draftSchema,
  misses: z.number().int(),
});

export type ComplaintDraft = z.infer<typeof draftSchema>;
export type ComplaintState = z.infer<typeof complaintStateSchema>;
export type ComplaintStep = ComplaintState['at'];

export const complaintTargets = targets;

/** A complaint's text is kept up to here; that something was cut is told. */
export const longestText = 5_000;

function accusation({ text, about, target, listed, officeAsked }: ComplaintDraft): Accusation {
  return { text, about, chosen: target, listed, officeAsked };
}

/** Whom it is against, decided anew over everything said so far; undefined: to be asked. */
export function targetOf(draft: ComplaintDraft): ComplaintTarget | undefined {
  if (draft.targetAgain === true && draft.target === undefined) return undefined;
  return decideTarget(accusation(draft));
}

export function officeIsUnclear(draft: ComplaintDraft): boolean {
  return asksWhichOffice(accusation(draft));
}

/** The first thing that is still missing; everything said so far stays. */
export function stepOf(draft: ComplaintDraft, verified: boolean): ComplaintStep {
  if (draft.text === undefined) return 'text';
  if (draft.adding) return 'adding';
  if (draft.category === undefined) return 'category';
  if (targetOf(draft) === undefined) return 'target';
  if (draft.anonymous === undefined) return 'naming';
  if (!draft.anonymous && !verified && draft.name === undefined) return 'name';
  return 'confirm';
}

export function waitingFor(draft: ComplaintDraft, verified: boolean): ComplaintState {
  return { at: stepOf(draft, verified), draft, misses: 0 };
}

/** Adds what was said in one more message. */
export function withText(draft: ComplaintDraft, more: string): ComplaintDraft {
  const text = draft.text === undefined ? more : `${draft.text}\n${more}`;
  return { ...draft, text: [...text].slice(0, longestText).join('') };
}
