/** A broadcast that is being sent, with everything that can become of a household, and names that mean harm. */
import { addDays, dayOf, yearOf } from '../../src/kernel/day.ts';
import { seedCampaign, type SeededHousehold, type SeededRecipient } from '../support/campaign-outcomes.ts';
import type { TestDesk } from './desk.ts';

export const east = { sumu: '林东镇', gacha: '东城嘎查' };
export const west = { sumu: '富河镇', gacha: '富河村' };
export const hostile = '=cmd|"/c calc"!A1<script>alert(1)</script>';

export async function sentCampaign(
  desk: TestDesk,
): Promise<{ readonly id: number; readonly certificates: readonly string[] }> {
  const today = dayOf(desk.now());
  const home = (...members: SeededHousehold['members']): SeededHousehold => ({ ...east, members });
  const unpaid = { state: 'unpaid' as const };
  const households: SeededHousehold[] = [
    { ...home({ name: '乌力吉', ...unpaid }, unpaid), telephone: '19900001234' },
    home({ name: hostile, category: 'five_guarantee' }),
    { ...west, members: [{ name: '张桂兰', ...unpaid }], telephone: '0476-7862000' },
    home({ name: '其木格', ...unpaid }),
    home({ name: '巴特尔', state: 'active', paidOn: addDays(today, -9) }),
  ];
  const recipients: SeededRecipient[] = [
    { of: [0], state: 'failed', reason: `unreachable: 403 ${hostile}`, channel: 'telegram', doubtful: 1 },
    { of: [1], state: 'skipped', reason: 'not-bound' },
    { of: [2], state: 'skipped', reason: 'opted-out', channel: 'wechat' },
    { of: [3], state: 'queued', channel: 'wechat' },
    {
      of: [4],
      state: 'accepted',
      channel: 'wechat',
      way: 'notice',
      settledAt: `${addDays(today, -10)}T02:00:00Z`,
    },
  ];
  return seedCampaign(desk.database, {
    ...{ households, recipients, name: `${hostile}提醒`, year: yearOf(today) + 1, state: 'running' },
    ...{ startedAt: `${addDays(today, -10)}T01:00:00Z`, lastDay: addDays(today, 3) },
  });
}
