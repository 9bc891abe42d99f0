import { describe, expect, it } from 'vitest';
import { readUpdate } from '../../../bots/telegram/inbound.ts';
import * as sent from './payloads.ts';

const mention = (text: string, name: string) => ({
  text,
  entities: [{ type: 'mention', offset: text.indexOf(name), length: name.length }],
});
const command = (text: string) => ({
  text,
  entities: [{ type: 'bot_command', offset: 0, length: text.split(' ')[0]?.length }],
});

describe('in a group', () => {
  it.each([
    ['a command', command('/menu')],
    ['a command with our name', command('/menu@Heyi_Test_Bot 150422000001')],
    ['a mention', mention('👍👍 @heyi_test_bot 我家账户还剩多少', '@heyi_test_bot')],
    [
      'a mention below a photo',
      {
        photo: sent.contents.photo.photo,
        caption: '@heyi_test_bot',
        caption_entities: [{ type: 'mention', offset: 0, length: 14 }],
      },
    ],
    [
      'a mention by name',
      { text: '合医', entities: [{ type: 'text_mention', offset: 0, length: 2, user: sent.bot }] },
    ],
    ['a reply to us', { text: '150422000001', reply_to_message: { message_id: 3, from: sent.bot, date: 1 } }],
  ])('%s is for us, and none of its words are kept', (_name, content) => {
    expect(readUpdate(sent.inGroup(content), sent.self)).toEqual({
      kind: 'group',
      inbound: {
        channel: 'telegram',
        from: '-1001234567890',
        messageId: 'g29927640',
        text: '',
        occasion: 'group',
      },
    });
  });

  it.each([
    ['talk among people', { text: '今年交多少' }],
    ['a command for another bot', command('/menu@other_bot')],
    ['a mention of somebody else', mention('@qimuge_w 你问问', '@qimuge_w')],
    ['our name without being a mention', { text: '@heyi_test_bot' }],
    [
      'a reply to somebody else',
      { text: '对', reply_to_message: { message_id: 3, from: sent.person, date: 1 } },
    ],
    ['somebody new', { new_chat_members: [sent.person] }],
    ['a group that became a supergroup', { migrate_to_chat_id: -1_001_234 }],
  ])('%s is not', (_name, content) => {
    expect(readUpdate(sent.inGroup(content), sent.self)).toEqual({ kind: 'unaddressed' });
  });

  it('an edit is not', () => {
    const { message } = sent.inGroup(command('/menu'));

    const read = readUpdate({ update_id: 1, edited_message: { ...message, edit_date: 9 } }, sent.self);

    expect(read).toEqual({ kind: 'service' });
  });

  it('a mention is not for us as long as we do not know our own name', () => {
    const read = readUpdate(sent.inGroup(mention('@heyi_test_bot', '@heyi_test_bot')), { id: sent.self.id });

    expect(read).toEqual({ kind: 'unaddressed' });
  });

  it('calls of one minute are one message, so that nobody can make the bot flood it', () => {
    const ids = [0, 30, 59, 60].map(
      (seconds) =>
        readUpdate(sent.inGroup({ ...command('/menu'), date: 1_795_658_400 + seconds }), sent.self).inbound
          ?.messageId,
    );

    expect(ids).toEqual(['g29927640', 'g29927640', 'g29927640', 'g29927641']);
  });
});
