/** Choices as buttons below a message, and what a pressed button said. */
import type { Choice } from '../../src/kernel/message.ts';
import { longestCallbackBytes } from './limits.ts';
import type { Keyboard } from './update.ts';

export interface InlineKeyboard {
  readonly inline_keyboard: { text: string; callback_data: string }[][];
}

/** Begins what stands for a text that does not fit. */
const sign = '#';
/** The button that only shows what was pressed. */
export const pressedAlready = sign;
/** Two labels of so many Chinese characters stand side by side on a narrow phone. */
const narrow = 7;
const wide = /[\p{Script=Han}\u3000-\u303f\uff00-\uffef]/u;

export function keyboardOf(choices: readonly Choice[]): InlineKeyboard | undefined {
  if (choices.length === 0) return undefined;
  const rows: InlineKeyboard['inline_keyboard'] = [];
  let roomBeside = false;
  for (const [index, { label, send }] of choices.entries()) {
    const button = { text: label.toWellFormed(), callback_data: callbackOf(send.toWellFormed(), index) };
    const fits = widthOf(label) <= narrow;
    const row = rows.at(-1);
    if (row && roomBeside && fits) {
      row.push(button);
      roomBeside = false;
    } else {
      rows.push([button]);
      roomBeside = fits;
    }
  }
  return { inline_keyboard: rows };
}

/** The text itself where it fits; otherwise its number, read back from the button's label. */
function callbackOf(send: string, index: number): string {
  const fits = Buffer.byteLength(send) <= longestCallbackBytes && send !== '' && !send.startsWith(sign);
  return fits ? send : `${sign}${String(index + 1)}`;
}

/** What a press says; undefined: it cannot be told any more, as the message is too old to show its buttons. */
export function saidBy(callback: string, keyboard: Keyboard | undefined): string | undefined {
  return callback.startsWith(sign) ? labelOf(callback, keyboard) : callback;
}

export function labelOf(callback: string, keyboard: Keyboard | undefined): string | undefined {
  return keyboard?.inline_keyboard.flat().find((button) => button.callback_data === callback)?.text;
}

/** What stands in the place of the choices once one of them was pressed. */
export function pressedKeyboard(label: string): InlineKeyboard {
  return { inline_keyboard: [[{ text: `✓ ${label}`, callback_data: pressedAlready }]] };
}

/** In Chinese characters; a Latin letter is half of one. */
function widthOf(label: string): number {
  return [...label].reduce((sum, glyph) => sum + (wide.test(glyph) ? 1 : 0.5), 0);
}
