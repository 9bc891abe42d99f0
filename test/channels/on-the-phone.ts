/** Telegram and WeChat, each with a phone before its fake platform. */
import type { SentMessage } from '../fakes/telegram/chats.ts';
import type { SeenLine } from '../fakes/wechat/fake-wechat.ts';
import type { ChannelUnderTest, Step } from './cases.ts';
import type { Office } from './office.ts';
import { numberOf, type Told, toldBy } from './told.ts';

const photo = { file_id: 'AgACAgUAAxkBAAI', file_unique_id: 'AQADyr', width: 90, height: 120 };

let people = 501_000_000;

export const telegram: ChannelUnderTest = {
  name: 'Telegram',
  means: ['photo', 'group'],
  begin({ telegram: api, answered }) {
    people += 1;
    const id = people;
    const person = api.person(id);
    const group = -1_001_000_000_000 - id;
    api.chats.know(String(group));
    let done = 0;
    /** News may be sent before one waits for it. */
    let told = 0;

    function act(step: Exclude<Step, { office: unknown }>): string {
      if ('say' in step) person.say(step.say);
      else if ('press' in step) person.press(step.press);
      else if ('photo' in step) person.send({ photo: [photo] });
      else return inGroup(step.group);
      return person.chat;
    }

    function inGroup(words: string): string {
      const text = `@heyi_test_bot ${words}`;
      const from = { id, is_bot: false, first_name: '乌力吉' };
      const chat = { id: group, title: '前进嘎查', type: 'supergroup' };
      const entities = [{ type: 'mention', offset: 0, length: 14 }];
      api.updates.bring({ message: { message_id: 1, from, chat, date: 1_795_000_000, text, entities } });
      return String(group);
    }

    return Promise.resolve({
      async does(step) {
        const before = 'office' in step ? told : api.sent.length;
        const chat = 'office' in step ? person.chat : act(step);
        if (!('office' in step)) done += 1;
        await answered('telegram', chat, done);
        told = api.sent.length;
        return api.sent
          .slice(before)
          .filter((message) => message.chat === chat)
          .map(toldInChat);
      },
    });
  },
};

/** As it was sent: a press changes the buttons below it. */
function toldInChat({ text, payload }: SentMessage): Told {
  const buttons = payload.reply_markup?.inline_keyboard.flat() ?? [];
  return toldBy(
    text,
    buttons.map((button) => button.text),
  );
}

export function wechat(mode: keyof Office['phones']): ChannelUnderTest {
  return {
    name: `WeChat, ${mode} mode`,
    means: ['photo'],
    begin({ wechat: fake, answered, ...office }) {
      people += 1;
      const openId = `o-${String(people)}`;
      const phones = office.phones[mode];
      let done = 0;
      let told = 0;
      let before: readonly Told[] = [];

      async function act(step: Exclude<Step, { office: unknown }>): Promise<void> {
        if ('say' in step) await phones.say(openId, step.say);
        else if ('press' in step) await phones.say(openId, numberOf(step.press, before));
        else if ('photo' in step) {
          const MediaId = fake.keepMedia('image/png', Buffer.alloc(9));
          const fields = { MsgType: 'image', PicUrl: 'http://p', MediaId, MsgId: phones.nextMsgId() };
          await phones.bring(openId, fields, 'message');
        } else throw new Error('an account is in no group');
      }

      return Promise.resolve({
        async does(step) {
          const seen = 'office' in step ? told : fake.seen(openId).length;
          if (!('office' in step)) {
            await act(step);
            done += 1;
          }
          await answered('wechat', openId, done);
          told = fake.seen(openId).length;
          before = fake.seen(openId).slice(seen).map(toldInLine);
          return before;
        },
      });
    },
  };
}

const toldInLine = ({ text }: SeenLine): Told => toldBy(text);
