import { describe, expect, it } from 'vitest';
import type { ComplaintView } from '../../../src/complaint/complaint.ts';
import { complaintStatusDialogue } from '../../../src/conversation/dialogues/complaint-status.ts';
import type { Facts, Needs } from '../../../src/conversation/facts.ts';
import type { CertificateLock } from '../../../src/identity/identity.ts';
import { makeNumber } from '../../../src/kernel/identifiers.ts';
import { about, contact, now, sitDown, situation } from './complaint-desk.ts';

const number = makeNumber('complaint', 2026, 418);
const inADay = new Date(now.getTime() + 24 * 3_600_000);

const filed: ComplaintView = {
  number,
  category: 'overcharging',
  text: '多收了我20元',
  anonymous: true,
  state: 'assigned',
  receivedAt: new Date('2026-11-16T10:00:00+08:00'),
  dueDay: '2026-12-14',
  provisional: false,
  events: [],
};

function desk(
  own: readonly ComplaintView[],
  change: Parameters<typeof contact>[0] = {},
  foreign?: ComplaintView,
  lock?: CertificateLock,
) {
  const facts = ({ complaints, complaint, certificateLock }: Needs): Facts => {
    const found = [...own, ...(foreign && complaint?.queryCode === '123456' ? [foreign] : [])].find(
      (one) => one.number === complaint?.number,
    );
    return {
      ...(complaints && { complaints: own }),
      ...(found && { complaint: found }),
      ...(certificateLock && lock && { certificateLock: lock }),
    };
  };
  return sitDown(complaintStatusDialogue, { situation: situation({ contact: contact(change) }), facts });
}

describe('without any complaint of one’s own', () => {
  it('asks the number, and says at once what overdue means and who helps then', () => {
    const first = desk([]).say('上个月投诉的咋还没信儿，都快俩月了');

    expect(first.text).toContain('请发投诉编号');
    expect(first.text).toContain('是否逾期');
    expect(first.text).toContain('可以找监督委员会');
    expect(first.citations).toEqual(['III.5.2-20-working-days', 'III.5.1-supervision-committee']);
  });

  it('reads a number without its letter, and says when a digit is wrong', () => {
    const person = desk([]);
    person.say('查投诉');

    expect(person.say(number.slice(1)).text).toContain(`${number} 不是在这个号上登记的`);
    expect(desk([]).say(number.replace('0418', '0481')).text).toContain('最后一位对不上');
  });

  it('does not take an enquiry for a complaint', () => {
    expect(desk([]).say(makeNumber('enquiry', 2026, 418)).text).toContain('对不上');
  });

  it('asks again what cannot be read, and lets another topic through', () => {
    const person = desk([]);
    person.say('查投诉');

    expect(person.say('嗯').choices).toEqual([]);
    expect(person.say('啊').choices).toEqual(['intent-human']);
    expect(person.hear(about('policy', '起付线是多少')).outcome).toBe('pass');
    expect(person.asksNow()).toContain('请发投诉编号');
  });
});

describe('a complaint of one’s own', () => {
  it('is shown at once: state, day, last day', () => {
    const shown = desk([filed]).say('查投诉');

    expect(shown.outcome).toBe('resting');
    expect(shown.choices).toEqual([
      `complaint-add:${number}`,
      `complaint-withdraw:${number}`,
      'intent-human',
      'intent-menu',
    ]);
    expect(shown.text).toContain('已交给承办人');
    expect(shown.text).toContain('期限20个工作日，今天是第4个，没有逾期');
    expect(shown.text).toContain('最晚12月14日（周一）前');
    expect(shown.citations).toContain('III.5.1-supervision-committee');
  });

  it('says 暂定 when its last day is provisional', () => {
    expect(desk([{ ...filed, provisional: true }]).say('查投诉').text).toContain('暂定');
  });

  it('says that it is overdue, by how much, and names the supervision committee', () => {
    const shown = desk([{ ...filed, dueDay: '2026-11-16' }]).say('查投诉');

    expect(shown.text).toContain('逾期了：本该11月16日（周一）前答复，已经过了4个工作日');
    expect(shown.text).toContain('可以找监督委员会');
  });

  it('shows the answer when there is one, with an apology when it came late', () => {
    const answered = { ...filed, state: 'answered' as const, answer: '已退款20元。', answeredAt: now };

    expect(desk([answered]).say('查投诉').text).toMatch(/11月22日（周日）答复如下：\n已退款20元。/);
    expect(desk([answered]).say('查投诉').text).not.toContain('对不起');
    expect(desk([{ ...answered, dueDay: '2026-11-20' }]).say('查投诉').text).toContain('答复晚了');
  });

  it('says what is waited for', () => {
    const waits = {
      ...filed,
      state: 'awaiting-complainant' as const,
      events: [{ kind: 'awaiting-complainant', at: now, note: '请把票据拍照发来' }],
    };

    expect(desk([waits]).say('查投诉').text).toMatch(/\n问：请把票据拍照发来\n直接在这里回答就行/);
    // Answered, it is asked no more.
    expect(desk([{ ...waits, state: 'assigned' as const }]).say('查投诉').text).not.toContain(
      '请把票据拍照发来',
    );
  });

  it('that was withdrawn is told as such', () => {
    expect(desk([{ ...filed, state: 'withdrawn' }]).say('查投诉').text).toContain('已撤回');
  });

  it('is one of several, newest first, each to be opened', () => {
    const older = { ...filed, number: makeNumber('complaint', 2026, 9), dueDay: '2026-11-02' };
    const person = desk([filed, older]);

    const list = person.say('查投诉');

    expect(list.choices).toEqual([`complaint-which:${number}`, `complaint-which:${older.number}`]);
    expect(person.press(`complaint-which:${older.number}`).text).toContain('逾期了');
  });

  it('beyond five is had by its number', () => {
    const many = Array.from({ length: 6 }, (_, place) => ({
      ...filed,
      number: makeNumber('complaint', 2026, place + 1),
    }));

    const list = desk(many).say('查投诉');

    expect(list.choices).toHaveLength(5);
    expect(list.text).toContain('更早的');
  });
});

