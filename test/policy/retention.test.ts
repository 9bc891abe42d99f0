/** How long what is kept, and docs/privacy/retention.md, whose table is written from the rules (-u). */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { describe, expect, it } from 'vitest';
import { goesBefore, retentionRules, retentionSchema } from '../../src/policy/retention.ts';

const page = fileURLToPath(new URL('../../docs/privacy/retention.md', import.meta.url));
const at = new Date('2026-11-26T00:00:00Z');
const usual = retentionSchema.parse({});

describe('the retention rules', () => {
  it('say from which day on something goes', () => {
    expect(goesBefore(usual, 'chat-words', at)).toEqual(new Date('2026-10-27T00:00:00Z'));
  });

  it('keep complaints and their files until the office has set its years, and do nothing by themselves', () => {
    expect(usual.daily).toBe(false);
    expect(retentionRules.filter((rule) => goesBefore(usual, rule, at) === undefined)).toEqual([
      ...['closed-complaint-files', 'closed-complaints'],
    ]);
  });

  it('can be set with a reason only, and only those that there are', () => {
    const rules = (given: object) => retentionSchema.safeParse({ rules: given }).success;

    expect(rules({ 'closed-complaints': { days: 3_650, reason: '旗档案局〔2026〕3号' } })).toBe(true);
    expect(rules({ 'closed-complaints': { days: 3_650 } })).toBe(false);
    expect(rules({ 'closed-complaints': { days: 0, reason: '立即' } })).toBe(false);
    expect(rules({ 'closed-complaint': { days: 3_650, reason: '档案' } })).toBe(false);
  });

  it('stand on the page as they are', async () => {
    const rows = retentionRules.map((rule) => {
      const { days, reason } = usual.rules[rule];
      return `| ${rule} | ${days === null ? 'kept' : String(days)} | ${reason} |`;
    });
    const table = ['| rule | days | reason |', '| - | - | - |', ...rows].join('\n');
    const written = readFileSync(page, 'utf8').replace(/\| rule[^]*?\n\n/, `${table}\n\n`);
    const formatted = await format(written, { ...(await resolveConfig(page)), parser: 'markdown' });

    await expect(formatted).toMatchFileSnapshot(page);
  });
});
