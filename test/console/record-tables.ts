/** A table sent to 数据 as a browser sends it. */
import type { Visitor } from './visitor.ts';

export interface TableGiven {
  readonly kind?: string;
  readonly source?: string;
  readonly day?: string;
  readonly hour?: string;
  readonly token?: string;
}

export async function uploadTable(
  address: string,
  visitor: Visitor,
  content: string | undefined,
  given: TableGiven = {},
) {
  const { kind = 'households', source = '合医系统', day = '', hour = '', token = visitor.token } = given;
  const form = new FormData();
  form.set('_csrf', token);
  for (const [name, value] of Object.entries({ kind, source, day, hour })) form.set(name, value);
  if (content !== undefined) form.set('file', new File([content], '户.csv'));
  const response = await fetch(`${address}/console/records`, {
    ...{ method: 'POST', redirect: 'manual', body: form },
    headers: { cookie: visitor.cookie },
  });
  const to = (response.headers.get('location') ?? '').replace(/^\/console/, '');
  return { status: response.status, text: await response.text(), to };
}

export const table = (...lines: string[]) => ['证号,苏木,嘎查,电话', ...lines].join('\n');
export const asFound = { c0: 'certificate', c1: 'sumu', c2: 'gacha', c3: 'telephone' };
