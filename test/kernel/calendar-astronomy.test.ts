/** Against the worked examples of Meeus, Astronomical Algorithms (2nd ed.), to the last place he prints. */
import { describe, expect, it } from 'vitest';
import { newMoon, newMoonNumberNear, solarLongitude } from '../../src/kernel/calendar/astronomy.ts';

const julianDayOfUnixEpoch = 2_440_587.5;
const terrestrialOffset = 70 / 86_400;

/** A day of universal time since 1970 for a Julian day of terrestrial time. */
function fromJulian(julianDay: number): number {
  return julianDay - julianDayOfUnixEpoch - terrestrialOffset;
}

function at(utc: string): number {
  return Date.parse(utc) / 86_400_000;
}

describe('the sun', () => {
  it('stands where example 25.a has it on 13 October 1992', () => {
    expect(solarLongitude(fromJulian(2_448_908.5))).toBeCloseTo(199.90895, 4);
  });

  it.each([
    ['spring equinox', '2024-03-20T03:06Z', 0],
    ['summer solstice', '2024-06-20T20:51Z', 90],
    ['autumn equinox', '2024-09-22T12:44Z', 180],
    ['winter solstice', '2024-12-21T09:20Z', 270],
    ['spring equinox of 1962', '1962-03-21T02:30Z', 0],
  ])('is at the %s at %s', (_, utc, degrees) => {
    const away = ((solarLongitude(at(utc)) - degrees + 540) % 360) - 180;

    expect(Math.abs(away)).toBeLessThan(0.01);
  });

  it('is always told between 0 and 360 degrees', () => {
    for (let day = at('1900-01-01T00:00Z'); day < at('2100-01-01T00:00Z'); day += 10) {
      const longitude = solarLongitude(day);
      if (longitude < 0 || longitude >= 360) expect.unreachable(String(day));
    }
  });
});

describe('a new moon', () => {
  it('falls when example 49.a has it in February 1977, to the second', () => {
    expect(Math.abs(newMoon(-283) - fromJulian(2_443_192.65118))).toBeLessThan(0.00001);
  });

  it.each([
    [0, '2000-01-06T18:14Z'],
    [300, '2024-04-08T18:21Z'],
    [335, '2027-02-06T15:56Z'],
  ])('of number %i is at %s', (k, utc) => {
    expect(Math.abs(newMoon(k) - at(utc)) * 1440).toBeLessThan(1.5);
  });

  it('is found by its number from any day within two weeks', () => {
    for (const k of [-283, 1, 300]) {
      expect([-13, 0, 13].map((days) => newMoonNumberNear(newMoon(k) + days))).toEqual([k, k, k]);
    }
  });
});
