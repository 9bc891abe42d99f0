/** The console is loaded by its first visitor: a start does not wait for pages that nobody has asked for. */
import type { ApplicationParts } from './application.ts';
import type { ConsoleOptions, OpenConsole } from './console-parts.ts';

export interface LateConsole {
  readonly pages: NonNullable<ApplicationParts['consolePages']>;
  close(): Promise<void>;
}

export function lateConsole(options: ConsoleOptions): LateConsole {
  let opening: Promise<OpenConsole> | undefined;
  const open = async () => {
    const { openConsole } = await import('./console-parts.ts');
    return openConsole(options);
  };
  return {
    pages: async (request, response, next) => {
      opening ??= open();
      const { router } = await opening;
      router(request, response, next);
    },
    async close() {
      (await opening)?.close();
    },
  };
}
