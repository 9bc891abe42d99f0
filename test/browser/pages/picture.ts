/** A picture of the page as it stands, where HEYI_PICTURES names a folder. */
import type { ConsolePage } from './console-page.ts';

export async function picture({ page }: Pick<ConsolePage, 'page'>, name: string): Promise<void> {
  const folder = process.env.HEYI_PICTURES;
  const { width = 0 } = page.viewportSize() ?? {};
  if (folder) await page.screenshot({ path: `${folder}/${name}-${String(width)}.png`, fullPage: true });
}
