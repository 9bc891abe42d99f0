/** Households, their members' lines and the accounts bound to them, laid into a test's database as they are described. */
import type { Database } from '../../src/database/open.ts';
import type { HouseholdEnrolment, MemberYear } from '../../src/enrolment/enrolment.ts';
import { consentVersion } from '../../src/identity/consent.ts';
import type { Audience } from '../../src/outreach/audience.ts';

export const year = 2027;
export const today = '2026-11-26';
export const at = new Date('2026-11-26T02:00:00Z');

export interface MemberGiven {
  readonly id: number;
  readonly householdId: number;
  readonly name?: string;
  readonly relation?: string;
  readonly category?: HouseholdEnrolment['members'][number]['category'];
  readonly leftOn?: string;
  /** Members of the same number are one person. */
  readonly person?: string;
  readonly optedOut?: boolean;
  /** Of the year that is collected for. */
  readonly line?: Pick<MemberYear, 'state' | 'payer'>;
}

export interface HouseholdGiven {
  readonly id: number;
  readonly sumu?: string;
  readonly gacha?: string;
}

export interface ContactGiven {
  readonly id: number;
  readonly channel?: 'telegram' | 'wechat' | 'web' | 'terminal';
  readonly language?: 'zh-CN' | 'en';
  readonly consent?: string | null;
  readonly optedOut?: boolean;
  readonly unreachable?: boolean;
  /** Hours before `at`. */
  readonly wroteHoursAgo?: number;
}

export interface BindingGiven {
  readonly contactId: number;
  readonly memberId: number;
  /** Verified in this order. */
  readonly order?: number;
  readonly ended?: boolean;
}

export interface Records {
  readonly households: readonly HouseholdGiven[];
  readonly members: readonly MemberGiven[];
  readonly contacts: readonly ContactGiven[];
  readonly bindings: readonly BindingGiven[];
}

export const certificateOf = (householdId: number): string => `1504${String(householdId).padStart(8, '0')}`;

export async function forgetRecords({ pool }: Pick<Database, 'pool'>): Promise<void> {
  for (const table of [
    ...['CampaignRecipient', 'CampaignEvent', 'Campaign', 'OutboxMessage', 'InboxMessage', 'Binding'],
    ...['Contact', 'Enrolment', 'Member', 'Household'],
  ])
    await pool.query(`DELETE FROM "${table}"`);
}

export async function layRecords({ client }: Pick<Database, 'client'>, records: Records): Promise<void> {
  const mirrored = (id: number) => ({ source: 'test', sourceId: String(id), asOf: at });
  await client.household.createMany({
    data: records.households.map(({ id, sumu = '林东镇', gacha = '红旗嘎查' }) => ({
      ...{ id, certificate: certificateOf(id), sumu, gacha },
      ...mirrored(id),
    })),
  });
  await client.member.createMany({
    data: records.members.map((member) => ({
      ...{ id: member.id, householdId: member.householdId, name: member.name ?? '乌力吉' },
      ...{ relation: member.relation ?? 'head', idHash: member.person ?? `p${String(member.id)}` },
      ...{ idLast4Hash: '', category: columnOf(member.category ?? 'ordinary') },
      leftOn: member.leftOn === undefined ? null : new Date(`${member.leftOn}T00:00:00Z`),
      optedOutAt: member.optedOut === true ? at : null,
      ...mirrored(member.id),
    })),
  });
  await client.enrolment.createMany({
    data: records.members.flatMap(({ id: memberId, line }) =>
      line === undefined
        ? []
        : [
            {
              ...{ memberId, year, amount: '10.00', state: columnOf(line.state) },
              ...{ payer: columnOf(line.payer), ...mirrored(memberId) },
            },
          ],
    ),
  });
  await client.contact.createMany({
    data: records.contacts.map((contact) => ({
      ...{ id: contact.id, channel: contact.channel ?? 'telegram', externalId: `c${String(contact.id)}` },
      ...{ language: contact.language ?? 'zh-CN' },
      consentVersion: contact.consent === undefined ? consentVersion : contact.consent,
      consentedAt: contact.consent === null ? null : at,
      optedOutAt: contact.optedOut === true ? at : null,
      unreachableAt: contact.unreachable === true ? at : null,
      lastInboundAt: contact.wroteHoursAgo === undefined ? null : hoursBefore(contact.wroteHoursAgo),
    })),
  });
  await client.binding.createMany({
    data: records.bindings.map(({ contactId, memberId, order = 0, ended = false }, place) => ({
      ...{ id: place + 1, contactId, memberId, verifiedBy: 'self' },
      verifiedAt: new Date(at.getTime() - 86_400_000 + order * 1_000),
      endedAt: ended ? at : null,
    })),
  });
}

export const hoursBefore = (hours: number): Date => new Date(at.getTime() - hours * 3_600_000);

/** "special-poor" → "special_poor": an enum's member as Prisma names it. */
type Column<Name extends string> = Name extends `${infer Before}-${infer After}`
  ? `${Before}_${After}`
  : Name;
function columnOf<Name extends string>(name: Name): Column<Name> {
  return name.replace('-', '_') as Column<Name>;
}

/** The same records as enrolment reads them. */
export function enrolmentOf(
  { members }: Pick<Records, 'members'>,
  { id: householdId, sumu = '林东镇', gacha = '红旗嘎查' }: HouseholdGiven,
): HouseholdEnrolment {
  return {
    ...{ householdId, certificate: certificateOf(householdId), sumu, gacha, asOf: at },
    members: members
      .filter((member) => member.householdId === householdId)
      .map(({ id: memberId, name = '乌力吉', relation = 'head', category = 'ordinary', leftOn, line }) => ({
        ...{ memberId, name, relation, category },
        ...(leftOn !== undefined && { leftOn }),
        years: line ? [{ year, amount: 1_000 as MemberYear['amount'], ...line }] : [],
      })),
  };
}

export async function addCampaign(
  { client }: Pick<Database, 'client'>,
  audience: Audience,
  texts: object = {},
): Promise<number> {
  const { id } = await client.campaign.create({
    data: {
      ...{ name: '提醒', audience, texts, year, state: 'running', createdById: 1, approvedById: 2 },
      ...{ lastDay: new Date('2026-12-18T00:00:00Z'), createdAt: at, updatedAt: at },
    },
  });
  return id;
}
