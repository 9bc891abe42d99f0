import { describe, expect, it } from 'vitest';
import { broughtBy } from '../../../bots/wechat/inbound.ts';
import { readXml, writeXml } from '../../../bots/wechat/xml.ts';
import type { Fields } from '../../fakes/wechat/phone.ts';
import { ignored, payloads } from './payloads.ts';

const brought = (fields: Fields) =>
  broughtBy(
    readXml(writeXml({ ToUserName: 'gh_1', FromUserName: 'o-a', CreateTime: 1_764_122_400, ...fields })) ??
      new Map(),
  );

describe('what WeChat brings', () => {
  it.each(payloads)('is understood: $name', ({ fields, told, messageId }) => {
    const expected =
      messageId ?? ['o-a', '1764122400', fields.Event, fields.EventKey].filter(Boolean).join(':');

    expect(brought(fields)).toMatchObject({
      kind: 'message',
      account: 'gh_1',
      inbound: { channel: 'wechat', from: 'o-a', messageId: expected, ...told },
    });
  });

  it.each(ignored)('is counted and left alone: %s', (_name, fields, what) => {
    expect(brought(fields)).toEqual({ kind: 'ignored', what });
  });

  it.each([
    ['without a sender', { FromUserName: '', MsgType: 'text', MsgId: '1' }],
    ['without a time', { CreateTime: 'now', MsgType: 'text', MsgId: '1' }],
    ['without its number', { MsgType: 'text', Content: 'a' }],
    ['with a number that is none', { MsgType: 'text', Content: 'a', MsgId: '1e9' }],
    ['an event without a name', { MsgType: 'event' }],
  ])('is not read: a message %s', (_what, fields) => {
    expect(brought(fields)).toEqual({ kind: 'unreadable' });
  });

  it('tells two presses within one second apart, and one press brought twice not', () => {
    const press = (key: string) => brought({ MsgType: 'event', Event: 'CLICK', EventKey: key });

    expect(press('查参合')).toEqual(press('查参合'));
    expect(press('查参合')).not.toEqual(press('人工'));
  });
});

describe('what became of a message of ours', () => {
  const nested = (xml: string) =>
    broughtBy(
      readXml(
        `<xml><ToUserName>gh_1</ToUserName><FromUserName>o-a</FromUserName><CreateTime>1764122400</CreateTime><MsgType>event</MsgType>${xml}</xml>`,
      ) ?? new Map(),
    );
  const finished = (Status: string) =>
    brought({ MsgType: 'event', Event: 'TEMPLATESENDJOBFINISH', MsgID: '3234567890123456789', Status });
  const report = { channel: 'wechat', platformId: '3234567890123456789', from: 'o-a' } as const;
  const failed = (reason: string) => ({ kind: 'failed', reason });

  it.each([
    ['success', { kind: 'delivered' }],
    ['failed:user block', failed('unreachable: WeChat: failed:user block')],
    ['failed: system failed', failed('no-answer: WeChat: failed: system failed')],
  ])('is a report, not a message: a notice, %s', (status, outcome) => {
    expect(finished(status)).toEqual({
      kind: 'report',
      what: 'templatesendjobfinish',
      report: { ...report, outcome },
    });
  });

  it.each([
    ['0', 'success', { kind: 'delivered' }],
    ['43101', 'user refuse', failed('unreachable: WeChat: user refuse (43101)')],
    ['-1', 'system error', failed('no-answer: WeChat: system error (-1)')],
  ])('is a report: a subscription notice, %s', (code, status, outcome) => {
    const list = `<List><TemplateId>t</TemplateId><MsgID>3234567890123456789</MsgID><ErrorCode>${code}</ErrorCode><ErrorStatus><![CDATA[${status}]]></ErrorStatus></List>`;
    const event = (lists: string) =>
      nested(
        `<Event>subscribe_msg_sent_event</Event><SubscribeMsgSentEvent>${lists}</SubscribeMsgSentEvent>`,
      );
    const expected = {
      kind: 'report',
      what: 'subscribe_msg_sent_event',
      report: { ...report, outcome },
    };

    expect(event(list)).toEqual(expected);
    expect(event(list + list.replaceAll('789', '790'))).toEqual(expected);
  });

  it.each([
    ['send success', { kind: 'delivered' }],
    ['send fail', failed('no-answer: WeChat: send fail')],
    ['err(30003)', failed('no-answer: WeChat: err(30003)')],
  ])('is a report to everybody: a mass message, %s', (Status, outcome) => {
    const event = { MsgType: 'event', Event: 'MASSSENDJOBFINISH', MsgID: '1000001625', Status };

    expect(brought({ ...event, TotalCount: 3, FilterCount: 3, SentCount: 3, ErrorCount: 0 })).toEqual({
      kind: 'report',
      what: 'masssendjobfinish',
      report: { channel: 'wechat', platformId: '1000001625', outcome },
    });
  });
});

