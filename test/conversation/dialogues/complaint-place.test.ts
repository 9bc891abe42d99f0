import { describe, expect, it } from 'vitest';
import { complaintDialogue } from '../../../src/conversation/dialogues/complaint.ts';
import type { Facts, Needs } from '../../../src/conversation/facts.ts';
import { bound, type Heard, sitDown, situation } from './complaint-desk.ts';

function numbers({ newNumber }: Needs): Facts {
  return newNumber ? { newNumber: { number: 'T26-0418-7', queryCode: '123456' } } : {};
}

function desk(change: Parameters<typeof situation>[0] = {}) {
  return sitDown(complaintDialogue, { situation: situation(change), facts: numbers });
}

function filedIn(heard: Heard) {
  const effect = heard.effects.find(({ kind }) => kind === 'complaint-filed');
  if (effect?.kind !== 'complaint-filed') throw new Error(`nothing was filed: ${heard.text}`);
  return effect;
}

describe('where it happened', () => {
  it('is the sumu that the words name, though nobody says who they are', () => {
    const person = desk();
    person.say('我要投诉隆昌镇卫生院乱收费');
    person.say('匿名');

    expect(filedIn(person.say('对')).complaint).toMatchObject({ anonymous: true, sumu: '隆昌镇' });
  });

  it('is not where the complainant lives when the words name another one', () => {
    const person = desk({ bindings: [bound] });
    person.say('我要投诉隆昌镇卫生院乱收费');
    person.say('留姓名');

    expect(filedIn(person.say('对')).complaint.sumu).toBe('隆昌镇');
  });
});
