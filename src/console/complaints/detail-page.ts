/** One complaint as its page shows it. */
import { type ComplaintQueue, openStates } from '../../complaint/complaint.ts';
import type { ContactFacts, Revealed, TimelineEvent } from '../../complaint/desk/detail.ts';
import type { DeskDetail } from '../../complaint/desk/desk.ts';
import type { HoldingShown } from '../../complaint/desk/holding.ts';
import type { Colleague } from '../../complaint/desk/repository.ts';
import { type Day, dayOf } from '../../kernel/day.ts';
import type { PageAnswer } from '../answer.ts';
import type { ClockSwitch } from '../../policy/switches.ts';
import type { Visit } from '../visit.ts';
import { hasWords, type Language, speaker } from '../words/words.ts';
import { badgeOf } from './badge.ts';
import { savedWords } from './draft.ts';
import { fileList } from './file-list.ts';
import type { ComplaintPagesParts } from './parts.ts';
import { stripOf } from './strip.ts';

/** What was typed into the form that could not be done; it stays on the page. */
export type Typed = Readonly<
  Partial<
    Record<'answer' | 'note' | 'ask' | 'hear' | 'transfer' | 'close' | 'extend' | 'reveal' | 'hold', string>
  >
>;

export interface Told {
  readonly typed?: Typed;
  readonly fault?: string;
  readonly status?: number;
  readonly revealed?: Extract<Revealed, { kind: 'revealed' }>;
}

interface Found {
  readonly detail: DeskDetail;
  readonly colleagues: readonly Colleague[];
  readonly holding: HoldingShown;
}

export function detailPage(
  visit: Visit,
  { calendar, workingDays, sumus, extension, pause, templates }: ComplaintPagesParts,
  { detail, colleagues, holding }: Found,
  { typed = {}, fault, status, revealed }: Told,
): PageAnswer {
  const { say, at, staff, language } = visit;
  const { clock, state, draft, version, assignee } = detail;
  const [by, today] = [calendar(), dayOf(at)];
  const theirs = detail.contact?.language ?? 'zh-CN';
  return {
    ...{ kind: 'page', view: 'complaint', section: 'complaints' },
    title: say('complaint.title', { number: detail.number }),
    trail: [{ label: say('complaints.title'), path: '/complaints' }],
    ...(status !== undefined && { status }),
    scripts: ['live.js'],
    values: {
      ...{ detail, typed, fault, revealed, ...holding },
      mine: assignee?.id === staff.id,
      can: (kind: string) => detail.may.some((one) => one === kind),
      badge: badgeOf({ state, dueDay: clock.dueDay }, { calendar: by, today, say }),
      strip: stripOf(clock, workingDays, by, { today, answeredDay: answeredDayOf(detail) }),
      events: detail.events.filter(({ kind }) => !unsaid.has(kind)).map(toldBy(visit)),
      fileList: fileList(visit, detail.attachments),
      answer: typed.answer ?? draft?.text ?? '',
      // Begun before something else happened: whoever goes on is told to look first.
      draftIsOld: typed.answer === undefined && draft !== undefined && draft.version !== version,
      // What was typed and refused has been saved by nobody, but for a collision.
      ...(draft && { draftSaved: savedWords(visit, draft.updatedAt) }),
      templates: templates(language, detail.category, theirs),
      otherLanguage: theirs === language ? undefined : theirs,
      sortQuestion: speaker(theirs)('complaint.sort-question'),
      later: detail.events.filter(({ kind, note }) => laterWords.has(kind) && note !== '').slice(-laterShown),
      way: wayOf(detail.contact, at),
      whyNot: whyNot(visit, detail),
      colleagues: colleagues.filter(({ id }) => id !== assignee?.id && id !== staff.id),
      offices: officesFrom(detail, sumus),
      untold: detail.answersFor ? detail.letters.find(({ state: sent }) => undelivered.has(sent)) : undefined,
      asked: state === 'awaiting-complainant' ? questionOf(detail) : undefined,
      ...{ targets: sortedTargets, sumus, stands: stretchOf(pause, language) },
      extension: stretchOf(extension, language),
    },
  };
}

