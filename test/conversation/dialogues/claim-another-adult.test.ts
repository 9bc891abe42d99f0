/** Just verified, and asking for another adult of the family: that adult's own name and last four come first. */
import { describe, expect, it } from 'vitest';
import { memoryHouseholds } from '../../support/memory-households.ts';
import { createMemory } from '../../support/memory-work.ts';
import { parts, startTalk } from '../../support/talk.ts';
import { claim, first, second } from './claim-records.ts';

const shared = parts();

const households = memoryHouseholds.map((household) =>
  household.householdId === 1
    ? {
        ...household,
        claims: [claim({ memberId: 11 }), claim({ number: second, memberId: 12, memberName: '其木格' })],
      }
    : household,
);

function sitDown() {
  const talk = startTalk(shared, createMemory(households));
  return async (text: string): Promise<string> => {
    const { replies } = await talk.say(text);
    return replies.map((reply) => reply.text).join('\n');
  };
}

describe('within two minutes of the own identity check', () => {
  it('another adult’s claims ask for that adult’s own name and last four, and then are told alone', async () => {
    const say = sitDown();
    await say('我的报销到哪了');
    await say('同意');
    expect(await say('150422000001 乌力吉 1234')).toContain(first);

    const asked = await say('我老伴的报销到哪了');
    const told = await say('其木格 4321');

    expect(asked).toContain('大人的报销只告诉本人');
    expect(asked).toContain('请他本人发自己的姓名和身份证后四位');
    expect(asked).not.toContain(first);
    expect(told).toContain(second);
    expect(told).not.toContain(first);
  });

  it('the adult asked for by name too, and the choice to verify another', async () => {
    for (const asks of ['其木格的报销到哪了', '核对另一位家人']) {
      const say = sitDown();
      await say('我老伴的报销到哪了');
      await say('同意');
      await say('150422000001 乌力吉 1234');

      const asked = await say(asks);

      expect(asked).toContain('请他本人发自己的姓名和身份证后四位');
      expect(asked).not.toContain(first);
    }
  });

  it('a question that led to the check is answered for whom it was: closed, with the way on, and no circle', async () => {
    const say = sitDown();
    await say('我老伴的报销到哪了');
    await say('同意');

    const told = await say('150422000001 乌力吉 1234');

    expect(told).toContain('这位家人的报销');
    expect(told).not.toContain(first);
    expect(told).not.toContain(second);
    expect(await say('看全部报销')).toContain(first);
  });

  it('a short word after the answer is enough to ask for another of the family', async () => {
    const say = sitDown();
    await say('我的报销到哪了');
    await say('同意');
    await say('150422000001 乌力吉 1234');

    expect(await say('那我老伴的呢')).toContain('请他本人发自己的姓名和身份证后四位');
    expect(await say('其木格 4321')).toContain(second);
  });

  it('a wrong name or ending opens nothing', async () => {
    const say = sitDown();
    await say('我的报销到哪了');
    await say('同意');
    await say('150422000001 乌力吉 1234');
    await say('我老伴的报销到哪了');

    const told = await say('其木格 1234');

    expect(told).toContain('没核对上');
    expect(told).not.toContain(second);
  });
});
