import { radicalForms } from './radical-forms.ts';
import { variantClasses } from './variant-classes.ts';

/**
 * A text in the form in which it is compared, with the way back: unit `i` of
 * `key` comes from `starts[i]` to `ends[i]` of the source. Both lists rise.
 */
export interface FoldedText {
  readonly key: string;
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
}

/** What one code point of the source becomes; empty for what is no part of a key. */
const foldedForms = new Map<number, string>();

/** The class's first form of each ideograph, by UTF-16 unit; itself where it has no variants. Surrogates are themselves. */
export const variantOfUnit: Uint16Array = Uint16Array.from({ length: 0x10000 }, (_, unit) => unit);
const variantOfPair = new Map<number, string>();

for (const members of variantClasses.split(' ')) {
  const [first = '', ...others] = members;
  for (const other of others) {
    if (other.length === 1 && first.length === 1) variantOfUnit[other.charCodeAt(0)] = first.charCodeAt(0);
    else variantOfPair.set(other.codePointAt(0) ?? 0, first);
  }
}
for (const pair of radicalForms.split(' ')) {
  const [radical = '', ideograph = ''] = pair;
  variantOfUnit[radical.charCodeAt(0)] = variantOfUnit[ideograph.charCodeAt(0)] ?? 0;
}
// Kangxi radicals and compatibility ideographs are canonically or by compatibility one unified ideograph.
for (const [from, to] of [
  [0x2e80, 0x2fd5],
  [0xf900, 0xfaff],
] as const) {
  for (let unit = from; unit <= to; unit += 1) {
    const unified = String.fromCharCode(unit).normalize('NFKC');
    if (unified.length === 1 && variantOfUnit[unit] === unit && unified.charCodeAt(0) !== unit)
      variantOfUnit[unit] = variantOfUnit[unified.charCodeAt(0)] ?? unit;
  }
}

/** Marks of one meaning that the compatibility forms of Unicode leave apart. */
const marks: Readonly<Record<string, string>> = {
  '“': '"',
  '”': '"',
  '„': '"',
  '‘': "'",
  '’': "'",
  '‐': '-',
  '‑': '-',
  '‒': '-',
  '–': '-',
  '—': '-',
  '−': '-',
  '・': '·',
  '•': '·',
  '‧': '·',
  〇: '零',
};

/** 1: the unit is its own folded form; 2: `variantOfUnit` has it; 3: ask `foldedForm`. */
const wayOfUnit = new Uint8Array(0x10000).fill(3);
for (let unit = 0; unit < 0x80; unit += 1) wayOfUnit[unit] = 1;
for (let unit = 0x41; unit <= 0x5a; unit += 1) {
  wayOfUnit[unit] = 2;
  variantOfUnit[unit] = unit + 0x20;
}
for (const unit of [0x09, 0x0a, 0x0b, 0x0c, 0x0d]) {
  wayOfUnit[unit] = 2;
  variantOfUnit[unit] = 0x20;
}
for (let unit = 0x2e80; unit <= 0xfaff; unit += 1) {
  const ideograph = unit < 0x2fe0 || (unit >= 0x3400 && unit <= 0x9fff) || unit >= 0xf900;
  if (!ideograph) continue;
  wayOfUnit[unit] = variantOfUnit[unit] === unit ? 1 : 2;
}
for (const unit of [0x3001, 0x3002]) wayOfUnit[unit] = 1;
for (let unit = 0xff01; unit <= 0xff5e; unit += 1) {
  wayOfUnit[unit] = 2;
  const ascii = unit - 0xfee0;
  variantOfUnit[unit] = ascii >= 0x41 && ascii <= 0x5a ? ascii + 0x20 : ascii;
}

/** Nothing of a key: zero-width, direction and variation marks, soft hyphens, accents that combine. */
const droppedRanges: readonly (readonly [number, number])[] = [
  [0x00ad, 0x00ad],
  [0x0300, 0x036f],
  [0x061c, 0x061c],
  [0x180b, 0x180e],
  [0x200b, 0x200f],
  [0x202a, 0x202e],
  [0x2060, 0x206f],
  [0xfe00, 0xfe0f],
  [0xfeff, 0xfeff],
  [0xe0000, 0xe01ef],
];

