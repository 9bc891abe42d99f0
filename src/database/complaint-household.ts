/** Of the household of a named, verified complainant what the page of a complaint needs; nothing more is read. */
import { z } from 'zod';
import type { HouseholdContext, HouseholdPart } from '../complaint/desk/detail.ts';
import { type Day, dayOf, yearOf } from '../kernel/day.ts';
import { maskCertificate } from '../kernel/masking.ts';
import { enumColumn } from './columns.ts';
import type { Tx } from './open.ts';

const claimsShown = 5;
const enrolmentState = enumColumn(['unpaid', 'paid-pending', 'active', 'lapsed', 'withdrawn']);
const claimState = z.enum(['submitted', 'checked', 'publicised', 'approved', 'paid', 'rejected', 'returned']);

export async function householdContext(
  tx: Tx,
  id: number,
  parts: readonly HouseholdPart[],
  today: Day,
): Promise<HouseholdContext | undefined> {
  const complaint = await tx.complaint.findUnique({
    where: { id },
    select: { anonymous: true, memberId: true },
  });
  if (!complaint || complaint.anonymous || complaint.memberId === null || !parts.includes('place')) {
    return undefined;
  }
  const { memberId } = complaint;
  const member = await tx.member.findUnique({
    where: { id: memberId },
    select: { householdId: true, household: { select: { certificate: true, sumu: true, gacha: true } } },
  });
  if (!member) return undefined;
  const { certificate, sumu, gacha } = member.household;
  return {
    ...{ certificate: maskCertificate(certificate), sumu, gacha },
    ...(parts.includes('enrolment') && {
      enrolment: await enrolmentOf(tx, memberId, member.householdId, today),
    }),
    ...(parts.includes('claims') && { claims: await claimsOf(tx, memberId) }),
  };
}

async function enrolmentOf(tx: Tx, memberId: number, householdId: number, today: Day) {
  const year = yearOf(today);
  const members = await tx.member.findMany({
    where: { householdId, leftOn: null },
    select: { id: true, enrolments: { where: { year }, select: { state: true, asOf: true } } },
  });
  const states = new Map(members.map((one) => [one.id, one.enrolments[0]?.state]));
  const own = states.get(memberId);
  // What is told is as old as its oldest part.
  const [asOf] = members
    .flatMap((one) => one.enrolments.map((enrolment) => enrolment.asOf))
    .sort((one, other) => one.getTime() - other.getTime());
  return {
    year,
    own: own === undefined ? ('none' as const) : enrolmentState.parse(own),
    members: members.length,
    active: [...states.values()].filter((state) => state === 'active').length,
    ...(asOf && { asOf }),
  };
}

async function claimsOf(tx: Tx, memberId: number) {
  const rows = await tx.claim.findMany({
    where: { memberId },
    orderBy: [{ dischargedOn: 'desc' }, { id: 'desc' }],
    take: claimsShown,
    select: { number: true, state: true, dischargedOn: true, asOf: true },
  });
  return rows.map(({ number, state, dischargedOn, asOf }) => ({
    ...{ number, state: claimState.parse(state), dischargedOn: dayOf(dischargedOn), asOf },
  }));
}
