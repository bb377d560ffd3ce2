/** Classes of UTF-16 units that the language rules ask about; everything is one comparison or one table look-up. */

/** A Chinese ideograph (the common block, extension A, compatibility forms) or half of one outside the basic plane, or 〇. */
export function isHan(unit: number): boolean {
  return (
    (unit >= 0x4e00 && unit <= 0x9fff) ||
    (unit >= 0x3400 && unit <= 0x4dbf) ||
    unit === 0x3007 ||
    (unit >= 0xf900 && unit <= 0xfaff) ||
    // High surrogates of planes 2 and 3, where the extensions live (𠺢, 𨋢).
    (unit >= 0xd840 && unit <= 0xd8bf)
  );
}

/** A letter of the Latin script, full-width forms included. */
export function isLatin(unit: number): boolean {
  return (
    (unit >= 0x61 && unit <= 0x7a) ||
    (unit >= 0x41 && unit <= 0x5a) ||
    (unit >= 0xc0 && unit <= 0x24f && unit !== 0xd7 && unit !== 0xf7) ||
    (unit >= 0x1e00 && unit <= 0x1eff) ||
    (unit >= 0xff21 && unit <= 0xff3a) ||
    (unit >= 0xff41 && unit <= 0xff5a)
  );
}

/** A letter of a script that is neither Latin nor Chinese: Greek to Thai, kana, Hangul. */
export function isOtherLetter(unit: number): boolean {
  return unitClasses[unit] === unitClass.otherLetter;
}

/** 0–9, half or full width. */
export function isDigit(unit: number): boolean {
  return (unit >= 0x30 && unit <= 0x39) || (unit >= 0xff10 && unit <= 0xff19);
}

/** Space, tab, no-break and ideographic spaces; not line breaks. */
export function isBlank(unit: number): boolean {
  return (
    unit === 0x20 ||
    unit === 0x09 ||
    unit === 0xa0 ||
    unit === 0x3000 ||
    (unit >= 0x2000 && unit <= 0x200b) ||
    unit === 0x202f ||
    unit === 0xfeff
  );
}

/** Line feed, carriage return, form feed, line and paragraph separators. */
export function isLineBreak(unit: number): boolean {
  return unit === 0x0a || unit === 0x0d || unit === 0x0b || unit === 0x0c || unit === 0x2028 || unit === 0x2029;
}

/** What `unitClasses` says of a UTF-16 unit; `other` is any sign. */
export const unitClass = {
  other: 0,
  han: 1,
  latin: 2,
  otherLetter: 3,
  digit: 4,
  blank: 5,
  lineBreak: 6,
} as const;

/** One of `unitClass` for every UTF-16 unit. */
export const unitClasses: Uint8Array = makeUnitClasses();

function makeUnitClasses(): Uint8Array {
  const classes = new Uint8Array(0x10000);
  for (let unit = 0; unit < 0x10000; unit += 1) {
    if (isHan(unit)) classes[unit] = unitClass.han;
    else if (isLatin(unit)) classes[unit] = unitClass.latin;
    else if (isDigit(unit)) classes[unit] = unitClass.digit;
    else if (isBlank(unit)) classes[unit] = unitClass.blank;
    else if (isLineBreak(unit)) classes[unit] = unitClass.lineBreak;
    else if (isInOtherScript(unit)) classes[unit] = unitClass.otherLetter;
  }
  return classes;
}

function isInOtherScript(unit: number): boolean {
  const inScripts =
    (unit >= 0x370 && unit <= 0x1fff && !(unit >= 0x1e00 && unit <= 0x1eff)) ||
    (unit >= 0x3041 && unit <= 0x30ff && unit !== 0x30fb && unit !== 0x30fc) ||
    (unit >= 0x3105 && unit <= 0x318e) ||
    (unit >= 0xac00 && unit <= 0xd7a3) ||
    (unit >= 0xfb1d && unit <= 0xfdff);
  // The blocks hold signs as well: the Greek question mark is a semicolon.
  return inScripts && /\p{L}/u.test(String.fromCharCode(unit));
}
