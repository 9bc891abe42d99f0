/** The words every dialogue understands at every step, wherever one is in it. */

export type Command = 'menu' | 'cancel' | 'back' | 'human';

const words: Readonly<Record<Command, readonly string[]>> = {
  menu: [
    '菜单',
    '主菜单',
    '回菜单',
    '回主菜单',
    '首页',
    '目录',
    'menu',
    'home',
    '/menu',
    '/help',
    '帮助',
    'help',
  ],
  cancel: ['取消', '算了', '不弄了', '不办了', '退出', '停', '先不办了', 'cancel', 'quit', 'exit', '/cancel'],
  back: ['返回', '上一步', '后退', '回去', '退回', 'back', '/back'],
  human: ['人工', '转人工', '找人', '人工服务', '找工作人员', 'human', 'agent', 'operator', '/human'],
};

const commands = new Map(
  Object.entries(words).flatMap(([command, texts]) =>
    texts.map((text) => [text, command as Command] as const),
  ),
);

/** Reads a message that is nothing but one of the global words (punctuation and 吧/啊 aside). */
export function readCommand(text: string): Command | undefined {
  const bare = text
    .toLowerCase()
    .replaceAll(/[\s。！？!?.,，、~～“”"'（）()]/g, '')
    .replace(/[吧啊呀了]$/u, (particle) => (particle === '了' ? '了' : ''));
  return commands.get(bare);
}
