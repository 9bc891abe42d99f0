/**
 * Whole conversations as golden texts: the lines after ">" are said, the rest is what heyi answers, at a fixed hour
 * and with fixed codes. "> [photo] 你看" is a photo with words, "> [arrived claim]" somebody who came by that code. `npx vitest run test/transcripts -u` writes the answers anew; a new transcript begins as a
 * file of ">" lines.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { formatReply } from '../../src/commands/chat-text.ts';
import { enclosureKinds, type Inbound, occasions } from '../../src/kernel/message.ts';
import { parts, startTalk } from '../support/talk.ts';

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
  for (const line of script.split('\n')) {
    if (line.startsWith('#')) lines.push(line);
    if (!line.startsWith('>')) continue;
    const { replies } = await talk.bring(readLine(line.slice(1).trim()));
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
