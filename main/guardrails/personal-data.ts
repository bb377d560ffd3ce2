import { isBankCard, isHongKongId, isIban, isMainlandId } from './check-digits.ts';

export type PersonalDataKind = 'hkid' | 'prc-id' | 'passport' | 'permit' | 'phone' | 'card' | 'iban' | 'account';

export interface PersonalData {
  readonly kind: PersonalDataKind;
  /** UTF-16 offsets. */
  readonly start: number;
  readonly end: number;
}

interface Pattern {
  readonly kind: PersonalDataKind;
  /** The first group is the datum where there is one, else the whole. */
  readonly pattern: RegExp;
  readonly holds?: (text: string) => boolean;
}

const before = '(?<![A-Za-z0-9])';
const after = '(?![A-Za-z0-9])';
const shape = (source: string): RegExp => new RegExp(`${before}(?:${source})${after}`, 'gd');
/** A number is taken for what the words before it call it. */
const named = (words: string, source: string): RegExp =>
  new RegExp(`(?:${words})[^\\n\\d]{0,24}?${before}(${source})${after}`, 'gdi');

/** The surer kind first: what lies in an earlier one is not looked at again. */
const patterns: readonly Pattern[] = [
  {
    kind: 'hkid',
    // A closing bracket may stand right before a letter; a bare digit may not.
    pattern: /(?<![A-Za-z0-9])(?:[A-Z]{1,2} ?[0-9]{6} ?\([0-9A]\)|[A-Z]{1,2}[0-9]{6}[0-9A](?![A-Za-z0-9]))/dg,
    holds: isHongKongId,
  },
  { kind: 'prc-id', pattern: shape('[1-9][0-9]{16}[0-9Xx]'), holds: isMainlandId },
  { kind: 'iban', pattern: shape('[A-Z]{2}[0-9]{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?'), holds: isIban },
  { kind: 'card', pattern: shape('[2-6][0-9]{3}(?:[ -]?[0-9]{4}){2}[ -]?[0-9]{1,7}'), holds: isBankCard },
  {
    kind: 'account',
    pattern: named(
      'a/c|acc(?:oun)?t(?: ?no| number)?|賬戶|帳戶|账户|賬號|帳號|账号|戶口|户口',
      '[0-9]{3}(?:[ -]?[0-9]){5,17}',
    ),
  },
  {
    kind: 'permit',
    pattern: named('permit|通行證|通行证|回鄉證|回乡证|回鄉卡|台胞證|台胞证|臺胞證', '[HMCEWTL]?[A-Z]?[0-9]{7,10}'),
  },
  { kind: 'passport', pattern: named('passport|護照|护照', '[A-Z]{0,2}[0-9]{7,9}') },
  {
    kind: 'phone',
    pattern: shape('(?:\\+|00)?86[ -]?1[3-9][0-9](?:[ -]?[0-9]{4}){2}|1[3-9][0-9](?:[ -]?[0-9]{4}){2}'),
  },
  { kind: 'phone', pattern: shape('(?:\\+|00)?\\(?85[23]\\)?[ -]?[2-9][0-9]{3}[ -]?[0-9]{4}') },
  { kind: 'phone', pattern: /\+(?:852|853|86)[ -]?\d{4}[ -]?\d{4,7}(?!\d)/dg },
  {
    kind: 'phone',
    pattern: named('tel|phone|mobile|fax|whatsapp|電話|电话|手機|手机|手提|傳真|传真', '[2-9][0-9]{3}[ -]?[0-9]{4}'),
  },
];

/** Full-width digits, letters, brackets and dashes as their narrow ones, unit for unit, so that offsets hold. */
function narrow(text: string): string {
  return text.replace(/[\uFF01-\uFF5E]/g, (unit) => String.fromCharCode(unit.charCodeAt(0) - 0xfee0));
}

/**
 * Personal data in a text, by place. Identity cards, cards and IBANs must have a
 * right check digit; passports, permits, accounts and bare local telephone
 * numbers must be named as such just before.
 */
export function findPersonalData(text: string): PersonalData[] {
  const plain = narrow(text);
  const found: PersonalData[] = [];
  for (const { kind, pattern, holds } of patterns) {
    for (const match of plain.matchAll(pattern)) {
      const [start, end] = match.indices?.[1] ?? match.indices?.[0] ?? [0, 0];
      if (holds && !holds(plain.slice(start, end))) continue;
      if (found.some((other) => other.start < end && start < other.end)) continue;
      found.push({ kind, start, end });
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

/** The text with every letter and digit of personal data as `█`: as long as before, so that offsets into it hold. */
export function maskPersonalData(text: string): string {
  let masked = '';
  let from = 0;
  for (const { start, end } of findPersonalData(text)) {
    masked += text.slice(from, start) + text.slice(start, end).replace(/[\p{L}\p{N}]/gu, '█');
    from = end;
  }
  return masked + text.slice(from);
}
