/**
 * Whether a Hong Kong identity card number has its right check digit: letters
 * count 10 (A) to 35 (Z), a missing first letter 36, weights 9 to 2, modulo 11.
 */
export function isHongKongId(text: string): boolean {
  const match = /^([A-Z]{1,2})(\d{6})([\dA])$/.exec(text.replace(/[ ()]/g, ''));
  if (!match) return false;
  const [, letters = '', digits = '', check = ''] = match;
  const values = [
    ...(letters.length === 1 ? [36] : []),
    ...Array.from(letters, (letter) => letter.charCodeAt(0) - 55),
    ...Array.from(digits, Number),
  ];
  const sum = values.reduce((total, value, index) => total + value * (9 - index), 0);
  return (sum + (check === 'A' ? 10 : Number(check))) % 11 === 0;
}

const mainlandWeights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** Whether a number is a resident identity number of the Mainland: GB 11643-1999, a real birthday and ISO 7064 MOD 11-2. */
export function isMainlandId(text: string): boolean {
  const match = /^\d{6}((?:18|19|20)\d{2})(\d{2})(\d{2})\d{3}[\dXx]$/.exec(text);
  if (!match) return false;
  const [year = 0, month = 0, day = 0] = match.slice(1).map(Number);
  const date = new Date(Date.UTC(year, month - 1, day));
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return false;
  const sum = mainlandWeights.reduce((total, weight, index) => total + weight * Number(text[index]), 0);
  return '10X98765432'[sum % 11] === text[17]?.toUpperCase();
}

/** Whether a card number of 13 to 19 digits passes Luhn's check (ISO/IEC 7812-1). */
export function isBankCard(text: string): boolean {
  const digits = Array.from(text.replace(/[ -]/g, ''), Number).reverse();
  if (digits.length < 13 || digits.length > 19) return false;
  const sum = digits.reduce((total, digit, index) => {
    const doubled = index % 2 === 1 ? digit * 2 : digit;
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return sum % 10 === 0;
}

/** Whether an IBAN's check digits are right (ISO 13616, modulo 97). */
export function isIban(text: string): boolean {
  const plain = text.replace(/ /g, '');
  if (plain.length < 15 || plain.length > 34) return false;
  let rest = 0;
  for (const character of plain.slice(4) + plain.slice(0, 4)) {
    for (const digit of Number.parseInt(character, 36).toString()) rest = (rest * 10 + Number(digit)) % 97;
  }
  return rest === 1;
}
