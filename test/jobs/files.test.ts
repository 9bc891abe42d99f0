/** What becomes of a file after a try, and that one look fetches, settles and tells. */
import { describe, expect, it } from 'vitest';
import { fileLimits } from '../../src/complaint/attachments/attachment.ts';
import type { FileSettlement, WaitingFile } from '../../src/complaint/attachments/repository.ts';
import { lostFilesReply } from '../../src/conversation/file-words.ts';
import { readWording } from '../../src/conversation/wording.ts';
import type { FetchedFile } from '../../src/delivery/files.ts';
import { triesAtMost } from '../../src/delivery/settle.ts';
import { fetchSome, type LostFiles, settleFile, startFetching } from '../../src/jobs/files.ts';
import { promptsDir } from '../../src/scheme-files.ts';
import { html, jpeg } from '../support/files.ts';

const at = new Date('2026-11-26T02:00:00Z');
const later = (ms: number) => new Date(at.getTime() + ms);
const waiting: WaitingFile = {
  ...{ id: 1, channel: 'telegram', reference: 'a', kind: 'photo', contactId: 7, attempt: 1, besides: 0 },
};
const never = new AbortController().signal;

describe('after one try', () => {
  it.each<[string, FetchedFile, number, FileSettlement]>([
    [
      'a picture is kept',
      { kind: 'fetched', bytes: jpeg },
      1,
      { kind: 'kept', mediaType: 'image/jpeg', bytes: jpeg },
    ],
    ['a page is not', { kind: 'fetched', bytes: html }, 1, { kind: 'lost', loss: 'wrong-type' }],
    ['what is gone is gone', { kind: 'gone' }, 1, { kind: 'lost', loss: 'gone' }],
    ['too large is too large', { kind: 'too-large' }, 1, { kind: 'lost', loss: 'too-large' }],
    ['a type refused by the platform', { kind: 'wrong-type' }, 1, { kind: 'lost', loss: 'wrong-type' }],
    ['never to be had', { kind: 'refused', reason: '' }, 1, { kind: 'lost', loss: 'unreachable' }],
    [
      'the platform asks for patience: no try',
      { kind: 'wait', ms: 3_000, reason: '' },
      triesAtMost,
      { kind: 'waiting', nextAttemptAt: later(3_000), counts: false },
    ],
    [
      'it is tried again after a pause',
      { kind: 'again', reason: '' },
      1,
      { kind: 'waiting', nextAttemptAt: later(250), counts: true },
    ],
    ['but not for ever', { kind: 'again', reason: '' }, triesAtMost, { kind: 'lost', loss: 'unreachable' }],
  ])('%s', (_what, fetched, attempt, settlement) => {
    expect(settleFile({ attempt, besides: 0 }, fetched, at, 0)).toEqual(settlement);
  });

  it('that finds the complaint full it is lost', () => {
    const settled = settleFile(
      { attempt: 1, besides: fileLimits.allBytes },
      { kind: 'fetched', bytes: jpeg },
      at,
      0,
    );
    expect(settled).toEqual({ kind: 'lost', loss: 'no-room' });
  });
});

function look(
  outcomes: Readonly<Record<string, FetchedFile>>,
  files: readonly WaitingFile[],
  wanted = true,
  mayDelete = true,
) {
  const settled: [number, FileSettlement][] = [];
  const told: LostFiles[] = [];
  const missed: string[] = [];
  const asked: [string, number][] = [];
  const dropped: Date[] = [];
  let nudges = 0;
  const parts = {
    sources: [
      {
        name: 'telegram' as const,
        async fetch(reference: string, atMost: number) {
          asked.push([reference, atMost]);
          return outcomes[reference] ?? { kind: 'gone' as const };
        },
      },
    ],
    transaction: <T>(work: (within: never) => Promise<T>) =>
      work({
        queue: {
          claim: async (channels: readonly string[]) => (channels.includes('telegram') ? files : []),
          settle: async ({ id }: WaitingFile, settlement: FileSettlement) => {
            settled.push([id, settlement]);
            return wanted;
          },
          dropUnfiled: async (before: Date) => void dropped.push(before),
        },
        tell: async (lost: LostFiles) => void told.push(lost),
      } as never),
    clock: () => at,
    mayDelete: () => Promise.resolve(mayDelete),
    chance: () => 0,
    onMissed: (_file: WaitingFile, reason: string) => void missed.push(reason),
    onTold: () => void (nudges += 1),
    onFault: (fault: unknown) => {
      throw fault;
    },
  };
  return { parts, settled, told, missed, asked, dropped, nudges: () => nudges };
}

