/**
 * New moons and the sun's place, after Jean Meeus, Astronomical Algorithms (2nd ed.), ch. 25 and 49: the
 * sun to about 0.01° (a quarter of an hour), new moons to some seconds. Instants are days of universal
 * time since 1970-01-01T00:00Z.
 */
const radians = Math.PI / 180;
/** Terrestrial time runs about 70 s ahead of universal time in our decades. */
const terrestrialOffsetDays = 70 / 86_400;
const julianDayOfUnixEpoch = 2_440_587.5;
const meanLunation = 29.530588861;
const firstNewMoon = 2_451_550.09766;

/** The sun's apparent longitude in degrees, 0 at the spring equinox. */
export function solarLongitude(instant: number): number {
  const t = (instant + terrestrialOffsetDays + julianDayOfUnixEpoch - 2_451_545) / 36_525;
  const mean = 280.46646 + t * (36_000.76983 + t * 0.0003032);
  const anomaly = radians * (357.52911 + t * (35_999.05029 - t * 0.0001537));
  const centre =
    (1.914602 - t * (0.004817 + t * 0.000014)) * Math.sin(anomaly) +
    (0.019993 - t * 0.000101) * Math.sin(2 * anomaly) +
    0.000289 * Math.sin(3 * anomaly);
  const node = radians * (125.04 - 1934.136 * t);
  return (((mean + centre - 0.00569 - 0.00478 * Math.sin(node)) % 360) + 360) % 360;
}

/** Amplitude in days, power of E, then multiples of M (sun), M′ (moon), F and Ω. Meeus, table 49.A. */
const periodicTerms: readonly (readonly [number, number, number, number, number, number])[] = [
  [-0.4072, 0, 0, 1, 0, 0],
  [0.17241, 1, 1, 0, 0, 0],
  [0.01608, 0, 0, 2, 0, 0],
  [0.01039, 0, 0, 0, 2, 0],
  [0.00739, 1, -1, 1, 0, 0],
  [-0.00514, 1, 1, 1, 0, 0],
  [0.00208, 2, 2, 0, 0, 0],
  [-0.00111, 0, 0, 1, -2, 0],
  [-0.00057, 0, 0, 1, 2, 0],
  [0.00056, 1, 1, 2, 0, 0],
  [-0.00042, 0, 0, 3, 0, 0],
  [0.00042, 1, 1, 0, 2, 0],
  [0.00038, 1, 1, 0, -2, 0],
  [-0.00024, 1, -1, 2, 0, 0],
  [-0.00017, 0, 0, 0, 0, 1],
  [-0.00007, 0, 2, 1, 0, 0],
  [0.00004, 0, 0, 2, -2, 0],
  [0.00004, 0, 3, 0, 0, 0],
  [0.00003, 0, 1, 1, -2, 0],
  [0.00003, 0, 0, 2, 2, 0],
  [-0.00003, 0, 1, 1, 2, 0],
  [0.00003, 0, -1, 1, 2, 0],
  [-0.00002, 0, -1, 1, -2, 0],
  [-0.00002, 0, 1, 3, 0, 0],
  [0.00002, 0, 0, 4, 0, 0],
];

/** Planetary arguments: amplitude in days, angle at the first new moon, degrees a lunation. Meeus, p. 351. */
const planetaryTerms: readonly (readonly [number, number, number])[] = [
  [0.000325, 299.77, 0.107408],
  [0.000165, 251.88, 0.016321],
  [0.000164, 251.83, 26.651886],
  [0.000126, 349.42, 36.412478],
  [0.00011, 84.66, 18.206239],
  [0.000062, 141.74, 53.303771],
  [0.00006, 207.14, 2.453732],
  [0.000056, 154.84, 7.30686],
  [0.000047, 34.52, 27.261239],
  [0.000042, 207.19, 0.121824],
  [0.00004, 291.34, 1.844379],
  [0.000037, 161.72, 24.198154],
  [0.000035, 239.56, 25.513099],
  [0.000023, 331.55, 3.592518],
];

/** The instant of the k-th new moon after that of 6 January 2000 (k = 0). */
export function newMoon(k: number): number {
  const t = k / 1236.85;
  const e = 1 - t * (0.002516 + t * 0.0000074);
  const sun = 2.5534 + 29.1053567 * k - 0.0000014 * t * t;
  const moon = 201.5643 + 385.81693528 * k + t * t * (0.0107582 + t * 0.00001238);
  const latitude = 160.7108 + 390.67050284 * k - t * t * (0.0016118 + t * 0.00000227);
  const node = 124.7746 - 1.56375588 * k + 0.0020672 * t * t;
  let julian = firstNewMoon + meanLunation * k + t * t * (0.00015437 - t * 0.00000015);
  for (const [amplitude, power, m, mMoon, f, omega] of periodicTerms) {
    const angle = radians * (m * sun + mMoon * moon + f * latitude + omega * node);
    julian += amplitude * e ** power * Math.sin(angle);
  }
  for (const [amplitude, start, step] of planetaryTerms) {
    julian += amplitude * Math.sin(radians * (start + step * k));
  }
  return julian - julianDayOfUnixEpoch - terrestrialOffsetDays;
}

/** The number k of a new moon within a month of an instant. */
export function newMoonNumberNear(instant: number): number {
  return Math.round((instant + julianDayOfUnixEpoch - firstNewMoon) / meanLunation);
}
