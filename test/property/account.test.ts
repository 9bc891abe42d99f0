import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerAccountLine } from '../../src/commands/account.ts';
import { fundBalance, fundYear, householdYear } from '../../src/family-account/arithmetic.ts';
import { fen, sum } from '../../src/kernel/money.ts';
import { readRuleSet } from '../../src/policy/rule-set.ts';

const { tariff } = readRuleSet();
const runs = { numRuns: 10_000 };

const household = fc
  .record({
    members: fc.integer({ min: 1, max: 12 }),
    share: fc.integer({ min: 0, max: 12 }),
    carriedIn: fc.integer({ min: 0, max: 20_000 }).map(fen),
    outpatient: fc.array(fc.integer({ min: 0, max: 8_000 }).map(fen), { maxLength: 8 }),
  })
  .map(({ share, ...facts }) => ({ ...facts, subsidised: Math.min(share, facts.members) }));

describe("laws of a household's account", () => {
  it('never overdraws, splits each charge, and carries over what is left', () => {
    fc.assert(
      fc.property(household, (facts) => {
        const year = householdYear(tariff, facts);
        let balance = year.opening;
        for (const [position, entry] of year.entries.entries()) {
          expect(entry.charge).toBe(facts.outpatient[position]);
          expect(sum(entry.fromAccount, entry.cash)).toBe(entry.charge);
          expect(entry.balance).toBe(balance - entry.fromAccount);
          expect(entry.balance).toBeGreaterThanOrEqual(0);
          expect(entry.cash === 0 || entry.balance === 0).toBe(true);
          balance = entry.balance;
        }
        expect(year.closing).toBe(balance);
        expect(year.opening).toBe(facts.carriedIn + year.credited);
      }),
      runs,
    );
  });

  it('leaves the same balance in whatever order the visits were', () => {
    fc.assert(
      fc.property(household, (facts) => {
        const reversed = { ...facts, outpatient: facts.outpatient.toReversed() };
        expect(householdYear(tariff, reversed).closing).toBe(householdYear(tariff, facts).closing);
      }),
      runs,
    );
  });

  it('splits the premium, whoever pays it', () => {
    fc.assert(
      fc.property(household, (facts) => {
        const year = householdYear(tariff, facts);
        expect(sum(year.premiumDueFromHousehold, year.paidByCivilAffairs)).toBe(year.premiumDue);
        expect(sum(year.credited, year.toPooledFund)).toBe(year.premiumDue);
      }),
      runs,
    );
  });
});

describe('laws of the fund', () => {
  it('splits all that is raised, and is in breach exactly above 15 %', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 2_000_000 }),
        fc.integer({ min: -100, max: 100 }),
        fc.integer({ min: 0, max: 100_000 }),
        (participants, offset, spentFamilyAccounts) => {
          const fund = fundYear(tariff, participants);
          expect(sum(fund.familyAccounts, fund.pooledFund)).toBe(fund.totalRaised);
          expect(sum(fund.riskFund, fund.pooledAfterRisk)).toBe(fund.pooledFund);
          expect(sum(fund.individual, fund.central, fund.region, fund.city, fund.banner)).toBe(
            fund.totalRaised,
          );
          const spentPool = fen(fund.totalRaised - fund.maxBalance - offset - spentFamilyAccounts);
          const spent = { spentPool, spentFamilyAccounts: fen(spentFamilyAccounts) };
          const { balance, breach } = fundBalance(fund, spent);
          expect(balance).toBe(fund.maxBalance + offset);
          expect(breach).toBe(offset > 0);
        },
      ),
      runs,
    );
  });
});

describe('laws of an account line', () => {
  const anyValue = fc.oneof(fc.integer(), fc.constantFrom('5.00', '-1.00', '1.234'), fc.jsonValue());
  const anyLine = fc.oneof(
    fc.record(
      {
        members: anyValue,
        participants: anyValue,
        carriedIn: anyValue,
        outpatient: fc.oneof(fc.array(anyValue), fc.jsonValue()),
        category: fc.oneof(fc.constantFrom('wubao', 'tekun', 'ordinary'), fc.string()),
        subsidised: anyValue,
        spentPool: anyValue,
        request: fc.oneof(fc.constant('pay premium'), fc.string(), fc.integer()),
      },
      { requiredKeys: [] },
    ),
    fc.jsonValue(),
  );

  it('always has an answer: sums, a refusal or INVALID_INPUT with one sentence', () => {
    fc.assert(
      fc.property(anyLine, (written) => {
        const answer = answerAccountLine(tariff, written);
        if ('error' in answer) {
          expect(answer.error).toBe('INVALID_INPUT');
          expect('message' in answer && answer.message).toMatch(/^[^\n]+\.$/);
        } else {
          expect('closing' in answer || 'totalRaised' in answer || 'refused' in answer).toBe(true);
        }
      }),
      runs,
    );
  });
});