function foldedForm(point: number): string {
  const known = foldedForms.get(point);
  if (known !== undefined) return known;
  const character = String.fromCodePoint(point);
  let form = '';
  if (!droppedRanges.some(([from, to]) => point >= from && point <= to)) {
    for (const part of character.normalize('NFKC')) {
      const mark = marks[part];
      if (mark !== undefined) form += mark;
      else if (/\s/.test(part)) form += ' ';
      else if (/\p{Script=Latin}/u.test(part)) {
        form += part
          .normalize('NFKD')
          .replace(/[\u0300-\u036f]/g, '')
          .toLowerCase()
          .replace('ß', 'ss')
          .replace('ø', 'o')
          .replace('æ', 'ae')
          .replace('œ', 'oe')
          .replace('ı', 'i')
          .replace('ł', 'l');
      } else if (part.length === 1) {
        const variant = String.fromCharCode(variantOfUnit[part.charCodeAt(0)] ?? 0);
        form += marks[variant] ?? variant.toLowerCase();
      } else form += variantOfPair.get(part.codePointAt(0) ?? 0) ?? part.toLowerCase();
    }
  }
  // Half a surrogate pair stays what it is: there are 2,048 of them, so the memory is bounded by Unicode's size.
  foldedForms.set(point, form);
  const settled = Array.from(form, (part) => (part === character ? part : settledForm(part))).join('');
  foldedForms.set(point, settled);
  return settled;
}

/** What a character of a folded form becomes itself: some compatibility forms hold marks that are dropped. */
function settledForm(character: string): string {
  const unit = character.charCodeAt(0);
  if (character.length === 1 && wayOfUnit[unit] !== 3) {
    return wayOfUnit[unit] === 1 ? character : String.fromCharCode(variantOfUnit[unit] ?? unit);
  }
  return foldedForm(character.codePointAt(0) ?? 0);
}

/**
 * The text folded for comparing: one form for the characters that the scripts
 * and regions write differently (後 后; 髮 發 发; 裏 裡 里; 著 着; 衞 衛 卫), for
 * full and half width, for case and accents, for radicals and compatibility
 * ideographs, and for the quotation marks and dashes of one kind. Only for keys:
 * what is shown and cited is the source, through `starts` and `ends`. Linear time.
 */
export function fold(text: string): FoldedText {
  let starts = new Uint32Array(text.length + 16);
  let ends = new Uint32Array(text.length + 16);
  const units = new KeyUnits(text.length + 16);
  let size = 0;
  let index = 0;
  while (index < text.length) {
    const unit = text.charCodeAt(index);
    const way = wayOfUnit[unit];
    if (way !== 3) {
      if (size === starts.length) [starts, ends] = [grown(starts), grown(ends)];
      units.push(way === 1 ? unit : (variantOfUnit[unit] ?? unit));
      starts[size] = index;
      index += 1;
      ends[size] = index;
      size += 1;
      continue;
    }
    const point = text.codePointAt(index) ?? unit;
    const next = index + (point > 0xffff ? 2 : 1);
    const form = foldedForm(point);
    // What is dropped belongs to the character before it.
    if (form === '' && size > 0) ends[size - 1] = next;
    for (let part = 0; part < form.length; part += 1) {
      if (size === starts.length) [starts, ends] = [grown(starts), grown(ends)];
      units.push(form.charCodeAt(part));
      starts[size] = index;
      ends[size] = next;
      size += 1;
    }
    index = next;
  }
  return { key: units.text(), starts: starts.subarray(0, size), ends: ends.subarray(0, size) };
}

/**
 * Every form in which texts may write an ideograph of a query, itself first: 后
 * gives 后 and 後, 髮 gives 髮, 发 and 發. Hits in a form of the query's own are the
 * more exact ones; the others are found as well.
 */
export function formsOf(character: string): readonly string[] {
  const key = fold(character).key;
  return [character, ...(formsOfKey().get(key) ?? []).filter((form) => form !== character)];
}

let formsByKey: ReadonlyMap<string, readonly string[]> | null = null;

function formsOfKey(): ReadonlyMap<string, readonly string[]> {
  formsByKey ??= new Map(
    variantClasses.split(' ').map((members) => {
      const forms = [...members];
      return [fold(forms[0] ?? '').key, forms] as const;
    }),
  );
  return formsByKey;
}

/** Where the units from `start` to `end` of a folded key stand in the source. */
export function sourceOf(folded: FoldedText, start: number, end: number): { start: number; end: number } {
  if (end <= start) {
    const at = folded.starts[start] ?? folded.ends[folded.ends.length - 1] ?? 0;
    return { start: at, end: at };
  }
  return { start: folded.starts[start] ?? 0, end: folded.ends[end - 1] ?? 0 };
}

function grown(list: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(list.length * 2);
  larger.set(list);
  return larger;
}

/** UTF-16 units gathered for one string; a string grown unit by unit is slow to read afterwards. */
class KeyUnits {
  private units: Uint16Array<ArrayBuffer>;
  private size = 0;

  constructor(capacity: number) {
    this.units = new Uint16Array(capacity);
  }

  push(unit: number): void {
    if (this.size === this.units.length) {
      const larger = new Uint16Array(this.units.length * 2);
      larger.set(this.units);
      this.units = larger;
    }
    this.units[this.size] = unit;
    this.size += 1;
  }

  text(): string {
    const step = 0x2000;
    let text = '';
    for (let from = 0; from < this.size; from += step) {
      text += String.fromCharCode(...this.units.subarray(from, Math.min(this.size, from + step)));
    }
    return text;
  }
}
