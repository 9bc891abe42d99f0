/**
 * The account's own menu: the six jobs and a person to talk to. A press says what its words say.
 * https://developers.weixin.qq.com/doc/offiaccount/Custom_Menus/Creating_Custom-Defined_Menu.html
 */
import { z } from 'zod';
import type { Api } from './api.ts';
import { meaningOf } from './errors.ts';
import { menuLimits } from './limits.ts';

export interface MenuItem {
  /** What the button shows. */
  readonly label: string;
  /** What pressing it says, as if typed. */
  readonly says: string;
}

export interface MenuGroup {
  readonly label: string;
  readonly items: readonly MenuItem[];
}

const item = (label: string, says = label): MenuItem => ({ label, says });

export const ourMenu: readonly MenuGroup[] = [
  { label: '查我家的', items: [item('查参合'), item('查家庭账户'), item('查报销到哪了')] },
  { label: '算和问', items: [item('算能报多少'), item('问政策'), item('菜单')] },
  { label: '投诉和人工', items: [item('投诉举报'), item('查投诉'), item('人工')] },
];

/** What the platform would not take, one sentence each. */
export function menuFaults(menu: readonly MenuGroup[]): readonly string[] {
  const { top, under, topBytes, underBytes, keyBytes } = menuLimits;
  const faults: string[] = [];
  if (menu.length < 1 || menu.length > top) faults.push(`The menu must have 1 to ${String(top)} buttons.`);
  const longer = (text: string, bytes: number) => text === '' || Buffer.byteLength(text) > bytes;
  for (const { label, items } of menu) {
    if (longer(label, topBytes))
      faults.push(`"${label}" must be at most ${String(topBytes)} bytes (5 characters).`);
    if (items.length < 1 || items.length > under)
      faults.push(`Under "${label}" there must be 1 to ${String(under)} items.`);
    for (const { label: name, says } of items) {
      if (longer(name, underBytes))
        faults.push(`"${name}" must be at most ${String(underBytes)} bytes (20 characters).`);
      if (longer(says, keyBytes))
        faults.push(`What "${name}" says must be at most ${String(keyBytes)} bytes.`);
    }
  }
  return faults;
}

export function menuBody(menu: readonly MenuGroup[]) {
  return {
    button: menu.map(({ label, items }) => ({
      name: label,
      sub_button: items.map(({ label: name, says }) => ({ type: 'click', name, key: says })),
    })),
  };
}

export function menuShown(menu: readonly MenuGroup[]): string {
  return menu
    .flatMap(({ label, items }) => [
      label,
      ...items.map(({ label: name, says }) => `  ${name}${says === name ? '' : ` → ${says}`}`),
    ])
    .join('\n');
}

/** undefined: the account has the menu now; else one sentence. */
export async function createMenu(
  api: Pick<Api, 'post'>,
  menu: readonly MenuGroup[],
): Promise<string | undefined> {
  const answer = await api.post('/cgi-bin/menu/create', menuBody(menu), z.looseObject({}));
  switch (answer.kind) {
    case 'done':
      return undefined;
    case 'error':
      return meaningOf(answer.code).sentence;
    case 'unreached':
      return answer.reason;
  }
}
