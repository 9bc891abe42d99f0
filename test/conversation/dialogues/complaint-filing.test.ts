import { describe, expect, it } from 'vitest';
import { complaintDialogue } from '../../../src/conversation/dialogues/complaint.ts';
import type { Facts, Needs } from '../../../src/conversation/facts.ts';
import { startTalk } from '../../support/talk.ts';
import { bound, event, type Heard, sitDown, situation } from './complaint-desk.ts';

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

describe('a complaint does not reach the accused', () => {
  it('when the banner office is named only later in the story', () => {
    const person = desk();
    person.say('我要投诉卫生院乱收费');
    person.say('后来去旗合管办，旗合管办的李主任还收了我两千块红包');

    const readBack = person.say('匿名');

    expect(readBack.text).toContain('对象：旗合管办');
    expect(readBack.text).toContain('由监督委员会办，旗合管办看不到');
    expect(filedIn(person.say('对'))).toMatchObject({
      queue: 'supervision-committee',
      complaint: { target: 'banner-office' },
    });
  });

  it('when the bureau it sits in is named and 别的单位 is chosen', () => {
    const person = desk();
    person.say('投诉');
    person.say('旗卫生局的科长管合管办，挪用了我们的钱');
    person.say('说完了');
    person.say('匿名');

    expect(filedIn(person.say('对')).queue).toBe('supervision-committee');
  });

  it('when it is named while the read-back is open', () => {
    const person = desk();
    person.say(oneLine);
    expect(person.say('匿名').text).toContain('由旗合管办办，被投诉的单位不经手');

    expect(person.say('还有旗里合管办也收了我500块').text).toContain('由监督委员会办');
    expect(filedIn(person.say('对')).queue).toBe('supervision-committee');
  });

  it('when 合管办 may be either: it is asked, once', () => {
    const person = desk();
    expect(person.say('我要投诉合管办的人乱收费').text).toContain('是苏木乡镇的，还是旗里的');
    expect(person.say('说不清').state).toMatchObject({ at: 'naming', draft: { target: 'unclear' } });

    expect(person.say('匿名').text).toContain('先不交给任何一家');
    expect(filedIn(person.say('对')).queue).toBe('unclear');
  });

  it.each([
    ['旗里的', 'supervision-committee'],
    ['镇上的', 'banner-office'],
  ])('and goes by the answer: %s', (answer, queue) => {
    const person = desk();
    person.say('我要投诉合管办的人乱收费');
    person.say(answer);
    person.say('匿名');

    expect(filedIn(person.say('对')).queue).toBe(queue);
  });

  it('also when 合管办 is first said as the answer to whom it is about', () => {
    const person = desk();
    person.say('他们乱收费，我要告');

    expect(person.say('合管办').text).toContain('是苏木乡镇的，还是旗里的');
    expect(person.say('旗里的').state).toMatchObject({ at: 'naming', draft: { target: 'banner-office' } });
  });

  it('also when whom it is about is changed to somebody else, and that is said', () => {
    const person = desk();
    person.say('我要投诉旗合管办和卫生院乱收费');
    person.say('匿名');
    person.say('改一改');
    expect(person.say('改对象').state).toMatchObject({ at: 'target' });

    expect(person.press('complaint-target:health-centre').text).toContain('就按投诉他们办');
    expect(filedIn(person.say('对')).queue).toBe('supervision-committee');
  });

  it('a question is no answer to whom it is about', () => {
    const person = desk();
    person.say('他们乱收费，我要告');

    expect(person.say('卫生院？').state).toMatchObject({ at: 'target' });
  });
});

