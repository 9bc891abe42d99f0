/**
 * The commands in the bot's menu: https://core.telegram.org/bots/api#setmycommands. What they do is the
 * conversation's business; these are only the words Telegram shows beside them.
 */
import type { Api } from 'grammy';
import { callMs } from './limits.ts';
import { within } from './within.ts';

const inChinese = [
  { command: 'menu', description: '菜单：看我能帮您做什么' },
  { command: 'human', description: '人工：找合管办的人' },
  { command: 'back', description: '返回上一步' },
  { command: 'cancel', description: '取消，先不办了' },
  { command: 'help', description: '帮助' },
];

const inEnglish = [
  { command: 'menu', description: 'Menu: what I can do for you' },
  { command: 'human', description: 'Talk to the office' },
  { command: 'back', description: 'One step back' },
  { command: 'cancel', description: 'Leave it for now' },
  { command: 'help', description: 'Help' },
];

/** Chinese for everybody, English for those whose Telegram is in English. */
export async function registerCommands(api: Api, stopped: AbortSignal): Promise<void> {
  const signal = within(callMs, stopped);
  await api.setMyCommands(inChinese, {}, signal);
  await api.setMyCommands(inEnglish, { language_code: 'en' }, signal);
}
