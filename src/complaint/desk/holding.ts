/** Kept as evidence: of which complaint it is said, by whom, and who may say so. No retention rule takes what is held. */
import type { ComplaintDetail } from './detail.ts';
import type { DeskAudit, DeskComplaint, DeskRepository } from './repository.ts';
import { actorOf, type Placed, sees, standingTo, type Viewer } from './viewer.ts';

/** On a complaint, in the words of whoever placed it; the office's own, never told to the complainant. */
export interface Hold {
  readonly id: number;
  readonly number: string;
  readonly reason: string;
  readonly by: HoldActor;
  readonly since: Date;
  readonly lifted?: { readonly by: HoldActor; readonly at: Date };
}
export type HoldActor = { readonly kind: 'staff'; readonly name: string } | { readonly kind: 'operator' };

export interface HoldRepository {
  /** On any of these complaints, lifted ones too; the oldest first. */
  of(numbers: readonly string[]): Promise<readonly Hold[]>;
  /** The hold's own number; undefined: it is held already. */
  place(number: string, reason: string, actor: string, at: Date): Promise<number | undefined>;
  lift(number: string, actor: string, at: Date): Promise<void>;
}

/** What the page of a complaint shows of it. */
export interface HoldingShown {
  /** In force: its own, or that of the one it goes on with, which holds this one too. */
  readonly holds: readonly Hold[];
  /** Its own of former times. */
  readonly former: readonly Hold[];
  readonly mayHold: boolean;
}

export interface Holding {
  holding(viewer: Viewer, detail: ComplaintDetail): Promise<HoldingShown>;
  hold(viewer: Viewer, id: number, reason: string, at: Date): Promise<HoldOutcome>;
  /** @param seen the hold that was on the page: no other one is lifted */
  liftHold(viewer: Viewer, id: number, seen: number, at: Date): Promise<HoldOutcome>;
}

export type HoldOutcome =
  | { readonly kind: 'done' }
  | { readonly kind: 'not-found' }
  | {
      readonly kind: 'refused';
      readonly why: 'not-your-role' | 'no-reason' | 'too-long' | 'held-already' | 'not-held';
    };

/** As `heyi hold` asks for it, and no longer than a page shows well. */
const [shortestReason, longestReason] = [2, 500];

/**
 * Whoever answers for the queue: what is evidence is not for the one to say who works on it. Administration, which sees
 * no complaint, has none to hold.
 */
export function mayHold(viewer: Viewer, complaint: Placed): boolean {
  return standingTo(viewer, complaint) === 'supervisor';
}

interface Parts {
  readonly records: Pick<DeskRepository, 'lock'>;
  readonly audit: DeskAudit;
  readonly holds: HoldRepository;
}

export function holdingDeeds({ records, audit, holds }: Parts): Holding {
  const refused = (why: Extract<HoldOutcome, { kind: 'refused' }>['why']) =>
    ({ kind: 'refused', why }) as const;

  async function locked(viewer: Viewer, id: number): Promise<DeskComplaint | undefined> {
    const complaint = await records.lock(id);
    return complaint && sees(viewer, complaint) ? complaint : undefined;
  }

  return {
    async holding(viewer, detail) {
      const { number, mergedInto } = detail;
      const found = await holds.of([number, ...(mergedInto ? [mergedInto.number] : [])]);
      return {
        holds: found.filter(({ lifted }) => !lifted),
        former: found.filter((one) => one.lifted && one.number === number),
        mayHold: mayHold(viewer, detail),
      };
    },

    async hold(viewer, id, reason, at) {
      const complaint = await locked(viewer, id);
      if (!complaint) return { kind: 'not-found' };
      if (!mayHold(viewer, complaint)) return refused('not-your-role');
      const words = reason.trim();
      if ([...words].length < shortestReason) return refused('no-reason');
      if ([...words].length > longestReason) return refused('too-long');
      const actor = actorOf(viewer);
      const placed = await holds.place(complaint.number, words, actor, at);
      if (placed === undefined) return refused('held-already');
      await audit.append({ at, actor, action: 'hold-placed', subject: `hold:${String(placed)}` });
      return { kind: 'done' };
    },

    async liftHold(viewer, id, seen, at) {
      const complaint = await locked(viewer, id);
      if (!complaint) return { kind: 'not-found' };
      if (!mayHold(viewer, complaint)) return refused('not-your-role');
      const own = await holds.of([complaint.number]);
      if (!own.some((one) => one.id === seen && !one.lifted)) return refused('not-held');
      const actor = actorOf(viewer);
      await holds.lift(complaint.number, actor, at);
      await audit.append({ at, actor, action: 'hold-lifted', subject: `hold:${String(seen)}` });
      return { kind: 'done' };
    },
  };
}
