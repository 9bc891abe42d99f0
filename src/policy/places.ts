/** Where a clause stands: section, part and item, as it is called (三（四）2, III.4.2) and as its id says. */
import type { Language } from '../kernel/message.ts';

/** Counted from 1. Part 0 and item 0 are the lead-in of what they stand in; section 0 is the preamble. */
export interface Place {
  readonly section: number;
  readonly part?: number;
  readonly item?: number;
}

const roman = ['', 'I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X'];
const chinese = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];
const idPattern = /^(I|II|III|IV|V|VI)\.(\d{1,2})(?:\.(\d{1,2}))?(?:-|$)/;
const preamble: Place = { section: 0 };

/** "III.4.2-rates" → section 3, part 4, item 2; undefined when the id has no place in the plan. */
export function placeOf(clauseId: string): Place | undefined {
  if (clauseId === '0-basis') return preamble;
  const [, section, part, item] = idPattern.exec(clauseId) ?? [];
  if (section === undefined || part === undefined) return undefined;
  return {
    section: roman.indexOf(section),
    part: Number.parseInt(part, 10),
    ...(item !== undefined && { item: Number.parseInt(item, 10) }),
  };
}

/** "III.4.2", the beginning of the ids there. */
export function placeId({ section, part, item }: Place): string {
  return [section === 0 ? '0' : roman[section], part, item].filter((step) => step !== undefined).join('.');
}

/** 三（四）2 or III.4.2; undefined where Chinese counts no further. Section I is one paragraph: its parts share 一. */
export function placeName({ section, part, item }: Place, language: Language): string | undefined {
  if (section === 0) return language === 'en' ? 'preamble' : '前言';
  const within = section === 1 || part === 0 ? undefined : part;
  const rest = within === undefined || item === 0 ? undefined : item;
  if (language === 'en') return [roman[section], within, rest].filter((step) => step !== undefined).join('.');
  const [first, second] = [chinese[section], within === undefined ? '' : chinese[within]];
  if (first === undefined || second === undefined) return undefined;
  return `${first}${second === '' ? '' : `（${second}）`}${rest ?? ''}`;
}

/** The ids of the clauses that stand there, in the plan's order. */
export function clausesAt(ids: Iterable<string>, place: Place): string[] {
  return [...ids].filter((id) => {
    const there = placeOf(id);
    return there !== undefined && covers(place, there);
  });
}

function covers(place: Place, { section, part, item }: Place): boolean {
  if (place.section !== section) return false;
  return (place.part ?? part) === part && (place.item ?? item) === item;
}

/** The places one step below, each once; a lead-in is none of its own. */
export function placesBelow(ids: Iterable<string>, place: Place | undefined): Place[] {
  const below = new Map<string, Place>();
  for (const id of ids) {
    const there = placeOf(id);
    if (!there || (place && !covers(place, there))) continue;
    const step = stepBelow(there, place);
    if (step) below.set(placeId(step), step);
  }
  return [...below.values()];
}

function stepBelow({ section, part, item }: Place, place: Place | undefined): Place | undefined {
  if (!place) return section === 0 ? undefined : { section };
  if (place.part === undefined) return part === undefined || part === 0 ? undefined : { section, part };
  return part === undefined || item === undefined || item === 0 ? undefined : { section, part, item };
}

/** What there is instead of a place that is not in the plan: the places beside it, or beside what it would stand in. */
export function placesNear(ids: readonly string[], { section, part }: Place): Place[] {
  const around = [...(part === undefined ? [] : [{ section, part }]), { section }, undefined];
  return around.map((place) => placesBelow(ids, place)).find((places) => places.length > 0) ?? [];
}
