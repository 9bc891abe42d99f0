/** `heyi wechat menu`: the Official Account's own menu, shown and set. */
import { createAccountApi } from '../../bots/wechat/account-api.ts';
import { createMenu, menuFaults, menuShown, ourMenu } from '../../bots/wechat/menu.ts';
import { readConfig } from '../config.ts';
import { platformTokens } from '../database/platform-token.ts';
import { dayOf } from '../kernel/day.ts';
import { systemClock } from '../kernel/clock.ts';
import { readScheme } from '../policy/load.ts';
import { sampleSchemeFile } from '../scheme-files.ts';
import { withDatabase } from './operator-database.ts';
import { OperatorFault } from './operator-fault.ts';

export async function setMenu({ dryRun = false }: { readonly dryRun?: boolean }): Promise<void> {
  const config = readConfig();
  const { profile } = readScheme(config.schemeFile ?? sampleSchemeFile, dayOf(systemClock()));
  const menu = profile.wechat.menu ?? ourMenu;
  console.log(menuShown(menu));
  const faults = menuFaults(menu);
  if (faults.length > 0) throw new OperatorFault(`WeChat would not take this menu: ${faults.join(' ')}`);
  if (dryRun) {
    console.log('Nothing was set (--dry-run).');
    return;
  }
  const settings = config.wechat;
  if (!settings)
    throw new OperatorFault(
      'The Official Account is not configured: set WECHAT_APP_ID, WECHAT_APP_SECRET and WECHAT_TOKEN, or only look with --dry-run.',
    );
  const fault = await withDatabase(async (database) => {
    const tokenStore = platformTokens(database);
    const { api } = createAccountApi({ settings, sealKey: config.sealKey, tokenStore, clock: systemClock });
    return createMenu(api, menu);
  });
  if (fault !== undefined) throw new OperatorFault(`The menu was not set. ${fault}`);
  console.log('The account has this menu now; phones show it within a day, at once after following anew.');
}
