/** The operator's page in words: one line for each thing that can go wrong, and a row for each channel. */
import { type Day, dayOf } from '../../kernel/day.ts';
import { dateParts, hourWords } from '../dates.ts';
import type { Visit } from '../visit.ts';
import { hasWords, type Say, type WordKey } from '../words/words.ts';
import { countOf, judge, type Mark, oldestOf, toSend } from './decide.ts';
import type { DeadLetter, Running, RunningStanding } from './parts.ts';

export interface Line {
  readonly label: string;
  readonly mark: Mark;
  readonly words: string;
  /** What to do, where something is to be done. */
  readonly then?: string;
  readonly to?: string;
}

export function standingValues(running: Running, { say, at, language }: Visit) {
  const { standing } = running;
  return {
    lines: linesOf(running, { say, at, language }),
    channels: standing ? channelsOf(running, standing, { say, at, language }) : [],
    dead: standing ? countOf(standing.outbox.filter(({ state }) => state === 'failed')) : 0,
    lookedAt: say('running.looked-at', { hour: hourWords(at) }),
    version: say('running.version-told', { version: running.version }),
  };
}

type Viewed = Pick<Visit, 'say' | 'at' | 'language'>;

function linesOf(running: Running, { say, at, language }: Viewed): readonly Line[] {
  const { standing, missing, loadedUntil } = running;
  const today = dayOf(at);
  const marks = judge(running, today, at);
  const line = (key: keyof typeof marks, words: string, to?: string): Line => {
    const then = `running.${key}.then`;
    return {
      ...{ label: say(`running.${key}`), mark: marks[key], words },
      ...(marks[key] !== 'good' && hasWords(then) && { then: say(then) }),
      ...(to !== undefined && { to }),
    };
  };
  const database = line('database', say(standing ? 'running.database.good' : 'running.database.silent'));
  const calendar = line('calendar', say('running.calendar.until', { year: loadedUntil }));
  if (!standing) return [database, calendar];
  const schema =
    missing === 0
      ? say('running.migrations.all')
      : missing === undefined
        ? say('running.database.silent')
        : say('running.migrations.missing', { count: missing });
  const failed = countOf(standing.outbox.filter(({ state }) => state === 'failed'));
  const held = countOf(standing.outbox.filter(({ state }) => state === 'held'));
  return [
    database,
    line('inbox', waitingWords(standing.inbox, say, at)),
    line('outbox', waitingWords(toSend(standing), say, at)),
    line('undelivered', say('running.undelivered.count', { failed, held })),
    calendar,
    line('audit', auditWords(standing, say, language), '/system/audit'),
    line('backup', backupWords(standing, say, language)),
    line('migrations', schema),
    ...(marks.clock === 'good' ? [] : [line('clock', clockWords(standing, today, { say, language }))]),
  ];
}

function waitingWords(rows: RunningStanding['inbox'], say: Say, at: Date): string {
  const oldest = oldestOf(rows);
  if (!oldest) return say('running.none-waits');
  return say('running.waits', {
    count: countOf(rows),
    span: spanWords(at.getTime() - oldest.getTime(), say),
  });
}

function auditWords({ verdict }: RunningStanding, say: Say, language: Viewed['language']): string {
  if (!verdict) return say('running.audit.not-yet');
  const when = dateParts(verdict.at, language).text;
  return say(verdict.kind === 'sound' ? 'running.audit.sound' : 'running.audit.broken', { when });
}

function backupWords({ backupAt }: RunningStanding, say: Say, language: Viewed['language']): string {
  if (!backupAt) return say('running.backup.none');
  return say('running.backup.at', { when: dateParts(backupAt, language).text });
}

/** Its line is there only when something is wrong. */
function clockWords(
  { clockDay: since }: RunningStanding,
  today: Day,
  { say, language }: Pick<Viewed, 'say' | 'language'>,
): string {
  const words = (day: Day) => dateParts(day, language).title;
  return say('running.clock.ahead', { today: words(today), since: since === undefined ? '' : words(since) });
}

export function spanWords(ms: number, say: Say): string {
  const minutes = Math.max(0, Math.floor(ms / 60_000));
  if (minutes < 1) return say('running.span.short');
  if (minutes < 60) return say('running.span.minutes', { count: minutes });
  const hours = Math.floor(minutes / 60);
  return hours < 48
    ? say('running.span.hours', { count: hours })
    : say('running.span.days', { count: Math.floor(hours / 24) });
}

/** A platform that is on, and whatever else has something waiting or was heard. */
function channelsOf({ platforms }: Running, standing: RunningStanding, { say, at }: Viewed) {
  const { inbox, outbox, received, accepted, tokens } = standing;
  const seen = [...inbox, ...outbox, ...received, ...accepted].map(({ channel }) => channel);
  const names = [...new Set([...platforms, ...seen])].filter((name) => name !== 'terminal');
  const ago = (when: Date | undefined) =>
    when ? say('running.ago', { span: spanWords(at.getTime() - when.getTime(), say) }) : say('running.never');
  return names.map((name) => {
    const here = <Row extends { readonly channel: string }>(rows: readonly Row[]) =>
      rows.filter(({ channel }) => channel === name);
    const inState = (...states: readonly string[]) =>
      countOf(here(outbox).filter(({ state }) => states.includes(state)));
    const expiresAt = tokens.find(({ platform }) => platform === name)?.expiresAt;
    const isOut = expiresAt !== undefined && expiresAt <= at;
    return {
      name: channelWords(name, say),
      off: !platforms.includes(name) && name !== 'web',
      ...{ waiting: countOf(here(inbox)), sending: inState('queued', 'leased') },
      ...{ failed: inState('failed'), held: inState('held') },
      ...{ received: ago(here(received)[0]?.at), accepted: ago(here(accepted)[0]?.at) },
      tokenOut: isOut,
      token: expiresAt
        ? isOut
          ? say('running.token.out')
          : say('running.token.left', { span: spanWords(expiresAt.getTime() - at.getTime(), say) })
        : say('running.token.none'),
    };
  });
}

function channelWords(name: string, say: Say): string {
  const key = `running.channel.${name}`;
  return hasWords(key) ? say(key) : name;
}

export function letterValues({ id, channel, about, createdAt, attempts, failure }: DeadLetter, say: Say) {
  const key: WordKey = `running.about.${about}`;
  return {
    ...{ id, createdAt, attempts, failure: failure ?? '' },
    channel: channelWords(channel, say),
    about: say(key),
  };
}
