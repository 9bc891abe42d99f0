import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readPhrases, whole } from '../../../src/conversation/understand/phrases.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'heyi-phrases-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

function read(content: string): RegExp {
  const file = join(folder, 'phrases.yaml');
  writeFileSync(file, content);
  return readPhrases(pathToFileURL(file), ['said']).said;
}
/** One group of one line. */
const line = (written: string): RegExp => read(`phrases:\n  said: |\n    ${written}\n`);

describe('a line', () => {
  it.each([
    ['喘不上气', '我爸喘不上气了', '喘得上气'],
    ['叫/喊 不醒', '怎么喊不醒', '摇不醒'],
    ['叫 [他/她] 不醒', '叫不醒', '叫我不醒'],
    ['叫 [他/她] 不醒', '叫她不醒', '叫他她不醒'],
    ['叫 [他/她]* 不醒', '叫他她不醒', '叫你不醒'],
    ['血压 ..3 二百', '血压都到了二百', '血压今天到了二百'],
    ['血压 ..3 二百', '血压二百', '血压高,二百'],
    ['血压 ...3 二百', '血压高,二百', '血压高。二百'],
    ['血压 .. 二百', '血压今天早上起来到了二百', '血压高，二百'],
    ['手机 ..4-人/他 掉', '手机刚才掉', '手机，人掉'],
    ['手机 ..4-人/他 掉', '手机掉', '手机他掉'],
    ['针 -灸', '吞了针', '针灸'],
    ['-不/没 能报', '能报', '不能报'],
    ['^ 抽了', '抽了', '又抽了'],
    ['快 $', '要快', '快点'],
    ['救护车 |', '救护车，快', '救护车快'],
    ['2#0', '血压250', '二50'],
    ['call_an_ambulance', 'please call an ambulance', 'callanambulance'],
    ['now', 'help now', 'it may snow'],
    ['now', 'now', 'nowhere'],
    ['drown*', 'he is drowning', 'undrowned'],
    ['84', '喝84', '八四'],
  ])('%s: in %s, not in %s', (written, found, not) => {
    const said = line(written);

    expect(said.test(found)).toBe(true);
    expect(said.test(not)).toBe(false);
  });

  it('says of a sign of expressions no more than the sign', () => {
    expect(line('(.+)?').test('什么')).toBe(false);
  });
});

describe('a file', () => {
  it('has words by name, for several lines', () => {
    const said = read(
      'words: { poison: "农药, 百草枯" }\nphrases:\n  said: |\n    喝 <poison>\n    中 <poison>/药 毒\n',
    );

    expect(['喝百草枯', '中农药毒', '中药毒'].every((text) => said.test(text))).toBe(true);
    expect(said.test('喝水')).toBe(false);
  });

  it('has lines parted by commas, and kinds that count alike', () => {
    const said = read('phrases:\n  said:\n    breath: 断气, 咽气\n    blood: 吐血\n');

    expect(['断气', '咽气', '吐血'].every((text) => said.test(text))).toBe(true);
  });

  it('can be asked for nothing but the phrase', () => {
    const said = whole(line('退订, 别发 [了]'));

    expect(['退订', '别发了', '别发'].every((text) => said.test(text))).toBe(true);
    expect(said.test('怎么退订')).toBe(false);
  });

  it.each([
    ['叫 [他 不醒', '“叫 [他 不醒” has a bracket that stands alone'],
    ['叫//喊 不醒', '“叫//喊 不醒” lacks a word beside /'],
    ['喝 <poison>', '“喝 <poison>” names <poison>, of which there are no words'],
    ['[都]', '“[都]” would be found in every message'],
    ['..6', '“..6” would be found in every message'],
    [',', 'holds no line'],
  ])('is refused with %s, which is named', (written, fault) => {
    expect(() => line(written)).toThrow(fault);
    expect(() => line(written)).toThrow('said');
  });

  it('is refused without a group that is read, and with one that is not', () => {
    expect(() => read('phrases: {}')).toThrow('said');
    expect(() => read('phrases: { said: 好, unsaid: 坏 }')).toThrow('unsaid');
  });
});
