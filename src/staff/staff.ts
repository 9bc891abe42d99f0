/** Console accounts. */
export const staffRoles = ['handler', 'supervisor', 'committee', 'outreach', 'admin'] as const;
export type StaffRole = (typeof staffRoles)[number];

export interface StaffMember {
  readonly login: string;
  readonly name: string;
  readonly role: StaffRole;
  readonly sumu?: string;
  readonly mustChangePassword: boolean;
  readonly sample: boolean;
  readonly createdAt: Date;
  readonly disabledAt?: Date;
}
