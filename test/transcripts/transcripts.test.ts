/**
 * Whole conversations as golden texts: the lines after ">" are said, the rest is what heyi answers, at a fixed hour
 * and with fixed codes. "= answered 退了20元" is what the office does with the complaint filed last, told as news; a minute
 * passes before it and after it; "+3" lets three days pass. "@ 老乡您好" is a broadcast that reaches the phone with its
 * choices, "@notice" one without. "> [photo] 你看" is a photo with words, "> [arrived claim]" somebody who came by that code. `npx vitest run test/transcripts -u` writes the answers anew; a new transcript begins as a
 * file of ">" lines.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { formatReply } from '../../src/commands/chat-text.ts';
import { enclosureKinds, type Inbound, occasions } from '../../src/kernel/message.ts';
import { officeDeeds, officeDoes } from '../support/office-side.ts';
import { broadcastAt, parts, startTalk, usualHour } from '../support/talk.ts';

const folder = fileURLToPath(new URL('zh-CN/', import.meta.url));
const shared = { ...parts(), queryCode: () => '271828' };

function readLine(line: string): Partial<Inbound> {
  const [, mark = '', code, text = ''] = /^\[(\w+)(?: ([\w-]+))?\] ?(.*)$/u.exec(line) ?? [];
  const kind = enclosureKinds.find((one) => one === mark);
  // Behind the mark, what the platform would fetch it by: "[photo a1]".
  if (kind) return { text, enclosure: { kind, ...(code !== undefined && { reference: code }) } };
  const occasion = occasions.find((one) => one === mark);
  return occasion ? { text, occasion, ...(code !== undefined && { code }) } : { text: line };
}

async function converse(script: string): Promise<string> {
  const talk = startTalk(shared);
  const lines: string[] = [];
  let minutes = 0;
  const at = () => new Date(usualHour.getTime() + minutes * 60_000);
  for (const line of script.split('\n')) {
    if (line.startsWith('#')) lines.push(line);
    if (line.startsWith('+')) {
      minutes += Number.parseInt(line.slice(1), 10) * 24 * 60;
      lines.push('', line.trimEnd());
    }
    if (line.startsWith('=')) {
      const [, deed = '', number, note = ''] = /^= ([\w-]+)(?: (T\d\d-\d{4}-\d))? ?(.*)$/u.exec(line) ?? [];
      const kind = officeDeeds.find((one) => one === deed);
      if (!kind) throw new Error(`the office does not do ${deed}`);
      minutes += 1;
      const done = { kind, note, at: at(), ...(number !== undefined && { number }) };
      const told = await officeDoes(talk.memory, shared, done);
      minutes += 1;
      lines.push('', line.trimEnd(), ...told.map(formatReply));
    }
    if (line.startsWith('@')) {
      minutes += 1;
      talk.memory.tell('a', broadcastAt(at(), !line.startsWith('@notice')));
      minutes += 1;
      lines.push('', line.trimEnd());
    }
    if (!line.startsWith('>')) continue;
    const { replies } = await talk.bring(readLine(line.slice(1).trim()), at());
    lines.push('', line.trimEnd(), ...replies.map(formatReply));
  }
  return `${lines.join('\n').trim()}\n`;
}

describe('transcripts', () => {
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.txt'))) {
    it(file, async () => {
      const path = `${folder}${file}`;

      const told = await converse(readFileSync(path, 'utf8'));

      await expect(told).toMatchFileSnapshot(path);
    });
  }
});
