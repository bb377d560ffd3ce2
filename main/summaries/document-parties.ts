import type { FieldValue, TextFinding } from '#contract/finding.ts';
import type { PartyNames } from './meaning/meaning-tokens.ts';

const quotes = '"“”「」『』\'‘’';
/** (the "Company"): the short name a contract gives a party. */
const shortName = new RegExp(
  `\\((?:[^()${quotes}]{0,60})[${quotes}]([A-Z][\\w .&-]{1,40})[${quotes}](?:[^()]{0,80})\\)`,
  'gu',
);
/** Words with capitals in a row, as names are written. */
const capitalised = /[A-Z][\w&.'’-]{0,40}(?:,? (?:[A-Z][\w&.'’-]{0,40}|of|and|the|&)){0,8}/gu;
const companySuffix =
  /\b(?:Ltd|Limited|Inc|Incorporated|Corp|Corporation|LLC|LLP|L\.P|PLC|plc|GmbH|S\.A|N\.V|B\.V|Pte|Company|Co|Bank|Trust|University)\b/u;
/** 甲方：某某有限公司 */
const chineseRole =
  /(甲方|乙方|丙方|買方|买方|賣方|卖方|出租人|承租人|委託人|委托人|受託人|受托人|發包人|发包人|承包人|許可方|许可方|被許可方|被许可方)\s*(?:（[^（）]{0,30}）|\([^()]{0,30}\))?\s*[:：]\s*([^\s，,。；;（(]{2,40})/gu;
/** 某某公司（以下簡稱「甲方」） */
const chineseDefinition = new RegExp(
  `([\\p{Script=Han}A-Za-z0-9·]{2,30})\\s*[（(](?:以下|下|簡|简)[^（）()${quotes}]{0,8}[${quotes}]?([\\p{Script=Han}A-Za-z]{2,10})[${quotes}]?[)）]`,
  'gu',
);

/** Legal words that stand where a name could and are none. */
const noNames =
  /^(?:the|this|under|in|by|and|or|upon|it|such|exhibit|schedule|section|article|agreement|contract|effective date|term|products?|services?|territory|confidential information|party|parties|witnesseth|whereas)$/iu;

/**
 * The names a document gives its parties, each list one party: the full name,
 * the short one, the role. From the findings, and from the definitions in the
 * first pages of the text.
 */
export function documentParties(text: string, findings: readonly TextFinding[]): PartyNames {
  const groups: string[][] = [];
  const add = (...names: string[]) => {
    // A short name of several words that says "Agreement" is the contract's, not a party's.
    if (names.some((name) => /\b(?:agreement|contract)$|協議|协议|合同|合約|(?<!供)[應应]|須|须/iu.test(name.trim())))
      return;
    const kept = names
      .map((name) => name.replace(/\s+/gu, ' ').trim())
      .filter((name) => name.length > 1 && !noNames.test(name));
    if (kept.length === 0) return;
    const known = groups.find((group) =>
      group.some((name) => kept.some((other) => other.toLowerCase() === name.toLowerCase())),
    );
    if (!known) groups.push([...new Set(kept)]);
    else for (const name of kept) if (!known.includes(name)) known.push(name);
  };
  for (const finding of findings) {
    if (
      finding.kind !== 'gen.parties_authority' &&
      finding.kind !== 'fact.party' &&
      finding.kind !== 'fact.person_role'
    )
      continue;
    add(...Object.values(finding.fields).flatMap(nameStrings));
  }
  const opening = text.slice(0, 6_000);
  for (const match of opening.matchAll(shortName)) {
    const name = nameBefore(opening, match.index);
    if (name !== null) add(name, match[1] ?? '');
  }
  for (const match of opening.matchAll(chineseRole)) add(match[2] ?? '', match[1] ?? '');
  for (const match of opening.matchAll(chineseDefinition)) add(match[1] ?? '', match[2] ?? '');
  return groups.filter((group) => group.length > 0).slice(0, 20);
}

/** The full name that a short name in brackets stands for: the first name of a company, or of several words, since the last bracket. */
function nameBefore(text: string, end: number): string | null {
  const before = text.slice(Math.max(0, end - 240), end);
  const part = before.slice(Math.max(before.lastIndexOf(')'), before.lastIndexOf(';')) + 1);
  const names = [...part.matchAll(capitalised)]
    .flatMap(([words]) => words.split(/\s(?:and|of) (?=the )/u))
    .map((words) =>
      words.replace(/^(?:and|the|of|This|The|Between|BETWEEN|By)\s+/u, '').replace(/\s(?:and|of|the)$/u, ''),
    )
    .filter(
      (words) =>
        /\s/u.test(words) &&
        !noNames.test(words) &&
        !/^(?:Agreement|Contract)\b|\b(?:Agreement|Contract)$/u.test(words),
    );
  return names.find((words) => companySuffix.test(words)) ?? names[0] ?? null;
}

function nameStrings(value: FieldValue): string[] {
  if (typeof value === 'string') return value.length <= 80 ? [value] : [];
  if (Array.isArray(value)) return value.flatMap((item: FieldValue) => nameStrings(item));
  return [];
}
