/** Updates as the Bot API's pages describe them (https://core.telegram.org/bots/api#update), with fictional people. */
export const self = { id: 7_000_000_001, username: 'heyi_test_bot' };

const person = {
  id: 501_234_567,
  is_bot: false,
  first_name: '其木格',
  last_name: '王',
  username: 'qimuge_w',
  language_code: 'zh-hans',
};
const chat = {
  id: 501_234_567,
  first_name: '其木格',
  last_name: '王',
  username: 'qimuge_w',
  type: 'private',
};
const group = { id: -1_001_234_567_890, title: '前进嘎查', type: 'supergroup' };
const bot = { id: self.id, is_bot: true, first_name: '合医', username: self.username };
const photo = (id: string, width: number) => ({
  file_id: id,
  file_unique_id: `${id}u`,
  file_size: width * 90,
  width,
  height: width,
});

export const date = 1_795_658_400;

export function message(content: Readonly<Record<string, unknown>>, update_id = 900_100_001) {
  return { update_id, message: { message_id: 4711, from: person, chat, date, ...content } };
}

export function inGroup(content: Readonly<Record<string, unknown>>, update_id = 900_100_002) {
  return { update_id, message: { message_id: 88, from: person, chat: group, date, ...content } };
}

export function edited(content: Readonly<Record<string, unknown>>) {
  return {
    update_id: 900_100_003,
    edited_message: { message_id: 4711, from: person, chat, date, edit_date: date + 60, ...content },
  };
}

export const keyboard = {
  inline_keyboard: [
    [
      { text: '没有自费', callback_data: '没有自费' },
      { text: '有自费', callback_data: '有自费' },
    ],
    [{ text: '住院的钱在别的旗的医院已经交过了，想知道还能报多少', callback_data: '#3' }],
  ],
};

export function press(
  data: string,
  reply_markup: unknown = keyboard,
  place: Readonly<Record<string, unknown>> = chat,
) {
  return {
    update_id: 900_100_004,
    callback_query: {
      id: '2152792563287642113',
      from: person,
      message: {
        message_id: 4712,
        from: bot,
        chat: place,
        date,
        text: '里头有自费的药或检查吗？',
        reply_markup,
      },
      chat_instance: '-6338301461318721045',
      data,
    },
  };
}

export function membership(before: string, now: string, place: Readonly<Record<string, unknown>> = chat) {
  return {
    update_id: 900_100_005,
    my_chat_member: {
      chat: place,
      from: person,
      date,
      old_chat_member: { user: bot, status: before },
      new_chat_member: { user: bot, status: now, until_date: 0 },
    },
  };
}

export const contents = {
  text: { text: '账户还剩多少' },
  photo: { photo: [photo('AgACsmall', 90), photo('AgACmiddle', 320), photo('AgAClarge', 1280)] },
  captionedPhoto: { photo: [photo('AgAC', 1280)], caption: '这张单子能报吗' },
  voice: { voice: { duration: 3, mime_type: 'audio/ogg', file_id: 'AwACvoice', file_unique_id: 'v' } },
  video: { video: { duration: 9, width: 640, height: 360, file_id: 'BAACvideo', file_unique_id: 'w' } },
  roundVideo: { video_note: { duration: 9, length: 240, file_id: 'DQACround', file_unique_id: 'r' } },
  // A GIF comes as an animation and, for older bots, as a document too.
  animation: {
    animation: { duration: 2, width: 320, height: 240, file_id: 'CgACgif', file_unique_id: 'g' },
    document: { file_name: 'a.mp4', file_id: 'CgACgif', file_unique_id: 'g' },
  },
  document: {
    document: {
      file_name: '王其木格.pdf',
      mime_type: 'application/pdf',
      file_id: 'BQACdoc',
      file_unique_id: 'd',
    },
  },
  audio: { audio: { duration: 60, performer: '腾格尔', file_id: 'CQACsong', file_unique_id: 's' } },
  sticker: {
    sticker: {
      width: 512,
      height: 512,
      type: 'regular',
      emoji: '👍',
      file_id: 'CAACstick',
      file_unique_id: 'k',
    },
  },
  location: { location: { latitude: 43.98, longitude: 119.36 } },
  venue: {
    location: { latitude: 43.98, longitude: 119.36 },
    venue: { title: '林东镇卫生院', address: '林东镇', location: { latitude: 43.98, longitude: 119.36 } },
  },
  contact: { contact: { phone_number: '+8613804761234', first_name: '巴特尔', user_id: 501_234_568 } },
  poll: { poll: { id: '1', question: '?', options: [], total_voter_count: 0 } },
  dice: { dice: { emoji: '🎲', value: 4 } },
  pinned: { pinned_message: { message_id: 1, date: 0, chat } },
} as const;

export const places = {
  chat,
  group,
  channel: { id: -1_009_876_543_210, title: '合管办通知', type: 'channel' },
};
export { bot, person };
