/** What a sender is told of files that could not be kept after all. */
import { type FileKind, fileLimits, type Loss } from '../complaint/attachments/attachment.ts';
import type { Language, Reply } from '../kernel/message.ts';
import type { Line } from './dialogue.ts';
import type { Wording } from './wording.ts';

export interface Lost {
  /** Of the complaint; absent: it is not filed yet. */
  readonly number?: string;
  readonly loss: Loss;
  readonly kinds: readonly FileKind[];
}

const mebibyte = 1024 * 1024;

export function lostFilesReply(
  { number, loss, kinds }: Lost,
  language: Language,
  wording: Pick<Wording, 'say'>,
): Reply {
  const most = (loss === 'no-room' ? fileLimits.allBytes : fileLimits.bytes) / mebibyte;
  const [kind = 'document'] = kinds;
  const mayComeAgain = number === undefined && (loss === 'gone' || loss === 'unreachable');
  const lines: Line[] = [
    { id: 'file-lost', args: { number: number ?? 'none', count: kinds.length, kind } },
    { id: `file-lost-${loss}`, args: { most } },
    { id: mayComeAgain ? 'file-lost-again' : 'file-lost-bring' },
  ];
  return { text: lines.map((line) => wording.say(line, language)).join('\n'), choices: [], citations: [] };
}
