import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keyboardOf, labelOf, pressedKeyboard, saidBy } from '../../../bots/telegram/buttons.ts';

const label = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 60 })
  .filter((text) => text.trim() !== '');

describe('choices as buttons', () => {
  it('say when pressed what they were to say, in at most 64 bytes, whatever it is', () => {
    fc.assert(
      fc.property(fc.uniqueArray(label, { minLength: 1, maxLength: 12 }), (labels) => {
        const keyboard = keyboardOf(labels.map((text) => ({ label: text, send: text })));
        const buttons = keyboard?.inline_keyboard.flat() ?? [];

        expect(buttons.map(({ text }) => text)).toEqual(labels);
        for (const { text, callback_data } of buttons) {
          expect(Buffer.byteLength(callback_data)).toBeGreaterThan(0);
          expect(Buffer.byteLength(callback_data)).toBeLessThanOrEqual(64);
          expect(saidBy(callback_data, keyboard)).toBe(text);
          expect(labelOf(callback_data, keyboard)).toBe(text);
        }
      }),
      { numRuns: 1_000 },
    );
  });

  it('say their own words where those are not the label', () => {
    const keyboard = keyboardOf([{ label: '1 查参合', send: '查参合' }]);

    expect(saidBy(keyboard?.inline_keyboard[0]?.[0]?.callback_data ?? '', keyboard)).toBe('查参合');
  });

  it('stand two in a row when both are short, else alone', () => {
    const labels = ['没有自费', '有自费', '别的医院能报多少', '看每一笔', 'Talk to the office', '取消'];

    const rows = keyboardOf(labels.map((text) => ({ label: text, send: text })))?.inline_keyboard;

    expect(rows?.map((row) => row.map(({ text }) => text))).toEqual([
      ['没有自费', '有自费'],
      ['别的医院能报多少'],
      ['看每一笔'],
      ['Talk to the office'],
      ['取消'],
    ]);
  });

  it('are no keyboard when there are none', () => {
    expect(keyboardOf([])).toBeUndefined();
  });

  it('become one, ticked, when one was pressed', () => {
    expect(pressedKeyboard('有自费')).toEqual({
      inline_keyboard: [[{ text: '✓ 有自费', callback_data: '#' }]],
    });
  });
});