/** Of one that waits again, the day it was answered before says nothing. */
function answeredDayOf({ state, answeredAt }: DeskDetail): Day | undefined {
  return answeredAt && !openStates.includes(state) ? dayOf(answeredAt) : undefined;
}

/** What the complainant said after filing; the timeline has all of it. */
const laterWords: ReadonlySet<string> = new Set(['added', 'added-by-duplicate', 'reopened', 'heard']);
const laterShown = 3;
const undelivered: ReadonlySet<string> = new Set(['held', 'failed']);

function questionOf({ events }: DeskDetail): string {
  return events.findLast(({ kind }) => kind === 'awaiting-complainant')?.note ?? '';
}

/** Whom an unclear one may be against, and what comes of it. */
const sortedTargets = [
  ['health-centre', 'up'],
  ['sumu-office', 'up'],
  ['banner-office', 'committee'],
  ['hospital', 'up'],
  ['village', 'village'],
  ['other', 'up'],
] as const;

function stretchOf(allowed: ClockSwitch, language: Language) {
  return allowed && { law: allowed.legalBasis[language], most: allowed.mostWorkingDays };
}

/** Where the answer form would be: what is to be done first, or who answers. */
function whyNot({ say }: Visit, { assignee, may, state, mergedInto }: DeskDetail): string | undefined {
  if (mergedInto) return undefined;
  if (may.includes('take')) return say('complaint.take-first');
  const waits = openStates.includes(state) && assignee !== undefined;
  return waits ? say('complaint.not-yours', { name: assignee.name }) : undefined;
}

/** Of the machine: the page shows the clock itself. */
const unsaid: ReadonlySet<string> = new Set(['clock-started', 'queued']);
/** What a note holds besides people's own words. */
const codes: Readonly<Record<string, string>> = { sorted: 'target', queued: 'queue' };

function toldBy({ say }: Visit) {
  return (event: TimelineEvent) => {
    const key = `event.${event.kind}`;
    const coded = `${codes[event.kind] ?? ''}.${event.note}`;
    const by = event.by.kind === 'staff' ? (event.by.name ?? '') : say(`complaint.by.${event.by.kind}`);
    return {
      ...event,
      by,
      words: say(hasWords(key) ? key : 'event.other'),
      note: hasWords(coded) ? say(coded) : event.note,
    };
  };
}

export type Way = 'telegram' | 'wechat' | 'wechat-late' | 'web' | 'terminal' | 'unreachable' | 'nobody';

/** WeChat lets an account write for so long after the person did. */
const wechatHours = 48;

/** By which way the complainant hears of an answer that is sent now. */
export function wayOf(contact: ContactFacts | undefined, at: Date): Way {
  if (!contact) return 'nobody';
  const { channel, unreachableAt, lastInboundAt } = contact;
  if (unreachableAt) return 'unreachable';
  if (channel !== 'wechat') return channel;
  const since = lastInboundAt ? at.getTime() - lastInboundAt.getTime() : Infinity;
  return since > wechatHours * 3_600_000 ? 'wechat-late' : 'wechat';
}

/** "banner-office", or "sumu-office:林东镇". */
function officesFrom({ queue, sumu }: DeskDetail, sumus: readonly string[]) {
  const higher = (['banner-office', 'supervision-committee'] satisfies ComplaintQueue[])
    .filter((one) => one !== queue)
    .map((one) => ({ value: one, queue: one, sumu: undefined }));
  const lower = sumus
    .filter((one) => queue !== 'sumu-office' || one !== sumu)
    .map((one) => ({ value: `sumu-office:${one}`, queue: 'sumu-office', sumu: one }));
  return [...higher, ...lower];
}
