/** What the console is given. */
import type { Clock } from '../kernel/clock.ts';
import type { NoticeRepository, StaffRepository } from '../staff/repository.ts';
import type { StaffService } from '../staff/service.ts';
import type { StaffRole } from '../staff/staff.ts';
import type { AppendDeed } from './audited.ts';
import type { SessionSettings } from './session.ts';
import type { ConsoleSection } from './visit.ts';

/** Published: they guard fictional records only. */
export interface SampleAccounts {
  readonly password: string;
  readonly members: readonly {
    readonly login: string;
    readonly role: StaffRole;
    readonly sumu: string | null;
  }[];
}

export interface ConsoleParts {
  readonly staff: StaffService;
  /** Accounts and notices outside any transaction of a route's own. */
  readonly accounts: Pick<StaffRepository, 'byId'>;
  readonly notices: NoticeRepository;
  readonly audit: AppendDeed;
  readonly session: SessionSettings;
  /** Where browsers find the service; undefined: wherever they say. */
  readonly publicUrl: string | undefined;
  /** The sample scheme: its pages say that everything on them is invented, and the log-in page names these accounts. */
  readonly samples: SampleAccounts | undefined;
  readonly clock: Clock;
  readonly onFault: (fault: unknown) => void;
  /** The queue, the supervision page …: each brings its routes. */
  readonly sections: readonly ConsoleSection[];
}
