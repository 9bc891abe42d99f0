import { z } from 'zod';
import { complaintCategories } from '../../complaint/complaint.ts';

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
  target: z.enum(targets).optional(),
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

/** The first thing that is still missing; everything said so far stays. */
export function stepOf(draft: ComplaintDraft, verified: boolean): ComplaintStep {
  if (draft.text === undefined) return 'text';
  if (draft.adding) return 'adding';
  if (draft.category === undefined) return 'category';
  if (draft.target === undefined) return 'target';
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
