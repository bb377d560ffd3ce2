import type { TextFinding } from '#contract/finding.ts';
import type { Reading } from '../matching/reading.ts';
import { companyName, sameCompany } from './company-names.ts';
import type { Defect, Words } from './defect.ts';
import { partyNames } from './party-names.ts';
import { type NamedCompany, sidesNamedTwice } from './sides-named-twice.ts';

/** Where the signatures stand: what follows names who signs. */
const signing =
  /\b(?:IN WITNESS WHEREOF|In witness whereof|SIGNED|Signed|EXECUTED|Executed|SIGNATURES?|Signatures?|SIGNATORIES|Signature page|For and on behalf of|for and on behalf of|on behalf of|By its authori[sz]ed)\b|\bFor (?:the )?(?:Buyer|Seller|Lessor|Lessee|Licensor|Licensee|Supplier|Customer|Owner|Contractor|Employer|Borrower|Lender|Party [AB]):|(?:签署|签字|签名|盖章|签章|落款|代表|用印|立约人(?=[签盖(代])|蓋印|盖印)/g;
const reach = 260;
/** Who signs for another, or beside the parties. */
const besides =
  /\b(?:witness|as agent|agent(?! of the)|underwriters?|guarantor|attorney|notary|solicitors?|law firm|parent|escrow|auditors?|by its (?:general|managing|sole|manager|agent|attorney|trustee|investment|member))\b|见证|担保人|保证人|代理人|鉴证|公证|丙方|开户行|经办|银行/i;
const seals =
  /(?:蓋章|盖章|签章|签署|签字|签名|公章|落款|代表|用印|立约人|:|;|,|、|\)|\||\s|^)(?:[甲乙]方|买方|卖方|出租人|承租人|发包人|承包人|供方|需方)?(?:\([^)]{1,8}\))?(?:处|栏|页|上)?[:]?(?:嗰间|嗰个|的)?(?:却|则|实)?(?:系|是|为)?["\s]*([一-鿿()]{3,30}?公司)/g;
/** 签章处却为…, "… , a company that is no party to it": the text itself says that a stranger signs. */
const saysStranger =
  /\b(?:sign(?:ed|s|ature)?|execut(?:ed|ion)|chop(?:ped)?|sealed)\b[^.;]{0,140}\b(?:(?:not|never|nowhere)(?: (?:otherwise|itself|previously))? (?:a )?(?:party to|named in|named as|mentioned|identified)|nowhere (?:mentions?|names?|refers? to|appears?)|(?:does|do) not (?:appear|mention|name)|(?:which|that) is (?:not a|no) party)|(?:签署|签字|盖章|签章|落款|签名|加盖)[^。;]{0,40}(?:(?:并非|不是|唔系|非)[^。;]{0,8}(?:当事人|合同方|订约方|缔约方|立约方|签约方)|(?:未|从未|没有|冇)(?:在|于|喺)[^。;]{0,12}(?:出现|列明|提及|载明|讲过))|(?:签章|盖章|签署|签字|落款|签名)(?:处|栏|页|一栏)?[^。;,]{0,6}(?:却|竟)(?:为|是|系|由)?[^。;,]{2,30}公司|(?:但系?|而|不过|惟)[^。;,]{0,4}(?:签章|盖章|签署|签字|落款|签名)(?:嗰(?:间|个)|的|处|栏|者|方)*(?:就)(?:为|是|系|由)[^。;,]{2,30}公司/;

/** What stands between a name and the next company is a recital: 法定代表人：黎志强 鉴于甲方已与…公司. */
const recites = /鉴于|鉴於|[甲乙丙]方|双方|签订|订立|委托|已与/;

/** Only where parties are known, and each of them has a telling word that the signing company lacks, and it one of its own. */
export function wrongParty(reading: Reading, facts: readonly TextFinding[]): Defect[] {
  const { folded } = reading;
  const { cased } = folded;
  const signed = [...cased.matchAll(signing)].at(0)?.index;
  // The facts take a company after "between … and" wherever it stands: who signs is no party by that.
  const ahead = facts.filter(
    ({ start }) => signed === undefined || cased.length > shortText || folded.foldedAt(start) < signed,
  );
  const twice = sidesNamedTwice(cased, cased.length > shortText);
  const parties = allParties(cased, ahead);
  const said = cased.length > shortText ? null : saysStranger.exec(cased);
  if (said !== null) return [strangerSigns(said[0], parties, { start: said.index, end: said.index + said[0].length })];
  if (parties.length < 2 && twice.length === 0) return [];
  const strangers =
    twice.length > 0
      ? twice
      : signatories(cased).filter(
          ({ name }) =>
            !parties.some(
              (party) => sameCompany(party, name) || (cased.length > shortText && sameCompany(name, party)),
            ) ||
            (cased.length <= shortText && isKinOnly(name, parties)),
        );
  const [first] = strangers;
  // One that signs in the place of another; a page of strangers is another paper's.
  return first === undefined ? [] : [strangerSigns(first.name, parties, first)];
}

/** 金狮娱乐(中国) beside 金狮影业: named after a party in its own script, and another company, whatever the others are called. */
function isKinOnly(name: string, parties: readonly string[]): boolean {
  const chinese = /[一-鿿]/;
  if (!chinese.test(name)) return false;
  const own = parties.filter((party) => chinese.test(party));
  return own.some((party) => party.slice(0, 2) === name.slice(0, 2)) && own.every((party) => !sameCompany(party, name));
}

/** The parties that the facts give, and those named "between X and Y" in a short text. */
function allParties(cased: string, facts: readonly TextFinding[]): string[] {
  // "(1) X LTD (Seller) and (2) Y LTD" may be told as one name.
  const known = partyNames(facts).flatMap((name) =>
    name.split(/\s*(?:\([^)]*\)\s*)?(?:,|\band\b|&|及|与)\s*\(\d\)\s*/),
  );
  if (cased.length > shortText) return known;
  const firstSign = [...cased.matchAll(signing)].at(0)?.index ?? cased.length;
  const between =
    /\b(?:[Bb]etween|[Aa]mong|BETWEEN|AMONG|[Pp]arties(?=:| are\b))\b|(?:双方|合约方|订约方|当事人)(?:系|为|是|:)/.exec(
      cased,
    );
  if (between === null || between.index > firstSign) return [...known, ...chineseParties(cased.slice(0, firstSign))];
  const rest = cased.slice(between.index, Math.min(firstSign, between.index + 400));
  const until = rest.search(/[。]|\.(?= [A-Z])(?<!Ltd\.|Co\.|Inc\.|Pte\.|Sdn\.|Bhd\.|Mr\.|Ms\.|Dr\.|Corp\.)/);
  const head = until < 0 ? rest : rest.slice(0, until + 1);
  const named = [...head.matchAll(namedParty)].map((match) => match[1] ?? match[2] ?? match[3] ?? '');
  return [...known, ...named.filter((name) => !known.some((one) => sameCompany(one, name)))];
}

