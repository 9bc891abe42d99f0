/** What an account may send to a person just now, as the platform keeps it. */

const hour = 3_600_000;

/** A message opens five within 48 hours; a menu click, following, scanning three within a minute. */
export type Opening = 'message' | 'event' | 'nothing';

interface Grant {
  readonly until: number;
  left: number;
}

export class Grants {
  readonly #byPerson = new Map<string, Map<Opening, Grant>>();
  readonly #unfollowed = new Set<string>();

  open(openId: string, opening: Opening, at: Date): void {
    this.#unfollowed.delete(openId);
    if (opening === 'nothing') return;
    const grants = this.#byPerson.get(openId) ?? new Map<Opening, Grant>();
    const [withinMs, left] = opening === 'message' ? [48 * hour, 5] : [60_000, 3];
    grants.set(opening, { until: at.getTime() + withinMs, left });
    this.#byPerson.set(openId, grants);
  }

  unfollow(openId: string): void {
    this.#unfollowed.add(openId);
  }

  follows(openId: string): boolean {
    return !this.#unfollowed.has(openId) && this.#byPerson.has(openId);
  }

  /** Uses up one message; the error code when there is none. */
  take(openId: string, at: Date): 0 | 43004 | 45015 | 45047 {
    if (this.#unfollowed.has(openId)) return 43004;
    const inTime = [...(this.#byPerson.get(openId)?.values() ?? [])].filter(
      ({ until }) => until > at.getTime(),
    );
    if (inTime.length === 0) return 45015;
    const grant = inTime.find(({ left }) => left > 0);
    if (!grant) return 45047;
    grant.left -= 1;
    return 0;
  }
}
