/** Hospitals by the scheme's directory, and by their kind where it does not know them. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { createHospitalReader } from '../../../src/conversation/understand/hospitals.ts';
import { sampleSlots } from './sample-slots.ts';

const readHospital = createHospitalReader([
  { name: '富河镇卫生院', aliases: ['富河卫生院'], tier: 'sumu', designated: true },
  { name: '巴林左旗蒙医中医医院', aliases: ['旗蒙', '蒙医院'], tier: 'banner', designated: true },
  { name: '巴林左旗妇幼保健院', aliases: ['妇幼保健院'], tier: 'banner', designated: true },
]);

describe('a hospital', () => {
  it.each([
    ['富河医院三千', 'sumu', '富河镇卫生院'],
    ['在富河住的院', 'sumu', '富河镇卫生院'],
    ['我是富河的，在旗蒙住院', 'banner', '巴林左旗蒙医中医医院'],
    ['赤峰妇幼保健院', 'above', undefined],
    ['赤峰市巴林左旗人民医院', 'banner', undefined],
    ['旗医院住的，离赤峰远', 'banner', undefined],
    ['旗医院花了三千，从苏木卫生院转的', 'banner', undefined],
  ])('%s → %s, %s', (text, tier, institution) => {
    const read = readHospital(text);

    expect(read.tier).toBe(tier);
    expect(read.institution).toBe(institution);
  });
});

const told = z
  .array(z.string())
  .parse(parse(readFileSync(new URL('hospitals-told.yaml', import.meta.url), 'utf8')))
  .map((line) => line.split(' | '));

describe('a hospital as people name it', () => {
  const readSlots = sampleSlots();

  it.each(told)('%s → %s, %s', (text = '', ...wanted) => {
    const { tier = '-', institution = '-' } = readSlots(text);

    expect([tier, institution].slice(0, wanted.length)).toEqual(wanted);
  });

  it.each([
    ['旗医院', true],
    ['康民医院', false],
    ['市二院', 'unknown'],
    ['吉大一院', 'unknown'],
    ['敖汉旗医院', undefined],
    ['旗里', undefined],
  ])('%s is designated: %s', (text, designated) => {
    expect(readSlots(text).designated).toBe(designated);
  });
});
