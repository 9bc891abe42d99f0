/** What a lie is made with: exchanging, adding, turning round. */
export type Chance = () => number;
export type Twist = (truth: string, chance: Chance) => string;

export const pick = <One>(from: readonly One[], chance: Chance): One => {
  const one = from[Math.floor(chance() * from.length)];
  if (one === undefined) throw new Error('nothing to pick from');
  return one;
};

/** One of the places that match becomes another; a text without such a place stays as it is. */
export function exchange(found: RegExp, instead: (match: string, chance: Chance) => string): Twist {
  return (truth, chance) => {
    const places = [...truth.matchAll(found)];
    if (places.length === 0) return truth;
    const { index, 0: match } = pick(places, chance);
    return truth.slice(0, index) + instead(match, chance) + truth.slice(index + match.length);
  };
}

/** Among the sentences: before them, behind them, or between. */
export function adding(sentences: readonly ((chance: Chance) => string)[], end: string, gap: string): Twist {
  return (truth, chance) => {
    const parts = truth.split(end).filter((part) => part.trim() !== '');
    parts.splice(Math.floor(chance() * (parts.length + 1)), 0, gap + pick(sentences, chance)(chance));
    return `${parts.join(end)}${end}`.trim();
  };
}

export const number = (chance: Chance, from = 3, to = 900) =>
  String(from + Math.floor(chance() * (to - from)));
export const otherNumber = (match: string, chance: Chance): string => {
  const value = Number.parseInt(match, 10);
  const other = pick(
    [value * 2, value * 10, value + 1, value + 5, value - 1, Math.ceil(value / 2) + 1, value + 100],
    chance,
  );
  return other === value ? `${match}0` : String(other);
};
export const between = (pairs: readonly (readonly [string, string])[]): Twist => {
  const either = new RegExp(
    pairs
      .flat()
      .sort((a, b) => b.length - a.length)
      .join('|'),
    'gu',
  );
  return exchange(either, (match, chance) => {
    const fits = pairs.filter((pair) => pair.includes(match));
    const [one, other] = pick(fits, chance);
    return match === one ? other : one;
  });
};
