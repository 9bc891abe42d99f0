/** What is wrong with a file or a row, in the words of the operator. */
import type { FileFault, RowError } from '../records/records.ts';

export function fileFaultWords({ why, told }: { readonly why: FileFault; readonly told: string }): string {
  switch (why) {
    case 'empty':
      return 'it is empty';
    case 'not-a-workbook':
      return 'it is not an .xlsx workbook; save it from Excel as .xlsx or as CSV';
    case 'damaged':
      return `the workbook is damaged (${told})`;
    case 'quotes':
      return `its quotation marks do not close (${told})`;
    case 'too-many-rows':
      return `it has more than ${told} rows`;
    case 'too-large-inside':
      return 'it is too large when unpacked';
  }
}

export function rowFaultWords({ fault, about = '' }: RowError): string {
  switch (fault) {
    case 'empty':
      return 'is empty';
    case 'too-long':
      return 'must be at most 200 characters';
    case 'not-a-day':
      return 'is not a day that exists; write it like 2026-03-12';
    case 'not-yuan':
      return 'is not an amount in yuan with at most two decimals';
    case 'not-a-rate':
      return 'is not a rate; write 0.45 or 45%';
    case 'not-a-year':
      return 'is not a year; write it like 2026';
    case 'not-a-telephone':
      return 'is not one telephone number; write a mobile number of 11 digits or area code and number, one only';
    case 'not-a-certificate':
      return 'must be 4 to 30 letters and digits';
    case 'not-an-id-number':
      return 'must be 18 characters: 17 digits and a digit or X';
    case 'odd-id-number':
      return 'is not a valid ID number (its day of birth or check character is wrong)';
    case 'one-of':
      return `must be one of ${about}`;
    case 'below-zero':
      return 'must not be below zero for money coming in';
    case 'before-admission':
      return 'is before the day of admission';
    case 'more-than-total':
      return 'is more than the total';
    case 'empty-though-paid':
      return 'is empty although the claim was paid';
    case 'empty-though-refused':
      return 'is empty although the claim was rejected or returned';
    case 'column-missing':
      return 'this column is missing';
    case 'not-in-yuan':
      return 'its heading names another unit: export this sum in yuan';
    case 'rounded':
      return 'is a number that Excel has rounded, its last digits are lost: format the column as text and export it again';
    case 'same-as-line':
      return `is the same record as line ${about}`;
    case 'taken':
      return `already belongs to another record (${about})`;
    case 'no-household':
      return `there is no household with certificate ${about}; import it first`;
    case 'no-member':
      return `there is no member ${about}; import it first`;
    case 'no-claim':
      return `there is no claim ${about}; import it first`;
  }
}
