/** What the plan leaves to the office – telephone, hours, offices, hospitals – told from the scheme profile. */
import { designatedOn, type Institution } from '../../policy/profile.ts';
import type { ProfilePart } from '../../explanation/explained.ts';
import type { Day } from '../../kernel/day.ts';
import type { Language } from '../../kernel/message.ts';
import { monthDay } from '../wording.ts';
import type { Line, Utterance } from '../dialogue.ts';
import type { Situation } from '../facts.ts';

const listedAtMost = 20;

/** @param named the institution that was asked about by name, if one was */
export function tellProfile(
  what: ProfilePart,
  clauses: readonly string[],
  situation: Situation,
  named?: string,
): Utterance {
  const one =
    what === 'institutions' && named !== undefined
      ? situation.scheme.profile.institutions.find(({ name }) => name === named)
      : undefined;
  return {
    lines: one ? linesOfOne(one, situation) : linesOf(what, situation),
    choices: [{ id: 'intent-human' }],
    citations: clauses,
  };
}

function linesOfOne(one: Institution, { scheme, contact, today }: Situation): Line[] {
  const name = contact.language === 'en' ? one.nameEn : one.name;
  const { institutionsAsOf, telephones } = scheme.profile;
  return [
    { id: `policy-institution-${designatedOn(one, today)}`, args: { name } },
    {
      id: 'policy-institution-check',
      args: { day: asOf(institutionsAsOf, contact.language), telephone: telephones.office },
    },
  ];
}

function linesOf(what: ProfilePart, { scheme, contact, today }: Situation): Line[] {
  const { profile } = scheme;
  const { language } = contact;
  const { office, complaint } = profile.telephones;
  switch (what) {
    case 'telephone':
      return [
        { id: 'policy-telephone', args: { office, complaint } },
        { id: 'policy-hours', args: { hours: profile.hours[language] } },
      ];
    case 'hours':
      return [
        { id: 'policy-hours', args: { hours: profile.hours[language] } },
        { id: 'policy-telephone', args: { office, complaint } },
      ];
    case 'offices': {
      const { name, address } = profile.bannerOffice;
      return [
        { id: 'policy-banner-office', args: { name: name[language], address: address[language] } },
        { id: 'policy-sumu-offices' },
        ...profile.sumuOffices.slice(0, listedAtMost).map((one): Line => ({
          id: 'policy-sumu-office',
          args: {
            sumu: language === 'en' ? one.sumuEn : one.sumu,
            office: one.office[language],
            telephone: one.telephone ?? office,
          },
        })),
      ];
    }
    case 'institutions': {
      const listed = profile.institutions.filter(
        ({ designated, from, to }) =>
          designated === 'designated' &&
          (from === undefined || from <= today) &&
          (to === undefined || today <= to),
      );
      if (listed.length === 0) return [{ id: 'policy-no-institutions', args: { telephone: office } }];
      const names = listed
        .slice(0, listedAtMost)
        .map(({ name, nameEn }) => (language === 'en' ? nameEn : name));
      return [
        {
          id: 'policy-institutions',
          args: { names: names.join(language === 'en' ? ', ' : '、'), count: listed.length },
        },
        {
          id: 'policy-institutions-as-of',
          args: { day: asOf(profile.institutionsAsOf, language), telephone: office },
        },
      ];
    }
  }
}

function asOf(day: Day | undefined, language: Language): string {
  return day === undefined ? '—' : monthDay(day, language, 0);
}