describe('filed by a clear yes only', () => {
  it.each(['留', '嗯……', '嗯？', '有', '交了', '对？', '对吗', '好的谢谢'])('%s does not file', (text) => {
    const person = desk();
    person.say(oneLine);
    person.say('匿名');

    const heard = person.say(text);

    expect(heard.effects).toEqual([]);
    expect(heard.needs).toEqual({});
  });

  it('once, though 对 is said twice or the button pressed again', async () => {
    const talk = startTalk();
    for (const text of [oneLine, '匿名', '对']) await talk.say(text);

    const second = await talk.say('对');
    const third = await talk.say('对，登记');

    expect(talk.memory.complaints).toHaveLength(1);
    expect(JSON.stringify([second, third])).not.toContain('登记好了。编号');
  });

  it('and says so when its button is pressed again', () => {
    const own: Facts = {
      complaints: [
        {
          number: 'T26-0418-7',
          category: 'overcharging',
          text: '多收钱',
          anonymous: true,
          state: 'received',
          receivedAt: situation().now,
          dueDay: '2026-12-18',
          provisional: false,
          events: [],
        },
      ],
    };
    const heard = complaintDialogue.step(
      undefined,
      { ...event('对，登记', 'began'), choice: 'complaint-confirm' },
      situation(),
      own,
    );

    expect(heard.outcome.kind).toBe('done');
    expect(heard.effects).toEqual([]);
    expect(heard.utterances[0]?.lines).toEqual([
      { id: 'complaint-filed-already', args: { number: 'T26-0418-7' } },
    ]);
  });
});

describe('who files it', () => {
  it('is asked for a name when the binding ended after 留姓名', () => {
    const before = desk({ bindings: [bound] });
    before.say(oneLine);
    before.say('留姓名');
    const { state } = before.say('还有他骂人了');
    const stored = complaintDialogue.schema.parse(state);

    expect(complaintDialogue.ask(stored, situation()).lines).toEqual([{ id: 'complaint-ask-name' }]);
    expect(complaintDialogue.needs(stored, event('对'), situation())).toEqual({});
    const step = complaintDialogue.step(stored, event('对'), situation(), {});
    expect(step.outcome).toMatchObject({ kind: 'waiting', state: { at: 'name' } });
    expect(step.effects).toEqual([]);
  });

  it('gets a query code with a name of their own as well', () => {
    const person = desk();
    person.say(oneLine);
    person.say('我叫王小花');

    expect(person.say('对').text).toContain('查询码 123456');
  });

  it('leaves no name behind on turning anonymous', () => {
    const person = desk();
    person.say(oneLine);
    person.say('我叫王小花');
    person.say('改一改');
    person.say('改署名');
    person.say('匿名');

    expect(filedIn(person.say('对')).complaint).not.toHaveProperty('complainantName');
  });

  it.each(['好的谢谢', '说完了', '同意'])('is not called %s', (text) => {
    const person = desk();
    person.say(oneLine);
    person.say('留姓名');

    expect(person.say(text).state).toMatchObject({ at: 'name' });
  });
});

describe('what is no part of the story', () => {
  it.each(['我家庭账户还剩多少', '查投诉', '封顶线是多少', '查账户'])(
    'passes while it is told: %s',
    (text) => {
      const person = desk();
      person.say('投诉');
      expect(person.say(text).outcome).toBe('pass');
      person.say('卫生院的人把我的证拿走了');

      const heard = person.say(text);

      expect(heard.outcome).toBe('pass');
      expect(heard.state).toMatchObject({ draft: { text: '卫生院的人把我的证拿走了' } });
    },
  );

  it.each(['凭什么收我300', '他凭什么不给我报', '在哪交的钱没给收据', '他们怎么能这样对我'])(
    'is not what accuses in the form of a question: %s',
    (text) => {
      const person = desk();
      person.say('投诉');

      expect(person.say(text).state).toMatchObject({ draft: { text } });
    },
  );

  it('keeps commas and full stops as they were written', () => {
    const person = desk();
    person.say('投诉');
    person.say('卫生院，收了３００块。没给票！');
    person.say('说完了');
    person.say('匿名');

    expect(filedIn(person.say('对')).complaint.text).toBe('卫生院，收了３００块。没给票！');
  });
});
