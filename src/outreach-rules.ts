/** What this start may broadcast, and on what: by the office's profile, its signatures, and the channels that are on. */
import { afterMessage } from '../bots/wechat/limits.ts';
import { consentVersion } from './identity/consent.ts';
import type { ChannelName } from './kernel/message.ts';
import type { FiguresOf } from './outreach/collection.ts';
import type { ReachRules } from './outreach/repository.ts';
import { textLanguages, type Texts } from './outreach/texts.ts';
import { mayTellHouseholdData } from './policy/profile.ts';
import type { Scheme } from './policy/types.ts';
import { refusalsForProduction, ruleSetFor } from './policy/years.ts';

export interface OutreachSurroundings {
  readonly scheme: Scheme;
  readonly production: boolean;
  /** What broadcasts go out on. */
  readonly channels: readonly ChannelName[];
}

/** A production start broadcasts for no year that the office has not signed, and nothing of a fictional scheme. */
export function yearFigures({
  scheme,
  production,
}: Pick<OutreachSurroundings, 'scheme' | 'production'>): FiguresOf {
  return (year) => {
    const rules = ruleSetFor(scheme, `${String(year)}-01-01`);
    if (rules.kind === 'year-not-signed') return undefined;
    return production && refusalsForProduction(scheme, year).length > 0 ? undefined : rules.tariff;
  };
}

/** On which channels a household may be told what is its own. */
export function peopleTerms({ scheme: { profile }, channels }: OutreachSurroundings) {
  const on = (channel: ChannelName) => channels.includes(channel) && mayTellHouseholdData(profile, channel);
  return {
    consentVersion,
    channels: { telegram: on('telegram'), wechat: on('wechat'), web: on('web') },
  };
}

/** What decides in which way somebody could be told just now. */
export const reachTerms = { consentVersion, wechat: afterMessage };

export function reachRules(around: OutreachSurroundings): (texts: Texts) => ReachRules {
  const { wechat, outreach } = around.scheme.profile;
  const { channels } = peopleTerms(around);
  return (texts) => ({
    ...channels,
    notice: wechat.notices.reminder !== undefined,
    mass: outreach.massMessages
      ? textLanguages.filter((language) => texts[language].generic.trim() !== '')
      : [],
  });
}
