import { companyForms, foreignForms } from '#main/language/company-forms.ts';
import type { Fact } from './fact-finding.ts';
import { type PartyFields, partyFact } from './party-fact.ts';

/** Aliases that name no party. */
const noParty =
  /^(?:this |the )?(?:agreements?|contract|date|parties|party|territory|products?|services?|term|deed|lease|license|licence|premises|property|goods|vessel|works?|project|act|code|securities|shares|closing|commission|sec|patents?|trademarks?|marks|software|site|program|plan|schedule|exhibit|affiliates?|business|company group|board|fda)$|(?:Agreements?|Amendment|Date|Rights?|Period|Territory|Products?|Services?|Sites?|Committee|Data|Plans?|Notice|Fees?|Term|Act|Property|Software|Technology|Programs?|Patents?|Trademarks?|Marks?|Shares|Securities|Documents?|Information|Materials?|Operations|Orders?|Contract|MOU|LOI|Compounds?|Systems?|Benefit|Indenture|Acquisition|Laws?|Rules?|Price|Amount|Royalty|Channels?|Network|Facility|Transaction|Day)$/i;

/** The name ends in a word of companies, firms and bodies. */
const company = new RegExp(`(?:Bank|Trust|(?<![\\p{L}0-9])(?:${companyForms}))[,.]?\\s*$`, 'u');
const personOrBody =
  /^\s*,?\s*(?:an?\s[^,;.]{0,60}?(?:company|corporation|partnership|individual|limited liability|association|trust|body corporate|resident|citizen|institution|bank|firm|entity)|incorporated|organi[sz]ed|having (?:its|an|his|her)|whose|with (?:its|a|an|offices?)|of\s[A-Z0-9]|residing|holder of|\((?:company|registration|reg|HKID|passport|identity))/i;
const noName =
  /\b(?:Agreement|AGREEMENT|Amendment|AMENDMENT|Committee|Page|PAGE|Section|Exhibit|EXHIBIT|Whereas|WHEREAS|THIS|Date|DATE|State|Article|ARTICLE)\b|^(?:Wales|England|Delaware|Nevada|California|Hong Kong|Company|Party|Parties)$/;
const firstWords = /^(?:This|These|Such|Any|Each|NOW|In|For|If|As|Representatives|Duties)\b/;

/** (the "Buyer"), (hereinafter referred to as "Seller"), ("X" or the "Company"). */
const alias =
  /[(（]\s?(?:(?:hereinafter|hereafter|herein|referred|called|known|or|the|and|as|to|sometimes|also|individually|each|a|an|[\s,:;]){0,14})["“]([^"”\n]{2,60})["”](?:[^)）\n]{0,80})[)）]/g;
const hereinafter =
  /,?\s(?:hereinafter|hereafter)\s(?:(?:referred|called|known|individually|simply|sometimes|to|as|the|[\s,]){0,8})["“]([^"”\n]{2,60})["”]/g;
const roleWords =
  /^(?:the )?(?:buyer|seller|purchaser|vendor|supplier|customer|client|company|contractor|sub-?contractor|employer|employee|landlord|tenant|lessor|lessee|licensor|licensee|lender|borrower|guarantor|owner|owners|charterer|charterers|carrier|shipper|agent|principal|distributor|manufacturer|consultant|franchisor|franchisee|claimant|respondent|applicant|investor|issuer|trustee|assignor|assignee|sponsor|operator|service provider|provider|recipient|discloser|reseller|dealer|party [a-d]|bank|underwriter|transferor|transferee|mortgagor|mortgagee|first party|second party)s?$/i;

/** The parties in the first pages of an English text: names with an alias, and names after "between". */
export function englishParties(top: string): Fact[] {
  const facts: Fact[] = [];
  for (const pattern of [alias, hereinafter]) {
    for (const match of top.matchAll(pattern)) {
      const short = (match[1] ?? '').replace(/[,.]$/, '').trim();
      if (noParty.test(short) || !/^(?:the )?[\p{Lu}0-9]/u.test(short)) continue;
      const found = nameBefore(top, match.index);
      if (found === null) continue;
      const fields: PartyFields = {
        name: found.name,
        role: roleWords.test(short) ? short : null,
        alias: short,
        description: found.description,
      };
      const reason = `a name before “${match[0].trim().slice(0, 60)}”`;
      facts.push(
        partyFact(found.start, match.index + match[0].length, fields, reason, company.test(found.name) ? 0.9 : 0.75),
      );
    }
  }
  return [...facts, ...namedParties(top).filter((party) => !facts.some((fact) => overlaps(fact, party)))];
}

function overlaps(a: Fact, b: Fact): boolean {
  return a.start < b.end && b.start < a.end;
}

/** The name that the alias at `end` stands for. */
function nameBefore(top: string, end: number): { start: number; name: string; description: string | null } | null {
  const from = Math.max(0, end - 700);
  const slice = top.slice(from, end);
  // What an earlier alias closed belongs to another party.
  const floor = /^[\s\S]*["”][^"”(（]{0,80}[)）]/.exec(slice)?.[0].length ?? 0;
  const candidates: { start: number; name: string; after: string }[] = [];
  for (const start of nameStarts(slice, floor)) {
    const rest = slice.slice(start);
    const name = nameOf(rest);
    if (name === null) continue;
    const offset = rest.indexOf(name);
    candidates.push({ start: start + offset, name, after: rest.slice(offset + name.length) });
  }
  const best =
    candidates.findLast(({ name }) => company.test(name)) ??
    candidates.findLast(
      ({ start, after }) =>
        (personOrBody.test(after) || after.trim().length <= 2) &&
        !/laws? of/i.test(slice.slice(Math.max(0, start - 60), start)),
    );
  if (best === undefined) return null;
  const description = best.after
    .replaceAll(/\s+/g, ' ')
    .replace(/^[\s,]+/, '')
    .replace(/[\s,]+$/, '');
  return {
    start: from + best.start,
    name: best.name.replaceAll(/\s+/g, ' '),
    description: description === '' ? null : description.slice(0, 300),
  };
}

const opensName =
  /(?:\b(?:between|among|amongst|BETWEEN|AMONG)\b[:,]?|\b(?:and|AND)\b(?=[\s:]{1,6}(?:the\s)?[A-Z(])|[;:]|\n\s{0,20}\n|[(（][0-9A-Za-z]{1,3}[)）]|\.\s(?=[A-Z]))\s{0,8}/g;

/** Where a name may begin in the slice: at the floor, after "between", "and", numbers, sentences. */
function nameStarts(slice: string, floor: number): number[] {
  const starts = [floor];
  for (const match of slice.matchAll(opensName)) {
    const at = match.index + match[0].length;
    if (at > floor) starts.push(at);
  }
  return starts;
}

const suffixAfterComma =
  '(?:,[ \\n]{1,3}(?:Inc|INC|Ltd|LTD|Limited|LIMITED|LLC|L\\.L\\.C|Corp|CORP|Incorporated|L\\.P|LP|LLP|S\\.A|N\\.V|B\\.V|N\\.A|Co|PLC|plc|S\\.p\\.A|A/S|GmbH|AG|SE|S\\.A\\.S|S\\.r\\.l|[PO]?JSC)\\b\\.?){0,2}';
const nameWord = "[\\p{Lu}0-9(][\\p{L}0-9.&'’/()!+-]{0,40}";
const nameHead = new RegExp(
  `^[\\s,]{0,8}((?:(?:[Tt]he|THE)[ \\n]{1,4})?(?:${nameWord}|[a-z]{1,3}[A-Z][\\p{L}]{1,20}|[a-z0-9]{2,20}\\.com)(?:[ \\n]{1,6}(?:of|the|and|de|da|do|for|&|r\\.l\\.|z o\\.o\\.|${nameWord})){0,11}${suffixAfterComma})`,
  'u',
);

/** "On 1 March 2025 Harbour Trading Limited": a day is no part of a name. */
const dayBefore =
  /^(?:On|By|From|Since)\s(?:the\s)?(?:\d{1,2}(?:st|nd|rd|th)?\s(?:of\s)?\p{Lu}\p{Ll}{2,8}|\p{Lu}\p{Ll}{2,8}\s\d{1,2},?)\s\d{4},?\s/u;

const twoNames = new RegExp(
  `^(.{4,80}?(?:Inc|Ltd|LLC|Corp|Limited|Corporation|L\\.P|LLP|Company|(?<![\\p{L}0-9])(?:Bhd|${foreignForms}))\\.?,?)\\s(?:and|AND)\\s`,
  'u',
);
/** "Sdn. Bhd." cut behind its full stop. */
const onlyForm = new RegExp(`^(?:${companyForms})$`, 'u');

function nameOf(rest: string): string | null {
  const match = nameHead.exec(rest);
  let name = match?.[1]?.replace(/\s(?:and|of|the|for)$/, '').trim();
  if (name === undefined) return null;
  // "A Inc. and B Corp." are two names.
  const joined = twoNames.exec(name);
  if (joined?.[1] !== undefined) name = joined[1].replace(/,$/, '');
  // The sentence ends with the company's name.
  const whole =
    /^((?:(?!\sand\s).){3,80}?\b(?:Ltd|Limited|Inc|LLC|Corp|Corporation|PLC|LLP)\.)\s(?!Ltd|LTD|Limited|Inc)/.exec(
      name,
    );
  name = whole?.[1] ?? name;
  name = name
    .replace(/^\([0-9A-Za-z]{1,3}\)\s?/, '')
    .replace(dayBefore, '')
    .replace(/^AND\s/, '');
  if (/\([^)]*$/.test(name)) name = name.replace(/\s?\([^)]*$/, '');
  if (name.length < 3 || name.length > 120 || noName.test(name) || onlyForm.test(name) || firstWords.test(name))
    return null;
  return /^(?:[0-9]+|[A-Z]\.?)$|^[0-9]+\s?(?:st|nd|rd|th)/.test(name) || !/[a-zA-Z]{2}/.test(name) ? null : name;
}

/** Names of companies in the sentence after "between", where no alias is given. */
function namedParties(top: string): Fact[] {
  const facts: Fact[] = [];
  const region = 4_000;
  for (const match of top.slice(0, region).matchAll(/\b(?:between|among|BETWEEN|AMONG|Between)\b[:,]?/g)) {
    const from = match.index + match[0].length;
    const slice = top.slice(from, from + 1_200);
    const stop = /WITNESSETH|WHEREAS|RECITALS|Recitals|\n\s*\n\s*\n|["”]\)?\.\s/.exec(slice)?.index ?? slice.length;
    const part = slice.slice(0, stop);
    for (const start of nameStarts(part, 0)) {
      const name = nameOf(part.slice(start));
      if (name === null || !company.test(name) || / AND /.test(name)) continue;
      const at = from + start + part.slice(start).indexOf(name);
      if (facts.some((fact) => at < fact.end)) continue;
      facts.push(
        partyFact(
          at,
          at + name.length,
          { name: name.replaceAll(/\s+/g, ' '), role: null, alias: null, description: null },
          `a company's name after “${match[0]}”`,
          0.7,
        ),
      );
    }
    if (facts.length >= 2) break;
  }
  return facts;
}
