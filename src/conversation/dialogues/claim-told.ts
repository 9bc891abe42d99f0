/** What is said of one claim: where it stands, how it was reckoned, what is missing, when and where it is paid. */
import type { Claim, ClaimEvent, ClaimState } from '../../claim/claim.ts';
import { type ClaimStanding, reckoningOf, standingOf, timelineOf } from '../../claim/decide.ts';
import type { HouseholdMember } from '../../enrolment/enrolment.ts';
import { type Day, yearOf } from '../../kernel/day.ts';
import type { Language } from '../../kernel/message.ts';
import { formatPercent, formatYuan, parseRate } from '../../kernel/money.ts';
import { maskName } from '../../kernel/masking.ts';
import { designatedOn, type Institution } from '../../policy/profile.ts';
import { ruleSetFor } from '../../policy/years.ts';
import type { Line, Option, Utterance } from '../dialogue.ts';
import type { Setting, Situation } from '../facts.ts';
import { monthDay } from '../wording.ts';
import { memberName } from './enrolment-names.ts';
import { asOfLine, officeArgs } from './enrolment-records.ts';

const complain: Option = { id: 'intent-complaint' };
const person: Option = { id: 'intent-human' };

export interface ClaimsSeen {
  readonly situation: Situation;
  /** The household's sumu: where its office is. */
  readonly sumu: string;
  /** The household's members, for their relation; empty when the records hold no household. */
  readonly members: readonly HouseholdMember[];
  /** As of when there are none. */
  readonly noneAsOf?: Date;
}

export function tellClaim(
  all: ClaimsSeen,
  claim: Claim,
  others: boolean,
  remarks: readonly Line[] = [],
): Utterance {
  const { situation } = all;
  const sumu = situation.bindings.find(({ memberId }) => memberId === claim.memberId)?.sumu ?? all.sumu;
  const seen = { ...all, sumu };
  const standing = standingIn(situation, claim);
  const reckoned = tellReckoning(seen, claim);
  return {
    lines: [
      ...remarks,
      { id: 'claim-head', args: { number: claim.number, ...describe(seen, claim) } },
      ...tellStanding(seen, standing),
      ...reckoned,
      ...(claim.events.length > 1
        ? [{ id: 'claim-timeline', args: { events: timelineText(seen, claim) } }]
        : []),
      asOfLine(situation, claim.asOf, sumu),
    ],
    choices: [...(others ? [{ id: 'claim-list:0' }] : []), ...choicesFor(standing)],
    citations: [
      ...new Set([
        ...clausesOf(standing),
        ...(reckoned.some(({ id }) => id === 'claim-reckoned') ? reckoningClauses : []),
      ]),
    ],
  };
}

export function standingIn(setting: Setting, claim: Claim): ClaimStanding {
  const institution = institutionOf(setting, claim);
  const designated = institution === undefined ? 'unknown' : designatedOn(institution, claim.dischargedOn);
  return standingOf({ claim, today: setting.today, designated });
}

const reckoningClauses = ['III.4.2-deductible', 'III.4.2-rates'];

/** Who, where, discharged when. */
export function describe({ situation, members }: ClaimsSeen, claim: Claim) {
  const { language } = situation.contact;
  const member = members.find(({ memberId }) => memberId === claim.memberId);
  const institution = institutionOf(situation, claim);
  return {
    name: member ? memberName(member, members, situation.bindings, language) : maskName(claim.memberName),
    institution: language === 'en' && institution ? institution.nameEn : claim.institution,
    day: dayOf(situation, claim.dischargedOn),
  };
}

/** By its whole name only: a claim at an unlisted health centre must not pass for a listed one. */
function institutionOf({ scheme }: Pick<Setting, 'scheme'>, { institution }: Claim): Institution | undefined {
  return scheme.profile.institutions.find(
    ({ name, aliases }) => name === institution || aliases.includes(institution),
  );
}

function dayOf({ contact, today }: Setting, day: Day): string {
  return monthDay(day, contact.language, yearOf(today));
}

/** What it stands at first, then what follows from it. */
export function tellStanding(
  { situation, sumu }: { readonly situation: Setting; readonly sumu: string },
  standing: ClaimStanding,
): Line[] {
  const office = officeArgs(situation, sumu);
  const day = dayOf(situation, standing.since);
  switch (standing.kind) {
    case 'submitted':
    case 'checked':
    case 'publicised':
    case 'approved':
      return [
        { id: `claim-${standing.kind}`, args: { day, place: standing.place } },
        { id: `claim-paid-${standing.place}`, args: office },
        standing.longWithoutMovement
          ? { id: 'claim-long-without-movement', args: { days: standing.idleDays, ...office } }
          : { id: 'claim-no-time-limit' },
      ];
    case 'paid':
      return [
        {
          id: 'claim-paid',
          args: {
            day: dayOf(situation, standing.on ?? standing.since),
            amount: standing.amount === undefined ? 'none' : formatYuan(standing.amount),
          },
        },
        { id: 'claim-paid-not-received', args: office },
      ];
    case 'returned':
      return [
        { id: 'claim-returned', args: { day, missing: recordedText(standing.missing) } },
        { id: 'claim-returned-next', args: office },
      ];
    case 'rejected': {
      const rules = ruleSetFor(situation.scheme, situation.today);
      const days = rules.kind === 'signed' ? rules.tariff.complaintWorkingDays : 0;
      return [
        { id: 'claim-rejected', args: { day, reason: recordedText(standing.reason) } },
        { id: 'claim-no-appeal', args: office },
        {
          id: 'claim-may-complain',
          args: { days, telephone: situation.scheme.profile.telephones.complaint },
        },
      ];
    }
  }
}

