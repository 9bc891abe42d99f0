/** What every browser test sits down to: a service of its own and a browser, once a file. */
import type { Browser, BrowserContextOptions } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from './chromium.ts';
import { type Conversation, hold } from './conversations.ts';
import { type RunningService, startService } from './service.ts';
import { TryPage } from './try-page.ts';

export interface Visit {
  readonly address: string;
  /** /try as a visitor of their own. */
  open(options?: BrowserContextOptions): Promise<TryPage>;
}

/** Call it at the head of a test file; what it gives is there once the tests run. */
export function visiting(): Visit {
  let service: RunningService;
  let browser: Browser;
  beforeAll(async () => {
    [service, browser] = await Promise.all([startService(), openBrowser()]);
  });
  afterAll(async () => {
    await browser.close();
    await service.stop();
  });
  return {
    get address() {
      return service.address;
    },
    open: (options) => TryPage.open(browser, service.address, options),
  };
}

type Person = Parameters<TryPage['be']>[0];

/**
 * One of the sample's people has each of the conversations to its end, by typing and by pressing.
 * @param afterwards what must hold of the page in the end; absent: that nothing is remarked
 */
export function conversationsAs(
  person: Person,
  conversations: Readonly<Record<string, Conversation>>,
  afterwards: (page: TryPage) => Promise<void> = async (page) => {
    expect(await page.notice.innerText()).toBe('');
  },
): void {
  const visit = visiting();
  describe.each(['typing', 'pressing'] as const)(`${person}, by %s`, (by) => {
    it.each(Object.entries(conversations))('has the conversation %s to its end', async (_name, steps) => {
      const page = await visit.open();
      // 本人 is who everybody is at first.
      if (person !== '本人') await page.be(person);

      await hold(page, steps, by);

      await afterwards(page);
      await page.close();
    });
  });
}