describe('one look', () => {
  it('tells a sender of all that was lost for one reason in one message, and of nothing else', async () => {
    const files = [1, 2, 3, 4].map((id) => ({ ...waiting, id, reference: String(id) }));
    const seen = look(
      {
        1: { kind: 'gone' },
        2: { kind: 'fetched', bytes: jpeg },
        3: { kind: 'gone' },
        4: { kind: 'again', reason: 'HTTP 500' },
      },
      files,
    );

    expect(await fetchSome(seen.parts, never)).toBe(4);

    expect(seen.settled.map(([id, { kind }]) => [id, kind])).toEqual([
      [1, 'lost'],
      [2, 'kept'],
      [3, 'lost'],
      [4, 'waiting'],
    ]);
    expect(seen.told).toEqual([{ contactId: 7, loss: 'gone', kinds: ['photo', 'photo'] }]);
    expect([seen.missed, seen.nudges()]).toEqual([['HTTP 500'], 1]);
    expect(seen.asked[0]).toEqual(['1', fileLimits.bytes]);
  });

  it('keeps no more of one complaint than it has room for, though its files come at once', async () => {
    const besides = fileLimits.allBytes - jpeg.length;
    const files = ['T26-0001-8', 'T26-0001-8', 'T26-0002-6'].map((number, index) => ({
      ...{ ...waiting, besides, number, id: index + 1, reference: 'photo' },
    }));
    const seen = look({ photo: { kind: 'fetched', bytes: jpeg } }, files);

    await fetchSome(seen.parts, never);

    expect(seen.settled.map(([, settlement]) => settlement)).toMatchObject([
      { kind: 'kept' },
      { kind: 'lost', loss: 'no-room' },
      { kind: 'kept' },
    ]);
  });

  it('tells nothing of a file that is not wanted any more', async () => {
    const seen = look({}, [waiting], false);
    await fetchSome(seen.parts, never);

    expect([seen.told, seen.nudges()]).toEqual([[], 0]);
  });

  it('drops what was sent with complaints that nobody filed, two days later', async () => {
    const seen = look({}, []);
    await startFetching(seen.parts).stop();

    expect(seen.dropped).toEqual([later(-48 * 3_600_000)]);
  });

  it('drops none of them by a clock that is not to be trusted', async () => {
    const seen = look({}, [], true, false);
    await startFetching(seen.parts).stop();

    expect(seen.dropped).toEqual([]);
  });
});

describe('who is told', () => {
  const wording = readWording(promptsDir);
  const told = (lost: Parameters<typeof lostFilesReply>[0], language: 'zh-CN' | 'en' = 'zh-CN') =>
    lostFilesReply(lost, language, wording).text;

  it('hears of which complaint, what, why, and what to do', () => {
    expect(told({ loss: 'gone', kinds: ['photo'] })).toBe(
      '您的投诉：您发的照片没有放进去。\n平台那边已经没有了。\n还要的话，请再发一次。',
    );
    expect(told({ loss: 'wrong-type', kinds: ['document'], number: 'T26-0001-8' })).toBe(
      '投诉 T26-0001-8：您发的文件没有放进去。\n这种文件收不了。能收照片、录音、短视频和 PDF。\n要紧的话，请带到合管办，给办的人看。',
    );
    expect(told({ loss: 'gone', kinds: ['photo', 'photo'], number: 'T26-0001-8' })).toContain(
      '您发的2个文件',
    );
  });

  it.each(['too-large', 'no-room', 'unreachable'] as const)('(%s) in both languages', (loss) => {
    expect(told({ loss, kinds: ['voice'] })).toMatch(/语音没有放进去/);
    expect(told({ loss, kinds: ['voice'] }, 'en')).toMatch(/the voice message you sent was not kept/);
  });
});