const shortText = 6_000;
/** A company, or a person with a title. */
const namedParty = new RegExp(
  `${companyName.source}|(?:^|[:、,与和及同()]|[由为是系])([一-鿿()]{2,30}?公司)|\\b((?:Mr|Mrs|Ms|Miss|Dr)\\.? [A-Z][a-z]+(?: [A-Z][a-z]+){0,3})`,
  'g',
);

/** 由甲公司与乙公司订立: the two that a Chinese paper is made between. */
function chineseParties(head: string): string[] {
  const match =
    /(?:由|系|是|为)"?([一-鿿()a-zA-Z ]{2,30}?公司)"?(?:\([^)]{1,12}\))?(?:与|同埋?|及|和)"?([一-鿿()a-zA-Z& ]{2,40}?(?:公司|Ltd|Limited|GmbH|Inc|LLC))/.exec(
      head,
    );
  return match === null ? [] : [match[1] ?? '', match[2] ?? ''];
}

/** Companies named where the signatures stand. */
function signatories(cased: string): NamedCompany[] {
  const found: NamedCompany[] = [];
  const parts = [...cased.matchAll(signing)];
  for (const [index, part] of parts.entries()) {
    const from = part.index;
    // In a long paper a word of signing in the text is no signature block.
    const until = Math.min(parts[index + 1]?.index ?? cased.length, from + reach);
    const block = cased.slice(from, until);
    const formal = /^(?:For|for|on behalf|By its)/.test(part[0]);
    if (cased.length > shortText && !formal && !/[:]/.test(block.slice(0, 24))) continue;
    if (formal && cased.length > shortText) {
      const [only] = [...block.slice(0, 110).matchAll(companyName)];
      if (only !== undefined && !besides.test(block.slice(0, 140))) found.push(place(only, from));
      continue;
    }
    // What a person who signs is ("R. Tan, attorney") says nothing of the company.
    const [names = ''] =
      cased.length > shortText ? [block] : block.slice(part[0].length).split(/\(sgd\.?\)|\(sd\.?\)|\n/);
    if (besides.test(cased.length > shortText ? block.slice(part[0].length, 120) : names.slice(0, 120))) continue;
    for (const match of block.matchAll(companyName)) found.push(place(match, from));
    if (
      /[签盖落用立蓋]|代表/.test(part[0]) ||
      (cased.length <= shortText && /^(?:Signed|SIGNED|Signatures?)/.test(part[0]))
    )
      for (const match of block.matchAll(seals)) if (!recites.test(match[1] ?? '')) found.push(place(match, from));
  }
  return found;
}

function place(match: RegExpExecArray, from: number): NamedCompany {
  // "… Chief Executive Officer Acme Inc.": the name begins after the office.
  const name = (match[1] ?? '').replace(
    /^.*\b(?:Officer|President|Director|Chairman|Secretary|Manager|Treasurer|Partner|Counsel) /,
    '',
  );
  const start = from + match.index + match[0].length - name.length;
  return { name, start, end: start + name.length };
}

function strangerSigns(name: string, parties: readonly string[], words: Words): Defect {
  return {
    kind: 'path.wrong_party',
    severity: 'medium',
    confidence: 0.6,
    words: [words],
    reasons: [
      'the signature block names a company that is not among the parties',
      `the parties are ${parties.slice(0, 4).join('; ')}`,
    ],
    fields: { signatory: name, parties: parties.slice(0, 6) },
  };
}
