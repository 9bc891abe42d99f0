/** A desk on a test database: staff of every kind, complaints as they come in, and what is done with them. */
import { actAsComplainant } from '../../src/complaint/desk/complainant.ts';
import type { ActOutcome, ComplainantAction, StaffAction } from '../../src/complaint/desk/actions.ts';
import { complaintDesk, type ComplaintDesk, type DeskParts } from '../../src/complaint/desk/desk.ts';
import type { Viewer } from '../../src/complaint/desk/viewer.ts';
import type { ComplaintQueue, NewComplaint } from '../../src/complaint/complaint.ts';
import { auditRepository } from '../../src/database/audit.ts';
import { complaintClockRepository } from '../../src/database/complaint-clock.ts';
import { deskRepository } from '../../src/database/complaint-desk.ts';
import { complaintRepository } from '../../src/database/complaint.ts';
import { complaintHolds } from '../../src/database/legal-hold.ts';
import { identityRepository } from '../../src/database/identity.ts';
import type { Database, Tx } from '../../src/database/open.ts';
import { decideReceipt } from '../../src/complaint/decide.ts';
import { makeNumber } from '../../src/kernel/identifiers.ts';
import { publishedCalendar } from '../../src/kernel/working-days.ts';
import type { ClockSwitch } from '../../src/policy/switches.ts';

export const hashKey = Buffer.from('a key for tests only, 32 bytes..');
export const sealKey = Buffer.alloc(32, 9);
export const now = new Date('2026-06-01T02:00:00Z');
export const deskRules = {
  calendar: publishedCalendar,
  workingDays: 20,
  reopenDays: 30,
  sumus: ['林东镇', '隆昌镇'],
};

const people = {
  lindong: { name: '林东经办', role: 'handler', sumu: '林东镇' },
  lindong2: { name: '林东同事', role: 'handler', sumu: '林东镇' },
  longchang: { name: '隆昌经办', role: 'handler', sumu: '隆昌镇' },
  banner: { name: '旗办经办', role: 'handler' },
  banner2: { name: '旗办同事', role: 'handler' },
  supervisor: { name: '旗办主任', role: 'supervisor' },
  committee: { name: '监督委员', role: 'committee' },
  outreach: { name: '宣传员', role: 'outreach' },
  admin: { name: '管理员', role: 'admin' },
} as const;
export type Person = keyof typeof people;

export interface TestDesk {
  readonly staff: Readonly<Record<Person, Viewer>>;
  readonly contactId: number;
  /** Pauses and extensions are off unless given. */
  within<T>(
    work: (desk: ComplaintDesk, tx: Tx) => Promise<T>,
    pauseSwitch?: ClockSwitch,
    extensionSwitch?: ClockSwitch,
  ): Promise<T>;
  /** Files one as the conversation does; its id. */
  file(filed?: Partial<NewComplaint>, queue?: ComplaintQueue): Promise<number>;
  /** With the version that is current, at `now` unless told. */
  act(person: Person, id: number, action: StaffAction, at?: Date): Promise<ActOutcome>;
  actOfComplainant(id: number, action: ComplainantAction, at?: Date): Promise<ActOutcome>;
  versionOf(id: number): Promise<number>;
}

export async function openDesk(database: Database): Promise<TestDesk> {
  const staff: Record<string, Viewer> = {};
  for (const [login, { name, role, ...rest }] of Object.entries(people)) {
    const sumu = 'sumu' in rest ? rest.sumu : undefined;
    const { id } = await database.client.staffMember.create({
      data: { login, name, role, sumu: sumu ?? null, passwordHash: '', createdAt: now },
    });
    staff[login] = { id, login, name, role, ...(sumu !== undefined && { sumu }) };
  }
  const contact = await database.transaction((tx) =>
    identityRepository(tx, hashKey).contact('telegram', 'complainant', now),
  );
  const parts = (tx: Tx, allowed: ClockSwitch = null): DeskParts => ({
    records: deskRepository(tx, sealKey),
    audit: auditRepository(tx),
    rules: deskRules,
    pausing: { clocks: complaintClockRepository(tx), allowed, noteOf: ({ kind }) => kind },
  });
  const within: TestDesk['within'] = (work, pauses, extensions = null) =>
    database.transaction((tx) => {
      const noteOf = ({ kind }: { readonly kind: string }) => kind;
      const extending = { clocks: complaintClockRepository(tx), allowed: extensions, noteOf };
      return work(complaintDesk({ ...parts(tx, pauses), extending, holds: complaintHolds(tx) }), tx);
    });
  const versionOf: TestDesk['versionOf'] = async (id) =>
    (await database.client.complaint.findUniqueOrThrow({ where: { id } })).version;
  let sequence = 0;
  return {
    staff: staff as Record<Person, Viewer>,
    contactId: contact.contact.id,
    within,
    versionOf,
    async file(filed = {}, queue) {
      const number = makeNumber('complaint', 2026, (sequence += 1));
      const receipt = decideReceipt(
        {
          number,
          category: 'refused-or-late',
          text: '材料交了一个月没有消息',
          target: 'village',
          anonymous: false,
          complainantName: '王小花',
          sumu: '林东镇',
          queryCode: '123456',
          receivedAt: now,
          ...filed,
        },
        publishedCalendar,
        { workingDays: 20 },
      );
      return database.transaction(async (tx) => {
        await complaintRepository(tx, hashKey).add(
          contact.contact.id,
          receipt.complaint,
          receipt.clock,
          queue ?? receipt.queue,
        );
        return (await deskRepository(tx).idOf(number)) ?? 0;
      });
    },
    act: (person, id, action, at = now) =>
      within(async (desk, tx) => {
        const seen = (await deskRepository(tx).lock(id))?.version ?? 0;
        return desk.act(staff[person] ?? staffless, id, seen, action, at);
      }),
    async actOfComplainant(id, action, at = now) {
      const { number } = await database.client.complaint.findUniqueOrThrow({ where: { id } });
      return database.transaction((tx) =>
        actAsComplainant(parts(tx), { number, contactId: contact.contact.id }, action, at),
      );
    },
  };
}

const staffless: Viewer = { id: 0, login: '', name: '', role: 'outreach' };
