import { describe, expect, it } from 'vitest';
import { complaintDialogue } from '../../../src/conversation/dialogues/complaint.ts';
import type { Facts, Needs } from '../../../src/conversation/facts.ts';
import { bound, type Heard, sitDown, situation } from './complaint-desk.ts';

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

describe('the first answer', () => {
  it('acknowledges, names the clause, the promise and the telephone, and asks on', () => {
    const first = desk().say('村里说不入就不给办低保，这合理吗');

    expect(first.text).toContain('不得强迫');
    expect(first.text).toContain('可以投诉，20个工作日内答复');
    expect(first.text).toContain('0476-555-0120');
    expect(first.citations).toEqual([
      'II.1-voluntary-by-household',
      'III.5.2-complaint-phone',
      'III.5.2-20-working-days',
    ]);
    expect(first.choices).toEqual(['complaint-named', 'complaint-anonymous', 'complaint-drop']);
  });

  it('asks what happened when nothing was said yet', () => {
    const first = desk().say('投诉');

    expect(first.text).toContain('请说说出了什么事');
    expect(first.text).toContain('20个工作日');
    expect(first.state).toMatchObject({ at: 'text' });
  });

  it('keeps whom it is about, though what happened is still missing', () => {
    expect(desk().say('我要投诉林东镇卫生院').state).toMatchObject({
      at: 'text',
      draft: { listed: 'health-centre', about: '林东镇卫生院' },
    });
  });

  it('promises confidence to whoever fears to be found out', () => {
    expect(desk().say('我要举报卫生院乱收费，别让他们知道是我').text).toContain('我们保密');
  });
});

describe('a complaint in one line', () => {
  it('is read back again, and not filed, when no number could be drawn', () => {
    const person = sitDown(complaintDialogue, { situation: situation() });
    person.say(oneLine);
    person.press('complaint-anonymous');

    const last = person.press('complaint-confirm');

    expect(last).toMatchObject({ outcome: 'waiting', effects: [] });
    expect(last.choices).toContain('complaint-confirm');
  });

  it('is filed anonymously in three turns, with number, code, last day and how it is counted', () => {
    const person = desk();
    person.say(oneLine);
    const back = person.press('complaint-anonymous');
    expect(back.text).toContain(`内容：${oneLine}`);
    expect(back.text).toContain('署名：匿名');

    const last = person.press('complaint-confirm');

    expect(last.needs).toEqual({ newNumber: { kind: 'complaint' } });
    expect(last.outcome).toBe('done');
    expect(filedIn(last)).toMatchObject({
      queue: 'banner-office',
      clock: { dueDay: '2026-12-18', provisional: false },
      complaint: {
        number: 'T26-0418-7',
        text: oneLine,
        target: 'health-centre',
        anonymous: true,
        category: 'no-receipt',
      },
    });
    expect(filedIn(last).complaint).not.toHaveProperty('memberId');
    expect(last.text).toContain('编号 T26-0418-7');
    expect(last.text).toContain('查询码 123456');
    expect(last.text).toContain('最晚12月18日（周五）前');
    expect(last.text).not.toContain('暂定');
    expect(last.effects).toContainEqual({
      kind: 'audited',
      action: 'complaint-filed',
      subject: 'complaint:T26-0418-7',
      anonymous: true,
    });
  });

  it('stays anonymous for a verified person as well', () => {
    const person = desk({ bindings: [bound] });
    person.say(oneLine);
    person.say('匿名');

    const { complaint } = filedIn(person.say('对'));

    expect(complaint).toMatchObject({ anonymous: true });
    expect(complaint).not.toHaveProperty('complainantName');
    expect(complaint).not.toHaveProperty('sumu');
  });

  it('names what the count skipped and which weekend days it counted', () => {
    const person = desk({ now: new Date('2026-09-18T18:30:00+08:00') });
    person.say(oneLine);
    person.say('匿名');

    const { text } = person.say('对');

    expect(text).toContain('放假不算：中秋节（9月25日）、国庆节（10月1日—10月7日）');
    expect(text).toContain('调休上班，要算：9月20日（周日）、10月10日（周六）');
  });

  it('says 暂定 when the last day falls in a year not yet published', () => {
    const person = desk({ now: new Date('2026-12-14T10:00:00+08:00') });
    person.say(oneLine);
    person.say('匿名');

    expect(person.say('对').text).toMatch(/2027年1月12日[\s\S]*暂定/);
  });
});

describe('with a name', () => {
  it('uses the verified member, shown masked', () => {
    const person = desk({ bindings: [bound] });
    person.say(oneLine);
    expect(person.say('留姓名').text).toContain('署名：乌*');

    const last = person.say('对');

    expect(filedIn(last).complaint).toMatchObject({
      complainantName: '乌力吉',
      memberId: 11,
      sumu: '林东镇',
      anonymous: false,
    });
    expect(last.text).not.toContain('查询码');
  });

  it('asks a name of whoever is not verified, and needs nothing else', () => {
    const person = desk();
    person.say(oneLine);
    expect(person.say('留姓名').text).toContain('怎么称呼您');
    expect(person.say('啥？').text).toContain('匿名');
    person.say('王小花 13800000000');

    expect(filedIn(person.say('对')).complaint).toMatchObject({
      complainantName: '王小花 13800000000',
      anonymous: false,
    });
  });

  it('takes the name said with the wish', () => {
    const person = desk();
    person.say(oneLine);

    expect(person.say('我叫王小花').state).toMatchObject({
      at: 'confirm',
      draft: { name: '王小花', anonymous: false },
    });
  });

  it('can still turn anonymous when the name is asked', () => {
    const person = desk();
    person.say(oneLine);
    person.say('留姓名');

    expect(person.say('那匿名吧').state).toMatchObject({ at: 'confirm', draft: { anonymous: true } });
  });

  it('neither uses the binding nor takes a name where household records may not be told', () => {
    const person = desk({ bindings: [bound], householdDataAllowed: false });
    person.say(oneLine);

    expect(person.say('留姓名').state).toMatchObject({ at: 'confirm', draft: { anonymous: true } });
  });
});