const recordedLength = 120;

/** The office's own words on one line; "none" where the records hold none. */
function recordedText(text: string | undefined): string {
  const plain = (text ?? '')
    .replace(/[\p{C}\s]+/gu, ' ')
    .trim()
    .replace(/[。.；;]+$/u, '');
  return plain === '' ? 'none' : [...plain].slice(0, recordedLength).join('');
}

function tellReckoning({ situation, sumu }: ClaimsSeen, claim: Claim): Line[] {
  const office = officeArgs(situation, sumu);
  const total: Line = { id: 'claim-total', args: { total: formatYuan(claim.total) } };
  const reckoning = reckoningOf(claim);
  switch (reckoning.kind) {
    case 'unknown':
      return [total];
    case 'does-not-add-up':
      return [total, { id: 'claim-does-not-add-up', args: office }];
    case 'reckoned': {
      const rate = parseRate(reckoning.rate);
      const args = {
        total: formatYuan(claim.total),
        ineligible: reckoning.ineligible === 0 ? 'none' : formatYuan(reckoning.ineligible),
        deductible: formatYuan(reckoning.deductible),
        base: formatYuan(reckoning.base),
        rate: rate === undefined ? reckoning.rate : formatPercent(rate),
        computed: formatYuan(reckoning.computed),
      };
      return [
        { id: 'claim-reckoned', args },
        ...(reckoning.paidLess ? [{ id: 'claim-paid-less', args: office }] : []),
      ];
    }
  }
}

const past: Readonly<Record<ClaimState, Readonly<Record<Language, string>>>> = {
  submitted: { 'zh-CN': '收到', en: 'received' },
  checked: { 'zh-CN': '审核', en: 'checked' },
  publicised: { 'zh-CN': '公示', en: 'on public notice' },
  approved: { 'zh-CN': '批准', en: 'approved' },
  paid: { 'zh-CN': '付款', en: 'paid' },
  rejected: { 'zh-CN': '未批', en: 'rejected' },
  returned: { 'zh-CN': '退回补材料', en: 'returned' },
};

const eventsShown = 6;

/** "9月3日收到，9月10日审核": the newest six, oldest first. */
function timelineText({ situation }: ClaimsSeen, claim: Claim): string {
  const { language } = situation.contact;
  const tell = ({ occurredOn, state }: ClaimEvent): string =>
    language === 'en'
      ? `${dayOf(situation, occurredOn)} ${past[state].en}`
      : `${dayOf(situation, occurredOn)}${past[state]['zh-CN']}`;
  return timelineOf(claim)
    .slice(-eventsShown)
    .map(tell)
    .join(language === 'en' ? ', ' : '，');
}

function choicesFor(standing: ClaimStanding): Option[] {
  switch (standing.kind) {
    case 'submitted':
    case 'checked':
    case 'publicised':
    case 'approved':
      return standing.longWithoutMovement ? [complain, person] : [person];
    case 'paid':
      return [{ id: 'intent-account' }, person];
    case 'returned':
      return [person];
    case 'rejected':
      return [complain, person];
  }
}

export function clausesOf(standing: ClaimStanding): string[] {
  switch (standing.kind) {
    case 'submitted':
    case 'checked':
      return ['III.4.3-simple-review', ...placeClauses(standing.place)];
    case 'publicised':
      return ['III.5.2-village-bulletin', 'III.4.3-simple-review', ...placeClauses(standing.place)];
    case 'approved':
      return [...placeClauses(standing.place), 'III.4.3-simple-review'];
    case 'paid':
      return placeClauses(standing.place);
    case 'returned':
      return ['III.4.3-simple-review', 'III.1.2-sumu-office'];
    case 'rejected':
      return ['III.5.2-complaint-phone', 'III.5.2-20-working-days'];
  }
}

function placeClauses(place: 'at-discharge' | 'after-notice' | 'ask-office'): string[] {
  switch (place) {
    case 'at-discharge':
      return ['III.4.3-settle-at-discharge'];
    case 'after-notice':
      return ['III.4.3-transfer'];
    case 'ask-office':
      return ['III.4.3-settle-at-discharge', 'III.4.3-transfer'];
  }
}
