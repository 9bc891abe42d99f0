/** A complaint's columns, as its adapters read and write them. */
import { z } from 'zod';
import type { ComplaintQueue } from '../complaint/complaint.ts';
import { enumColumn } from './columns.ts';

export const queues = {
  'sumu-office': 'sumu_office',
  'banner-office': 'banner_office',
  'supervision-committee': 'supervision_committee',
  unclear: 'unclear',
} as const satisfies Record<ComplaintQueue, string>;

export const queueSchema = enumColumn(['sumu-office', 'banner-office', 'supervision-committee', 'unclear']);

export const complaintStates = [
  'received',
  'accepted',
  'assigned',
  'awaiting-complainant',
  'answered',
  'closed',
  'reopened',
  'withdrawn',
] as const;

export const complaintCategory = z
  .enum([
    'overcharging',
    'overtreatment',
    'refused-or-late',
    'forced-enrolment',
    'apportionment',
    'no-receipt',
    'misused-fund',
    'staff-attitude',
    'other',
  ])
  .catch('other');

export const complaintTarget = z
  .enum(['health-centre', 'sumu-office', 'banner-office', 'hospital', 'village', 'other', 'unclear'])
  .catch('unclear');
