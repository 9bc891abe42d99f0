/** The rarer deeds of the desk: looking for duplicates, the telephone instead of a message, more days for an answer, holds. */
import { type AlikeComplaint, alikeTo } from './alike.ts';
import { type Extending, extend, type ExtensionOutcome, mayExtend } from './extending.ts';
import { type Holding, holdingDeeds, type HoldRepository } from './holding.ts';
import type { DeskAudit, DeskComplaint, DeskRepository } from './repository.ts';
import type { DeskRules } from './rules.ts';
import { actorOf, answersFor, sees, type Viewer } from './viewer.ts';

export interface RarerDeeds extends Holding {
  /** What may be of the same matter; [] as well where there is nothing to merge. */
  alike(viewer: Viewer, id: number, at: Date): Promise<readonly AlikeComplaint[]>;
  /**
   * The complainant was told by telephone what no message brought them.
   * @param through the newest message that was on the page: what came later has not been told
   */
  telephoned(viewer: Viewer, id: number, through: bigint, at: Date): Promise<TelephonedOutcome>;
  /** @param seen the version that was on the page */
  extend(
    viewer: Viewer,
    id: number,
    seen: number,
    asked: { readonly workingDays: number; readonly reason: string },
    at: Date,
  ): Promise<ExtensionOutcome>;
}

export type TelephonedOutcome =
  | { readonly kind: 'done' }
  | { readonly kind: 'not-found' }
  | { readonly kind: 'refused'; readonly why: 'not-yours' | 'nothing-waits' };

export interface RarerParts {
  readonly records: DeskRepository;
  readonly audit: DeskAudit;
  readonly rules: DeskRules;
  readonly extending: Extending;
  readonly holds: HoldRepository;
}

export function rarerDeeds({ records, audit, rules, extending, holds }: RarerParts): RarerDeeds {
  async function locked(viewer: Viewer, id: number): Promise<DeskComplaint | undefined> {
    const complaint = await records.lock(id);
    return complaint && sees(viewer, complaint) ? complaint : undefined;
  }

  return {
    ...holdingDeeds({ records, audit, holds }),

    async alike(viewer, id, at) {
      const complaint = await records.peek(id);
      if (!complaint || !sees(viewer, complaint)) return [];
      const found = alikeTo(complaint, await records.near(id));
      const subject = `complaint:${complaint.number}`;
      const details = { others: found.map(({ number }) => number) };
      await audit.append({ at, actor: actorOf(viewer), action: 'complaints-compared', subject, details });
      return found;
    },

    async telephoned(viewer, id, through, at) {
      const complaint = await locked(viewer, id);
      if (!complaint) return { kind: 'not-found' };
      if (!answersFor(viewer, complaint)) return { kind: 'refused', why: 'not-yours' };
      const told = await records.telephoned(id, through);
      if (told.length === 0) return { kind: 'refused', why: 'nothing-waits' };
      const actor = actorOf(viewer);
      await records.record(id, { kind: 'telephoned', note: '', shown: false }, actor, at);
      for (const letter of told)
        await audit.append({
          ...{ at, actor, action: 'outbox-telephoned', subject: `outbox:${String(letter)}` },
          details: { complaint: complaint.number },
        });
      return { kind: 'done' };
    },

    async extend(viewer, id, seen, asked, at) {
      const complaint = await locked(viewer, id);
      if (!complaint) return { kind: 'not-found' };
      if (seen !== complaint.version) {
        const {
          by,
          at: when,
          what,
        } = complaint.lastChange ?? {
          ...{ by: '', at: complaint.receivedAt, what: 'received' },
        };
        return { kind: 'changed', by, at: when, what };
      }
      if (!mayExtend(viewer, complaint)) return { kind: 'refused', why: 'not-your-role' };
      if (complaint.mergedIntoId !== undefined) return { kind: 'refused', why: 'merged' };
      const duplicates = await records.lockDuplicates(id);
      return extend(extending, complaint, duplicates, asked, rules, { actor: actorOf(viewer), at });
    },
  };
}