describe('XML', () => {
  it.each([
    ['not XML', 'hello'],
    ['cut off', '<xml><A>1</A>'],
    ['crossed tags', '<xml><A><B>1</A></B></xml>'],
    ['a name that is none', '<xml><__proto__><A>1</A></__proto__></xml>'],
    ['two roots', '<xml><A>1</A></xml><xml><A>2</A></xml>'],
    ['closed only', '</xml>'],
    ['attributes', '<xml a="1"><A>1</A></xml>'],
    ['a comment', '<xml><!-- a --><A>1</A></xml>'],
    ['another root', '<html><A>1</A></html>'],
    ['a DOCTYPE', '<!DOCTYPE xml><xml><A>1</A></xml>'],
    ['an entity', '<!doctype x [<!ENTITY a "aa">]><xml><A>&a;</A></xml>'],
    ['an ENTITY alone', '<xml><!ENTITY a "a"><A>1</A></xml>'],
    ['a DOCTYPE after CDATA', '<xml><A><![CDATA[x]]></A></xml><!DOCTYPE xml>'],
  ])('is refused: %s', (_what, text) => {
    expect(readXml(text)).toBeUndefined();
  });

  it.each([
    [
      'laughs',
      `<!DOCTYPE l [${Array.from({ length: 900 }, (_, n) => `<!ENTITY l${String(n)} "&l;&l;">`).join('')}]><xml/>`,
    ],
    ['a deep nest', `<xml>${'<a>'.repeat(15_000)}${'</a>'.repeat(1_000)}</xml>`],
    ['CDATA never closed', `<xml>${'<![CDATA['.repeat(7_000)}</xml>`],
    ['attributes', `<xml>${'<a b="c" '.repeat(6_000)}</xml>`],
    ['brackets', '<'.repeat(65_000)],
  ])('is refused within 50 ms: %s', (_what, text) => {
    const tries = [1, 2, 3].map(() => {
      const begun = performance.now();
      expect(readXml(text.slice(0, 65_536))).toBeUndefined();
      return performance.now() - begun;
    });

    // The best of three: the machine may be busy with something else.
    expect(Math.min(...tries)).toBeLessThan(50);
  });

  it('is read with its declaration, without CDATA, with what is nested under its path', () => {
    const text =
      '<?xml version="1.0" encoding="UTF-8"?>\n<xml>\n<A>1</A><E/><S><I><B>2</B></I></S><C><![CDATA[3]]></C>\n</xml>\n';

    expect(readXml(text)).toEqual(
      new Map([
        ['A', '1'],
        ['E', ''],
        ['S.I.B', '2'],
        ['C', '3'],
      ]),
    );
  });

  it.each(['a ]]> b', '<![CDATA[', ']]>', '', ' 空格 ', '0123', '1e5', '😀'])(
    'brings back what was written: %s',
    (text) => {
      expect(readXml(writeXml({ A: text, B: 7 }))).toEqual(
        new Map([
          ['A', text],
          ['B', '7'],
        ]),
      );
    },
  );
});
