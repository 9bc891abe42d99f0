/** Which offices may work a complaint: never one it is against, however it was moved about. Pure. */
import { namedIn } from '../against.ts';
import type { ComplaintCategory, ComplaintQueue, ComplaintTarget } from '../complaint.ts';
import { queueOf } from '../decide.ts';

export interface Accusing {
  readonly target: ComplaintTarget;
  readonly category: ComplaintCategory;
  readonly text: string;
  readonly about?: string;
  readonly sumu?: string;
}

/** From the office nearest to the complainant upwards: who is higher is not accused with who is lower. */
const upwards: readonly ComplaintQueue[] = ['sumu-office', 'banner-office', 'supervision-committee'];

/**
 * Those that may work it, the nearest first; none: it stays where it is. Upwards is always allowed, downwards only as
 * far as the office it is against stays below: "nobody handles a complaint against their own workplace".
 */
export function officesFor(complaint: Accusing): readonly ComplaintQueue[] {
  const { target, category, text, about, sumu } = complaint;
  const namesBanner = target === 'banner-office' || namedIn(text, about).banner;
  // The committee does not work what is about itself. About both: nobody is left, so it is not handed on.
  if (namedIn(about).supervision) return namesBanner ? [] : ['banner-office'];
  if (namesBanner || target === 'unclear') return ['supervision-committee'];
  const lowest = queueOf({
    target,
    category,
    text,
    ...(about !== undefined && { about }),
    ...(sumu !== undefined && { sumu }),
  });
  // Words that had left it unclear bind no more: a person has found out whom it is against.
  return upwards.slice(lowest === 'sumu-office' ? 0 : upwards.indexOf('banner-office'));
}

/** Out of the hands of whoever is accused now, and against whom it is. */
export interface Turned {
  readonly queue: ComplaintQueue;
  readonly target: ComplaintTarget;
}

/**
 * Words that came later name the office that has it, or the health centre it sits in: it must not read on, whoever works
 * on it. A bare 合管办 may be the sumu's own.
 */
export function turnedBy(
  complaint: Accusing & { readonly queue: ComplaintQueue },
  added: string,
): Turned | undefined {
  const { queue, about } = complaint;
  if (queue === 'supervision-committee') return undefined;
  const { banner, targets, officeUnclear } = namedIn(added);
  if (banner && !namedIn(about).supervision)
    return { queue: 'supervision-committee', target: 'banner-office' };
  if (queue !== 'sumu-office') return undefined;
  if (targets.has('health-centre')) return { queue: 'banner-office', target: 'health-centre' };
  return targets.has('sumu-office') || officeUnclear
    ? { queue: 'banner-office', target: 'sumu-office' }
    : undefined;
}
