import { describe, expect, it } from 'vitest';
import { defaultSwitches, switchesSchema } from '../../src/policy/switches.ts';

describe('what the plan leaves open', () => {
  it('is decided as told to people, until an office decides otherwise', () => {
    const { noReferralFactor, ...others } = defaultSwitches;

    expect(noReferralFactor.toNumber()).toBe(1);
    expect(others).toEqual({
      deductibleMode: 'per_admission',
      transferMode: 'each',
      capScope: 'person_year',
      yearRule: 'discharge_date',
      nonDesignatedFactor: null,
      waiveDeductibleFor: [],
      chronicOutpatient: 'off',
      childbirthFixed: null,
      allowInpatientCopayFromFamilyAccount: false,
      complaintReopenDays: 30,
      complaintExtension: null,
      complaintPause: null,
    });
  });

  it.each([
    { deductibleMode: 'per_admission' },
    { deductibleMode: 'per_year_once_highest' },
    { transferMode: 'each' },
    { transferMode: 'difference' },
    { capScope: 'person_year' },
    { capScope: 'admission' },
    { yearRule: 'discharge_date' },
    { yearRule: 'admission_date' },
    { waiveDeductibleFor: ['wubao', 'tekun'] },
    { chronicOutpatient: 'off' },
    { nonDesignatedFactor: null },
    { allowInpatientCopayFromFamilyAccount: true },
  ])('may be decided by an office: %j', (decision) => {
    expect(switchesSchema.parse(decision)).toEqual({ ...defaultSwitches, ...decision });
  });

  it.each([
    { deductibleMode: '' },
    { transferMode: '' },
    { capScope: '' },
    { yearRule: '' },
    { chronicOutpatient: '' },
    { waiveDeductibleFor: ['everybody'] },
  ])('may not be decided so: %j', (decision) => {
    expect(switchesSchema.safeParse(decision).success).toBe(false);
  });

  it('takes a share and a sum as they are quoted, nothing being a sum as well', () => {
    const { nonDesignatedFactor, childbirthFixed } = switchesSchema.parse({
      nonDesignatedFactor: '0.60',
      childbirthFixed: '0.00',
    });

    expect([nonDesignatedFactor?.toNumber(), childbirthFixed]).toEqual([0.6, 0]);
    expect(switchesSchema.parse({ childbirthFixed: '400.50' }).childbirthFixed).toBe(40_050);
  });

  it.each([
    [{ childbirthFixed: 'viel' }, 'must be a quoted sum in yuan'],
    [{ childbirthFixed: '-0.01' }, 'must be a quoted sum in yuan'],
    [{ nonDesignatedFactor: 'half' }, 'must be a quoted share between 0 and 1'],
  ])('is refused with its reason: %j', (decision, message) => {
    expect(switchesSchema.safeParse(decision).error?.issues).toMatchObject([{ code: 'custom', message }]);
  });
});
