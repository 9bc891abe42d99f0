import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { describe, expect, it } from 'vitest';
import { dateParts } from '../../src/console/dates.ts';
import { access } from '../../src/console/roles.ts';
import { hasWords, speaker, words } from '../../src/console/words/words.ts';

const views = new URL('../../src/console/views/', import.meta.url).pathname;
const placeholders = (text: string) => [
  ...new Set([...text.matchAll(/\{\w+\}/g)].map(([name]) => name).sort()),
];
/** A view with many forms may keep their hidden fields in one text, for itself and its parts (`<view>/*.eta`): token, version. */
const token = 'name="_csrf" value="<%= it.csrf %>"';
const keptToken = `const hidden = '<input type="hidden" name="_csrf" value="' + it.csrf + '">`;

describe('the words of the console', () => {
  it('are there in both languages, with the same values in them', () => {
    expect(Object.keys(words.en).sort()).toEqual(Object.keys(words['zh-CN']).sort());
    for (const [key, text] of Object.entries(words['zh-CN']))
      if (hasWords(key)) expect([key, placeholders(words.en[key])]).toEqual([key, placeholders(text)]);
  });

  it('are written in their own language, and none is empty', () => {
    const own: readonly string[] = ['frame.other-language'];
    for (const [key, text] of Object.entries(words.en))
      if (!own.includes(key)) expect([key, /\p{Script=Han}/u.test(text)]).toEqual([key, false]);
    expect(Object.values(words['zh-CN']).filter((text) => text.trim() === '')).toEqual([]);
  });

  it('are there for every deed that is written down by its name', () => {
    const sources = new URL('../../src/', import.meta.url).pathname;
    const deeds = globSync('**/*.ts', { cwd: sources, exclude: ['database/generated/**'] }).flatMap((file) =>
      [
        ...readFileSync(sources + file, 'utf8').matchAll(/(?:\baction: |\baudited\()'([a-z]+(?:-[a-z]+)+)'/g),
      ].map(([, deed = '']) => deed),
    );
    const wordless = deeds.filter(
      (deed) => !hasWords(`audit.deed.${deed}`) && !hasWords(deed.replace(/^campaign-/, 'campaign.event.')),
    );

    expect(deeds.length).toBeGreaterThan(50);
    expect(wordless).toEqual([]);
  });

  it('are there for every key that a view names', () => {
    const missing = globSync('**/*.eta', { cwd: views }).flatMap((file) =>
      [...readFileSync(views + file, 'utf8').matchAll(/\bsay\('([^']+)'(?! \+)/g)]
        .map(([, key]) => key ?? '')
        .filter((key) => !hasWords(key))
        .map((key) => `${file}: ${key}`),
    );

    expect(missing).toEqual([]);
  });

  it('fill in what is given, and know no key that is none', () => {
    expect(speaker('en')('staff.enabled', { name: 'Wulan' })).toBe('Wulan is restored.');
    expect(() => speaker('en')('no.such.key' as 'app.name')).toThrow('no words for no.such.key');
  });
});

describe('the views', () => {
  it('carry the session’s token in every form that is posted', () => {
    const forms = globSync('**/*.eta', { cwd: views }).flatMap((file) => {
      const view = readFileSync(views + file, 'utf8');
      const around = `${views}${dirname(file)}.eta`;
      const whole = existsSync(around) ? readFileSync(around, 'utf8') : view;
      return [...view.matchAll(/<form[^>]*method="post"[^]*?<\/form>/g)].map(([form]) => ({
        ...{ file, form },
        carries: form.includes(token) || (form.includes('<%~ hidden %>') && whole.includes(keptToken)),
      }));
    });

    expect(forms.length).toBeGreaterThan(8);
    expect(forms.filter(({ carries }) => !carries)).toEqual([]);
  });

  it('write nothing unescaped but the page inside the frame', () => {
    const raw = globSync('**/*.eta', { cwd: views }).flatMap((file) =>
      [...readFileSync(views + file, 'utf8').matchAll(/<%~[^%]*%>/g)].map(([tag]) => tag),
    );

    expect(raw.filter((tag) => !/^<%~ (it\.body|include\(|hidden )/.test(tag))).toEqual([]);
  });

  it('lead only to pages that the table of roles knows', () => {
    const paths = Object.keys(access).map((name) => name.slice(name.indexOf(' ') + 1));
    const open = [...paths, '/login', '/logout', '/language'];
    const links = globSync('**/*.eta', { cwd: views }).flatMap((file) =>
      [...readFileSync(views + file, 'utf8').matchAll(/\blink\('([^']*)'\)/g)].map(([, path]) => path ?? ''),
    );

    expect(links.filter((path) => !open.includes(path))).toEqual([]);
  });
});

describe('dates', () => {
  const at = new Date('2026-11-22T16:05:00Z');

  it('are short, whole on hover, on the banner’s own clock', () => {
    expect(dateParts(at, 'zh-CN')).toEqual({
      ...{ text: '11月23日 周一 00:05', title: '2026年11月23日 周一 00:05' },
      machine: '2026-11-22T16:05:00.000Z',
    });
    expect(dateParts('2026-11-23', 'zh-CN').text).toBe('11月23日 周一');
    expect(dateParts('2026-11-23', 'en')).toEqual({
      ...{ text: 'Mon 23 Nov', title: 'Mon 23 Nov 2026', machine: '2026-11-23' },
    });
  });
});
