/** What chat and logs may show of a person: surname and a star, four last digits, 138****5678. */

const hidden = '****';

/** 乌力吉 → 乌*: one star whatever the length, so that the length tells nothing. */
export function maskName(name: string): string {
  const [surname = ''] = name.trim();
  return `${surname}*`;
}

/** The last four places of an identity number: ****123X. */
export function maskIdLast(idNumber: string): string {
  return lastFour(idNumber);
}

/** The last four places of a medical certificate number: ****0001. */
export function maskCertificate(certificate: string): string {
  return lastFour(certificate);
}

/** 13812345678 → 138****5678; anything that is no mobile number shows its last four only. */
export function maskPhone(phone: string): string {
  const digits = phone.replace(/[\s-]/g, '').replace(/^\+?86(?=1\d{10}$)/, '');
  return /^1\d{10}$/.test(digits) ? `${digits.slice(0, 3)}${hidden}${digits.slice(7)}` : lastFour(digits);
}

/** Nothing at all is shown of a text of four places or fewer. */
function lastFour(text: string): string {
  const trimmed = text.trim();
  return trimmed.length > 4 ? `${hidden}${trimmed.slice(-4)}` : hidden;
}
