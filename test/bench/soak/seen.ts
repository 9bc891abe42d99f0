/** Message by message, what a person was told by the outbox beside what their phone saw. */
export interface Compared {
  /** Told, and not on the phone. */
  readonly unseen: readonly string[];
  /** On the phone more often than told. */
  readonly twice: readonly string[];
}

/** By their words: one that came twice must not hide another that never came. */
export function compare(told: readonly string[], seen: readonly string[]): Compared {
  const twice = [...seen];
  const unseen = told.filter((text) => {
    const place = twice.indexOf(text);
    if (place >= 0) twice.splice(place, 1);
    return place < 0;
  });
  return { unseen, twice };
}
