/** What is left behind by an identity check, and by guessing at one: over whole turns. */
import { describe, expect, it } from 'vitest';
import type { UnitOfWork } from '../../src/conversation/ports.ts';
import { makeNumber } from '../../src/kernel/identifiers.ts';
import { createMemory } from '../support/memory-work.ts';
import { parts, startTalk, usualHour } from '../support/talk.ts';

const shared = parts();
const rightThree = '150422000001 乌力吉 1234';
const said = ({ replies }: { replies: readonly { text: string }[] }) =>
  replies.map(({ text }) => text).join('\n');

/** What each turn did to the records, in order. */
function watched() {
  const memory = createMemory();
  const order: string[] = [];
  const states: string[] = [];
  const work: UnitOfWork = {
    ...memory.work,
    audit: {
      append(entry) {
        order.push(`audited ${entry.action}`);
        return memory.work.audit.append(entry);
      },
    },
    familyAccount: {
      entries(householdId, year) {
        order.push('account read');
        return memory.work.familyAccount.entries(householdId, year);
      },
    },
    conversations: {
      ...memory.work.conversations,
      save(contactId, state, at) {
        order.push('saved');
        states.push(JSON.stringify(state));
        return memory.work.conversations.save(contactId, state, at);
      },
    },
  };
  return { talk: startTalk(shared, memory, work), order, states, work };
}

describe('the words of an identity check', () => {
  it('are not kept in the inbox once they have been read; others are', async () => {
    const { talk } = watched();
    expect((await talk.say('我家账户还剩多少')).keptText).toBeUndefined();
    expect((await talk.say('同意')).keptText).toBeUndefined();

    expect((await talk.say(rightThree)).keptText).toBe('（核对身份的话，已隐去）');
  });

  it('leave nothing in the state when they did not fit, so that 返回 asks for everything again', async () => {
    const { talk, states } = watched();
    await talk.say('我家账户还剩多少');
    await talk.say('同意');
    await talk.say('150422000001');
    await talk.say('乌力吉');
    await talk.say('9999');

    expect(states.at(-1)).not.toMatch(/150422000001|乌力吉|9999/);
    await talk.say('返回');
    expect(said(await talk.say('1234'))).toContain('合作医疗证号');
  });

  it('are not hidden among the former states either', async () => {
    const { talk, states } = watched();
    await talk.say('我家账户还剩多少');
    await talk.say('同意');
    await talk.say('150422000001');
    await talk.say('乌力吉');

    expect(states.at(-1)?.match(/150422000001/g)).toHaveLength(1);
  });
});

describe('erasing', () => {
  it('leaves no words of the very message that ordered it', async () => {
    const { talk } = watched();
    await talk.say('删除我的数据');

    expect((await talk.say('确认删除')).keptText).toBe('');
  });
});

describe('the audit chain', () => {
  it('is written when everything else of the turn is done', async () => {
    const { talk, order } = watched();
    await talk.say('我家账户还剩多少');
    await talk.say('同意');
    order.length = 0;

    await talk.say(rightThree);

    expect(order).toEqual(['account read', 'audited identity-verified', 'audited account-viewed', 'saved']);
  });
});

describe('failures', () => {
  it('are not wiped out by withdrawing consent and being verified anew', async () => {
    const { talk, work } = watched();
    const verify = async () => {
      await talk.say('我家账户还剩多少');
      await talk.say('同意');
      await talk.say(rightThree);
    };
    await verify();
    await talk.say('查投诉');
    await talk.say(`${makeNumber('complaint', 2026, 418)} 111111`);
    await talk.say('222222');
    await talk.say('撤回同意');
    await verify();

    const { contact, bindings } = await work.identity.contact('terminal', 'a', usualHour);

    expect(bindings).toHaveLength(1);
    expect(contact.failedAttempts).toBe(2);
  });
});

describe('a raised consent text', () => {
  it('opens nothing until it is agreed to, and then asks for nothing else', async () => {
    const { talk, work } = watched();
    const { contact } = await work.identity.contact('terminal', 'a', usualHour);
    await work.identity.saveConsent(contact.id, '2001-01', usualHour);
    await work.identity.bind(contact.id, 11, 'self', usualHour);

    const asked = said(await talk.say('我家账户还剩多少'));
    const told = said(await talk.say('同意'));

    expect(asked).toContain('您同意吗');
    expect(asked).not.toMatch(/\d+\.\d\d元/);
    expect(told).toMatch(/核对好了[\s\S]*\d+\.\d\d元/);
  });
});
