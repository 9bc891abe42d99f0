/** 系统 · 审计: whether the audit chain is as it was written, how it ends, and who did what last. */
import { z } from 'zod';
import { dayOf } from '../../kernel/day.ts';
import type { Answer } from '../answer.ts';
import type { AuditedDeed, AuditPagesParts, ChainCheck } from '../audit-parts.ts';
import { dateParts } from '../dates.ts';
import type { ConsoleSection, Visit } from '../visit.ts';
import { hasWords, type Say } from '../words/words.ts';

/** So many entries are looked through while the page waits (under a quarter of a second); more, when told to. */
const atOnce = 20_000;
const asked = z.object({
  before: z
    .string()
    .regex(/^\d{1,18}$/)
    .optional()
    .catch(undefined),
});

export function auditSection(parts: AuditPagesParts): ConsoleSection {
  async function page(visit: Visit): Promise<Answer> {
    const { say, at } = visit;
    const { before } = asked.parse(visit.query);
    const committeesToo = visit.staff.role === 'committee';
    const head = await parts.head(at);
    const check = head.entries <= atOnce ? await parts.check(at) : parts.lastCheck();
    const list = await parts.entries({ committeesToo, ...(before !== undefined && { before }) });
    await visit.audited('audit-read', 'audit');
    return {
      ...{ kind: 'page', view: 'audit', section: 'system', title: say('audit.title') },
      trail: [{ label: say('section.system'), path: '/system' }],
      values: {
        ...{ head, committeesToo, check },
        recorded: (await parts.recorded()).at(-1),
        found: check && foundWords(check, visit),
        rows: list.rows.map((row) => ({ at: row.at, ...deedWords(row, say) })),
        newest: before === undefined,
        older: list.before && `/system/audit?before=${list.before}`,
      },
    };
  }

  return {
    routes: {
      'GET /system/audit': page,
      'POST /system/audit/check': async (visit) => {
        await parts.check(visit.at);
        await visit.audited('audit-checked', 'audit');
        return { kind: 'go', to: '/system/audit', notice: visit.say('audit.checked') };
      },
      'GET /system/audit/heads': async (visit) => {
        await visit.audited('audit-heads-exported', 'audit');
        const lines = (await parts.recorded()).map((head) => `${JSON.stringify(head)}\n`);
        return {
          ...{ kind: 'file', name: `heyi-audit-heads-${dayOf(visit.at)}.jsonl` },
          ...{ type: 'application/x-ndjson; charset=utf-8', content: lines.join('') },
        };
      },
    },
  };
}

function foundWords({ state, heads }: ChainCheck, { say, language }: Visit): string {
  switch (state.kind) {
    case 'sound':
      return say('audit.sound', { entries: state.entries, heads });
    case 'broken':
      return say(state.why === 'altered' ? 'audit.altered' : 'audit.not-linked', { id: state.id });
    case 'rewritten':
      return say('audit.rewritten', { when: dateParts(state.head.at, language).title });
    case 'cut-off':
      return say('audit.cut-off', {
        ...{ before: state.head.entries, now: state.entries },
        when: dateParts(state.head.at, language).title,
      });
  }
}

/** Who, what, on what; in words where there are some, else as it is written. */
export function deedWords({ actor, action, subject }: Omit<AuditedDeed, 'at'>, say: Say) {
  // A campaign's own deeds are named as on its page.
  const known = [`audit.deed.${action}`, action.replace(/^campaign-/, 'campaign.event.')].find(hasWords);
  const [kind, rest] = split(subject);
  const of = `audit.of.${kind}`;
  return {
    who: whoWords(actor, say, namesNobody(action, subject)),
    what: known === undefined ? action : say(known),
    on: hasWords(of) ? [say(of), rest].filter((part) => part !== '').join(' ') : subject,
  };
}

/** The same account may stand beside a member elsewhere in the list: together they would name who complained. */
function namesNobody(action: string, subject: string): boolean {
  return subject.startsWith('complaint:') && action !== 'query-code-refused';
}

function whoWords(actor: string, say: Say, unnumbered: boolean): string {
  const [kind, rest] = split(actor);
  if (kind === 'staff') return rest;
  const key = `audit.who.${kind}`;
  return hasWords(key) ? [say(key), unnumbered ? '' : rest].filter((part) => part !== '').join(' ') : actor;
}

/** "complaint:T26-0001-3" */
function split(text: string): readonly [string, string] {
  const colon = text.indexOf(':');
  return colon < 0 ? [text, ''] : [text.slice(0, colon), text.slice(colon + 1)];
}
