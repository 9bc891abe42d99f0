/** A reply as texts that the platform takes: choices numbered beneath, long ones cut at the ends of sentences. */
import type { Part } from '../../src/delivery/outbox.ts';
import type { Choice, Reply } from '../../src/kernel/message.ts';
import { longestText } from './limits.ts';

/** @param atMost in bytes of UTF-8, for one text */
export function partsOf(reply: Reply, atMost = longestText): readonly Part[] {
  return cut(withChoices(reply), atMost).map((text) => ({ text }));
}

/** A number or the label itself says a choice; a text that numbers them already is left as it is. */
function withChoices({ text, choices }: Reply): string {
  if (choices.length === 0 || numbers(text, choices)) return text;
  return [text, ...choices.map((choice, index) => numbered(choice, index))].join('\n');
}

const numbered = ({ label }: Choice, index: number) => `${String(index + 1)} ${label}`;

function numbers(text: string, choices: readonly Choice[]): boolean {
  return choices.every((choice, index) => text.includes(numbered(choice, index)));
}

/** Where a text may be cut, best first: after a line, after a sentence, after a clause. */
const seams: readonly RegExp[] = [/(?<=\n)/, /(?<=[。！？；.!?;])/, /(?<=[，、：,: ])/];

function cut(text: string, atMost: number): string[] {
  const parts: string[] = [];
  let part = '';
  for (const piece of pieces(text, atMost, seams)) {
    if (Buffer.byteLength((part + piece).trimEnd()) > atMost) {
      parts.push(part);
      part = '';
    }
    part += piece;
  }
  parts.push(part);
  const told = parts.map((one) => one.trim()).filter((one) => one !== '');
  // Never empty: an answer without words would be no answer.
  return told.length > 0 ? told : ['…'];
}

/** Pieces no longer than `atMost`, cut only as finely as needed. */
function pieces(text: string, atMost: number, [seam, ...finer]: readonly RegExp[]): string[] {
  if (Buffer.byteLength(text) <= atMost) return [text];
  if (!seam) return characters(text, atMost);
  return text.split(seam).flatMap((piece) => pieces(piece, atMost, finer));
}

function characters(text: string, atMost: number): string[] {
  const found: string[] = [];
  let piece = '';
  for (const sign of text) {
    if (Buffer.byteLength(piece + sign) > atMost) {
      found.push(piece);
      piece = '';
    }
    piece += sign;
  }
  return [...found, piece];
}