describe('a complaint filed from elsewhere', () => {
  it('opens with number and code, together or one after the other', () => {
    expect(desk([], {}, filed).say(`${number} 查询码 123456`).text).toContain('已交给承办人');
    const person = desk([], {}, filed);
    person.say(number);

    expect(person.say('123456').text).toContain('已交给承办人');
  });

  it('does not tell whether a number exists at all', () => {
    const unknown = makeNumber('complaint', 2026, 9_999);

    expect(desk([]).say(unknown).text.replace(unknown, '')).toBe(
      desk([], {}, filed).say(number).text.replace(number, ''),
    );
  });

  it('counts wrong codes like wrong identities, and locks at the third', () => {
    const person = desk([], { failedAttempts: 1 }, filed);
    person.say(number);

    const second = person.say('111111');

    expect(second.effects).toContainEqual({ kind: 'failures-counted', failedAttempts: 2 });
    expect(second.text).toContain('还能再试1次');
    const third = desk([], { failedAttempts: 2 }, filed).say(`${number} 222222`);
    expect(third.effects).toContainEqual({
      kind: 'failures-counted',
      failedAttempts: 3,
      lockedUntil: inADay,
    });
    expect(third.outcome).toBe('done');
    expect(third.text).toContain('先停一天');
  });

  describe('and guessed at from many contacts', () => {
    const locked = { failedAttempts: 5, firstFailedAt: now, lockedUntil: inADay };

    it('counts every wrong code on the number, and closes it for a day at the fifth', () => {
      const four = { failedAttempts: 4, firstFailedAt: now };

      const fifth = desk([], {}, filed, four).say(`${number} 111111`);

      expect(fifth.needs).toMatchObject({ certificateLock: { certificate: number } });
      expect(fifth.effects).toContainEqual({
        kind: 'certificate-lock-set',
        certificate: number,
        lock: locked,
      });
    });

    it('answers the right code as a wrong one while it is closed', () => {
      const right = desk([], {}, filed, locked).say(`${number} 123456`);
      const wrong = desk([], {}, filed).say(`${number} 111111`);

      expect(right.text).toBe(wrong.text);
      expect(right.text).toContain('还能再试2次');
    });

    it('stays open to the contact that filed it, and to the right code after the lock', () => {
      const over = { ...locked, lockedUntil: now };

      expect(desk([filed], {}, undefined, locked).say(`${number} 111111`).text).toContain('已交给承办人');
      expect(desk([], {}, filed, over).say(`${number} 123456`).text).toContain('已交给承办人');
    });
  });

  it('tries no code while the contact is locked, but shows its own', () => {
    const locked = { lockedUntil: inADay };
    const tried = desk([], locked, filed).say(`${number} 123456`);

    expect(tried.needs).toEqual({ complaint: { number } });
    expect(tried.effects).toEqual([]);
    expect(tried.text).toContain('先停一天');
    expect(desk([filed], locked).say('查投诉').text).toContain('已交给承办人');
  });

  it('asks for the code again when it cannot be read', () => {
    const person = desk([], {}, filed);
    person.say(number);

    expect(person.say('忘了').text).toContain('六位数字');
    expect(person.asksNow()).toContain('查询码');
  });
});
