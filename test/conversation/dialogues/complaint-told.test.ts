import { describe, expect, it } from 'vitest';
import { complaintDialogue } from '../../../src/conversation/dialogues/complaint.ts';
import type { Facts, Needs } from '../../../src/conversation/facts.ts';
import { longestText } from '../../../src/conversation/dialogues/complaint-state.ts';
import { about, type Heard, sitDown, situation } from './complaint-desk.ts';

const oneLine = '我要投诉卫生院乱收费300块不给票';

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

describe('the story', () => {
  it('may come in several messages until 说完了', () => {
    const person = desk();
    person.say('投诉');
    expect(person.say('3号在镇卫生院输液，多收我20').choices).toEqual(['complaint-finished']);
    person.say('大夫还骂人');
    person.say('说完了');
    person.say('匿名');

    expect(filedIn(person.say('对')).complaint.text).toBe('3号在镇卫生院输液，多收我20\n大夫还骂人');
  });

  it('is not left for what sounds like a claim or an estimate', () => {
    const person = desk();
    person.say('投诉');

    expect(person.hear(about('claim', '我的报销拖了半年没给')).state).toMatchObject({ at: 'adding' });
    expect(person.hear(about('claim', '钱到现在没到账', 0.99)).outcome).toBe('waiting');
  });

  it('is added to while something else is asked', () => {
    const person = desk();
    person.say(oneLine);

    const added = person.say('还有他让我签空白单子呢');

    expect(added.text).toContain('补充的也记下了');
    expect(added.state).toMatchObject({
      at: 'naming',
      draft: { text: `${oneLine}\n还有他让我签空白单子呢` },
    });
  });

  it('gives way to a question on something else, and to what is certain', () => {
    const person = desk();
    person.say(oneLine);

    expect(person.hear(about('policy', '起付线是多少')).outcome).toBe('pass');
    expect(person.hear(about('privacy', '我的数据', 1)).outcome).toBe('pass');
    expect(person.press('account-movements').outcome).toBe('pass');
  });

  it('that is far too long is cut, and that is said', () => {
    const person = desk();
    person.say('投诉');

    const long = person.say('卫生院乱收费。'.repeat(1_000));

    expect(long.text).toContain('写在纸上');
    expect([...(long.state as { draft: { text: string } }).draft.text]).toHaveLength(longestText);
  });

  it('with nothing in it is asked for again, with a person after the second time', () => {
    const person = desk();
    person.say('投诉');

    expect(person.say('？').choices).toEqual([]);
    expect(person.say('！！').choices).toEqual(['intent-human']);
  });
});

describe('what is unclear is asked', () => {
  it('the kind of wrong, by number or in words', () => {
    const person = desk();
    person.say('投诉');
    person.say('卫生院的人把我的证拿走了一个月');
    expect(person.press('complaint-finished').choices).toContain('complaint-category:staff-attitude');
    expect(person.press('complaint-category:staff-attitude').state).toMatchObject({
      at: 'naming',
      draft: { category: 'staff-attitude' },
    });
  });

  it('or stays with 其他 for whoever cannot tell', () => {
    const person = desk();
    person.say('投诉');
    person.say('卫生院的人把我的证拿走了一个月');
    person.say('没了');

    expect(person.say('说不好').state).toMatchObject({ at: 'naming', draft: { category: 'other' } });
  });

  it('whom it is about, by choice', () => {
    const person = desk();
    expect(person.say('他们乱收费，我要告').choices).toContain('complaint-target:banner-office');
    person.press('complaint-target:banner-office');
    person.say('匿名');

    expect(filedIn(person.say('对')).queue).toBe('supervision-committee');
  });

  it('or in words, kept as they are; who cannot be placed is sorted by hand', () => {
    const person = desk();
    person.say('他们乱收费，我要告');
    person.say('管收钱的李主任');
    person.say('匿名');

    expect(filedIn(person.say('对'))).toMatchObject({
      queue: 'unclear',
      complaint: { about: '管收钱的李主任', target: 'unclear' },
    });
  });

  it('or is not known', () => {
    const person = desk();
    person.say('他们乱收费，我要告');

    expect(person.say('不清楚').state).toMatchObject({ draft: { target: 'unclear' } });
  });
});

describe('before it is filed', () => {
  const readyToFile = () => {
    const person = desk();
    person.say(oneLine);
    person.say('匿名');
    return person;
  };

  it.each([
    ['complaint-change-text', 'text'],
    ['complaint-change-category', 'category'],
    ['complaint-change-target', 'target'],
    ['complaint-change-naming', 'naming'],
  ])('%s asks that again and keeps the rest', (choice, at) => {
    const person = readyToFile();
    expect(person.say('改一改').choices).toContain(choice);

    expect(person.press(choice).state).toMatchObject({ at });
  });

  it('a plain 不对 opens the changes, files nothing', () => {
    const answer = readyToFile().say('不对');

    expect(answer.state).toMatchObject({ at: 'change' });
    expect(answer.effects).toEqual([]);
  });

  it('the changed text replaces the former', () => {
    const person = readyToFile();
    person.say('改一改');
    person.say('改内容');
    person.say('卫生院收了我500元没给收据');
    person.say('没了');

    expect(filedIn(person.say('对')).complaint.text).toBe('卫生院收了我500元没给收据');
  });

  it.each(['text', 'naming', 'confirm'])('不投诉了 drops it, also while %s is open', (at) => {
    const person = desk();
    person.say(at === 'text' ? '投诉' : oneLine);
    if (at === 'confirm') person.say('匿名');

    const dropped = person.say('不投诉了');

    expect(dropped.outcome).toBe('done');
    expect(dropped.effects).toEqual([]);
  });

  it('no fresh number is drawn until it is confirmed', () => {
    const person = desk();

    expect(person.say(oneLine).needs).toEqual({});
    expect(person.say('匿名').needs).toEqual({});
    expect(person.say('不对').needs).toEqual({});
  });
});

describe('a question in between', () => {
  it.each(['一年交几回', '低保户交钱不', '五保户呢', '钱多久到账'])(
    'about something else is no part of the story: %s',
    (text) => {
      const desk = sitDown(complaintDialogue);
      desk.say('村里逼着入');

      expect(desk.say(text).outcome).toBe('pass');
    },
  );

  it('of the story itself is', () => {
    const desk = sitDown(complaintDialogue);
    desk.say('村里逼着入');

    expect(desk.say('大夫还骂人呢，我说了他也不给').text).toContain('补充的也记下了');
  });
});

describe('说完了 said once too often', () => {
  it('is nobody’s name: against whom it is, is asked again', () => {
    const desk = sitDown(complaintDialogue);
    expect(desk.say('就是不给开票，还骂人').text).toContain('投诉的是哪里');

    const again = desk.say('说完了');

    expect(again.choices).toContain('complaint-target:health-centre');
    expect(desk.say('林东镇卫生院').text).toContain('姓名还是匿名');
  });
});
